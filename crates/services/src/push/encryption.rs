//! Encryption of a message for one browser (RFC 8291): one record of `aes128gcm` (RFC 8188), so that the push service
//! in between carries what it cannot read.

use hkdf::Hkdf;
use p256::{PublicKey, SecretKey, ecdh::diffie_hellman};
use ring::aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use sha2::Sha256;

use super::vapid::point_of;

/// What push services are bound to take (RFC 8030, section 7.2); the record is never longer.
const RECORD_SIZE: u32 = 4096;
/// Most bytes of a message (RFC 8291, section 4): the record less header, padding mark and tag.
pub(super) const MOST_BYTES: usize = 3993;
/// Ends the last record (RFC 8188, section 2).
const LAST_RECORD: u8 = 2;

/// The browser at the other end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Receiver<'a> {
    /// Its public key, an uncompressed point of P-256: 65 bytes.
    pub(super) p256dh: &'a [u8],
    /// Its secret: 16 bytes.
    pub(super) auth: &'a [u8],
}

/// A message that cannot be encrypted: it is too long, or the browser's key is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NotEncrypted;

/// The body of a request to the push service. A key of ours and a salt are good for one message, so both are made anew
/// for each.
pub(super) fn encrypt(receiver: Receiver<'_>, message: &[u8]) -> Result<Vec<u8>, NotEncrypted> {
    encrypt_with(receiver, message, &super::vapid::new_secret(), &rand::random())
}

/// The same with a given key and salt, so that the example of the RFC can be followed.
fn encrypt_with(
    receiver: Receiver<'_>,
    message: &[u8],
    ours: &SecretKey,
    salt: &[u8; 16],
) -> Result<Vec<u8>, NotEncrypted> {
    if message.len() > MOST_BYTES {
        return Err(NotEncrypted);
    }
    let our_point = point_of(&ours.public_key());
    let (key, nonce) = key_and_nonce(receiver, ours, &our_point, salt)?;
    let mut record = message.to_vec();
    record.push(LAST_RECORD);
    let key = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &key).map_err(|_| NotEncrypted)?);
    key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut record)
        .map_err(|_| NotEncrypted)?;
    let point_length = u8::try_from(our_point.len()).map_err(|_| NotEncrypted)?;
    let mut body = Vec::with_capacity(21 + our_point.len() + record.len());
    body.extend_from_slice(salt);
    body.extend_from_slice(&RECORD_SIZE.to_be_bytes());
    body.push(point_length);
    body.extend_from_slice(&our_point);
    body.extend_from_slice(&record);
    Ok(body)
}

/// Key and nonce of the record (RFC 8291, section 3.4).
fn key_and_nonce(
    receiver: Receiver<'_>,
    ours: &SecretKey,
    our_point: &[u8],
    salt: &[u8],
) -> Result<([u8; 16], [u8; 12]), NotEncrypted> {
    let theirs = PublicKey::from_sec1_bytes(receiver.p256dh).map_err(|_| NotEncrypted)?;
    let shared = diffie_hellman(ours.to_nonzero_scalar(), theirs.as_affine());
    let who = [b"WebPush: info\0".as_slice(), receiver.p256dh, our_point].concat();
    let secret: [u8; 32] = derive(receiver.auth, shared.raw_secret_bytes(), &who)?;
    let key = derive(salt, &secret, b"Content-Encoding: aes128gcm\0")?;
    let nonce = derive(salt, &secret, b"Content-Encoding: nonce\0")?;
    Ok((key, nonce))
}

fn derive<const N: usize>(salt: &[u8], secret: &[u8], purpose: &[u8]) -> Result<[u8; N], NotEncrypted> {
    let mut derived = [0; N];
    Hkdf::<Sha256>::new(Some(salt), secret).expand(purpose, &mut derived).map_err(|_| NotEncrypted)?;
    Ok(derived)
}

#[cfg(test)]
mod tests {
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as B64};
    use proptest::prelude::*;

    use super::*;

    fn bytes(text: &str) -> Vec<u8> {
        B64.decode(text).unwrap()
    }

    /// The other side, from the RFC's words and apart from the code above: what a browser makes of a body.
    fn decrypt(theirs: &SecretKey, auth: &[u8], body: &[u8]) -> Option<Vec<u8>> {
        let (salt, rest) = body.split_at_checked(16)?;
        let (size, rest) = rest.split_at_checked(4)?;
        let (length, rest) = rest.split_first()?;
        let (sender, record) = rest.split_at_checked(usize::from(*length))?;
        let limit = usize::try_from(u32::from_be_bytes(size.try_into().ok()?)).ok()?;
        if record.len() > limit {
            return None;
        }
        let sender_key = PublicKey::from_sec1_bytes(sender).ok()?;
        let shared = diffie_hellman(theirs.to_nonzero_scalar(), sender_key.as_affine());
        let who = [b"WebPush: info\0".as_slice(), &point_of(&theirs.public_key()), sender].concat();
        let mut secret = [0; 32];
        Hkdf::<Sha256>::new(Some(auth), shared.raw_secret_bytes()).expand(&who, &mut secret).ok()?;
        let (mut key, mut nonce) = ([0; 16], [0; 12]);
        let derived = Hkdf::<Sha256>::new(Some(salt), &secret);
        derived.expand(b"Content-Encoding: aes128gcm\0", &mut key).ok()?;
        derived.expand(b"Content-Encoding: nonce\0", &mut nonce).ok()?;
        let key = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &key).ok()?);
        let mut record = record.to_vec();
        let opened = key.open_in_place(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut record).ok()?;
        let end = opened.iter().rposition(|byte| *byte != 0)?;
        (opened.get(end) == Some(&LAST_RECORD)).then(|| opened[..end].to_vec())
    }

    /// RFC 8291, section 5 and appendix A.
    #[test]
    fn the_example_of_the_rfc_comes_out_byte_for_byte() {
        let p256dh = bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");
        let auth = bytes("BTBZMqHH6r4Tts7J_aSIgg");
        let ours = SecretKey::from_slice(&bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")).unwrap();
        let salt: [u8; 16] = bytes("DGv6ra1nlYgDCS1FRnbzlw").try_into().unwrap();
        let receiver = Receiver { p256dh: &p256dh, auth: &auth };

        let our_point = point_of(&ours.public_key());
        let expected = "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
        assert_eq!(B64.encode(&our_point), expected);
        let (key, nonce) = key_and_nonce(receiver, &ours, &our_point, &salt).unwrap();
        assert_eq!(B64.encode(key), "oIhVW04MRdy2XN9CiKLxTg");
        assert_eq!(B64.encode(nonce), "4h_95klXJ5E_qnoN");

        let message = b"When I grow up, I want to be a watermelon";
        let body = encrypt_with(receiver, message, &ours, &salt).unwrap();
        assert_eq!(
            B64.encode(&body),
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl\
             7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
        );
        let theirs = SecretKey::from_slice(&bytes("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94")).unwrap();
        assert_eq!(decrypt(&theirs, &auth, &body).as_deref(), Some(message.as_slice()));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn a_message_is_read_by_its_browser_alone(message in prop::collection::vec(any::<u8>(), 0..=MOST_BYTES)) {
            let (theirs, others) = (crate::push::vapid::new_secret(), crate::push::vapid::new_secret());
            let (p256dh, auth) = (point_of(&theirs.public_key()), rand::random::<[u8; 16]>());
            let body = encrypt(Receiver { p256dh: &p256dh, auth: &auth }, &message).unwrap();
            prop_assert!(body.len() <= 4096);
            prop_assert_eq!(decrypt(&theirs, &auth, &body), Some(message));
            prop_assert_eq!(decrypt(&others, &auth, &body), None);
            prop_assert_eq!(decrypt(&theirs, &rand::random::<[u8; 16]>(), &body), None);
        }
    }

    #[test]
    fn a_longer_message_or_a_key_that_is_none_is_refused() {
        let theirs = crate::push::vapid::new_secret();
        let (p256dh, auth) = (point_of(&theirs.public_key()), [7; 16]);
        let receiver = Receiver { p256dh: &p256dh, auth: &auth };
        assert!(encrypt(receiver, &[b'a'; MOST_BYTES]).is_ok());
        assert_eq!(encrypt(receiver, &[b'a'; MOST_BYTES + 1]), Err(NotEncrypted));
        let off_the_curve = [4; 65];
        assert_eq!(encrypt(Receiver { p256dh: &off_the_curve, ..receiver }, b"hello"), Err(NotEncrypted));
    }

    #[test]
    fn no_two_bodies_are_alike() {
        let theirs = crate::push::vapid::new_secret();
        let p256dh = point_of(&theirs.public_key());
        let receiver = Receiver { p256dh: &p256dh, auth: &[7; 16] };
        assert_ne!(encrypt(receiver, b"hello").unwrap(), encrypt(receiver, b"hello").unwrap());
    }
}
