//! The key that push services know this installation by, and what it signs for each of them (RFC 8292).

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as B64};
use jiff::{SignedDuration, Timestamp};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use p256::{PublicKey, SecretKey, elliptic_curve::sec1::ToEncodedPoint as _, pkcs8::EncodePrivateKey as _};
use serde::Serialize;
use url::Url;

use crate::ServiceError;

/// How long a signature is good. At most 24 hours are allowed; half of it leaves room for clocks that differ.
const GOOD_FOR: SignedDuration = SignedDuration::from_hours(12);

/// A pair of keys of the curve P-256.
#[derive(Clone)]
pub struct VapidKey(SecretKey);

#[derive(Serialize)]
struct Claims<'a> {
    aud: String,
    exp: i64,
    sub: &'a str,
}

impl VapidKey {
    /// A new one.
    #[must_use]
    pub fn generate() -> Self {
        Self(new_secret())
    }

    /// From its private half, as [`Self::private_text`] writes it. None for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::from_bytes(&B64.decode(text.trim().trim_end_matches('=')).ok()?)
    }

    /// From the 32 bytes of its private half.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let bytes: &[u8; 32] = bytes.try_into().ok()?;
        SecretKey::from_slice(bytes).ok().map(Self)
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        self.0.to_bytes().to_vec()
    }

    /// The private half: 43 characters of base64url. Keep it secret.
    #[must_use]
    pub fn private_text(&self) -> String {
        B64.encode(self.to_bytes())
    }

    /// The public half, as browsers are told it: 87 characters of base64url.
    #[must_use]
    pub fn public_text(&self) -> String {
        B64.encode(point_of(&self.0.public_key()))
    }

    /// The value of `Authorization` for a message to this endpoint. `contact` is a `mailto:` or `https:` address at
    /// which whoever runs the push service can complain.
    pub(super) fn authorization(&self, endpoint: &Url, contact: &str, now: Timestamp) -> Result<String, ServiceError> {
        let pkcs8 = self.0.to_pkcs8_der().map_err(|error| ServiceError::Internal(anyhow::anyhow!("{error}")))?;
        let claims = Claims {
            aud: endpoint.origin().ascii_serialization(),
            exp: now.checked_add(GOOD_FOR).unwrap_or(now).as_second(),
            sub: contact,
        };
        let key = EncodingKey::from_ec_der(pkcs8.as_bytes());
        let token = jsonwebtoken::encode(&Header::new(Algorithm::ES256), &claims, &key)
            .map_err(|error| ServiceError::Internal(error.into()))?;
        Ok(format!("vapid t={token}, k={}", self.public_text()))
    }
}

/// A private key, for one message or for years.
pub(super) fn new_secret() -> SecretKey {
    loop {
        // Of all numbers of 32 bytes one in four billion is no key of this curve.
        if let Ok(secret) = SecretKey::from_slice(&rand::random::<[u8; 32]>()) {
            return secret;
        }
    }
}

/// A public key as it travels: an uncompressed point, 65 bytes.
pub(super) fn point_of(key: &PublicKey) -> Vec<u8> {
    key.to_encoded_point(false).as_bytes().to_vec()
}

#[cfg(test)]
mod tests {
    use jsonwebtoken::{DecodingKey, Validation};
    use serde_json::Value;

    use super::*;

    const PRIVATE: &str = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
    const PUBLIC: &str = "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";

    #[test]
    fn a_key_is_written_and_read_the_same() {
        let key = VapidKey::parse(PRIVATE).unwrap();
        assert_eq!((key.private_text().as_str(), key.public_text().as_str()), (PRIVATE, PUBLIC));
        let made = VapidKey::generate();
        assert_eq!(VapidKey::parse(&made.private_text()).unwrap().public_text(), made.public_text());
        assert_eq!((made.private_text().len(), made.public_text().len()), (43, 87));
        for wrong in ["", "abc", PUBLIC, &"A".repeat(43)] {
            assert!(VapidKey::parse(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn a_message_is_signed_for_its_push_service_alone_and_for_half_a_day() {
        let now: Timestamp = "2026-03-10T08:00:00Z".parse().unwrap();
        let endpoint = Url::parse("https://push.example.net/send/abc?x=1").unwrap();
        let key = VapidKey::parse(PRIVATE).unwrap();
        let value = key.authorization(&endpoint, "mailto:hello@example.org", now).unwrap();
        let (token, public) = value.strip_prefix("vapid t=").unwrap().split_once(", k=").unwrap();
        assert_eq!(public, PUBLIC);

        let mut validation = Validation::new(Algorithm::ES256);
        validation.set_audience(&["https://push.example.net"]);
        validation.validate_exp = false;
        let decoding = DecodingKey::from_ec_der(&B64.decode(public).unwrap());
        let claims = jsonwebtoken::decode::<Value>(token, &decoding, &validation).unwrap().claims;
        assert_eq!(claims["sub"], "mailto:hello@example.org");
        assert_eq!(claims["exp"], now.as_second() + 12 * 3600);
    }
}
