//! Secrets that we hand out, and the hash by which we know them again. A secret has 256 random bits, so a plain
//! SHA-256 of it tells a reader of the database nothing.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest as _, Sha256};

use crate::digits::hex;

/// What a personal access token begins with, so that a leaked one can be recognised by scanners.
const ACCESS_TOKEN_PREFIX: &str = "wsp_";
/// Hexadecimal digits of 256 bits, and of the checksum behind them.
const SECRET_DIGITS: usize = 64;
const CHECKSUM_DIGITS: usize = 8;

/// A new secret of 43 characters that may stand in a URL, a header or a cookie.
pub(crate) fn new_secret() -> String {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())
}

/// What is stored of a secret.
pub(crate) fn hash_of(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}

/// A new personal access token: prefix, 64 hexadecimal digits, checksum.
pub(super) fn new_access_token() -> String {
    let digits = hex(&rand::random::<[u8; 32]>());
    format!("{ACCESS_TOKEN_PREFIX}{digits}{}", checksum(&digits))
}

/// Whether a bearer token claims to be a personal access token.
pub(super) fn is_access_token(token: &str) -> bool {
    token.starts_with(ACCESS_TOKEN_PREFIX)
}

/// Whether a personal access token was copied whole. A wrong one costs no query.
pub(super) fn access_token_is_whole(token: &str) -> bool {
    token
        .strip_prefix(ACCESS_TOKEN_PREFIX)
        .filter(|rest| rest.len() == SECRET_DIGITS + CHECKSUM_DIGITS)
        .and_then(|rest| rest.split_at_checked(SECRET_DIGITS))
        .is_some_and(|(digits, sum)| checksum(digits) == sum)
}

fn checksum(digits: &str) -> String {
    let mut sum = hex(&hash_of(digits));
    sum.truncate(CHECKSUM_DIGITS);
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_secrets_are_alike() {
        assert_ne!(new_secret(), new_secret());
        assert_eq!(new_secret().len(), 43);
    }

    #[test]
    fn a_token_that_was_copied_badly_is_known_without_asking() {
        let token = new_access_token();
        assert!(is_access_token(&token) && access_token_is_whole(&token));
        assert!(!access_token_is_whole(&token[..token.len() - 1]));
        assert!(!access_token_is_whole(&format!("{token}0")));
        assert!(!access_token_is_whole(&token.replacen("wsp_", "wsp_\u{e9}", 1)));
        let swapped = if token.ends_with('0') { "1" } else { "0" };
        assert!(!access_token_is_whole(&format!("{}{swapped}", &token[..token.len() - 1])));
    }
}
