//! The address that people type. From it follow links in mails, the origin that may write, cookies and HSTS, never
//! from a header of the request.

use std::{fmt, net::SocketAddr, str::FromStr};

use http::Uri;
use serde::{Deserialize, Serialize};

/// Scheme, host and port as browsers send them in `Origin`, without a slash at the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PublicUrl {
    origin: String,
    host: String,
}

impl PublicUrl {
    /// The address of a listener.
    #[must_use]
    pub fn of_listener(address: SocketAddr) -> Self {
        let host = match address {
            address if address.ip().is_unspecified() => "localhost".to_owned(),
            SocketAddr::V4(address) => address.ip().to_string(),
            SocketAddr::V6(address) => format!("[{}]", address.ip()),
        };
        Self { origin: format!("http://{host}{}", port_part("http", Some(address.port()))), host }
    }

    /// The origin, for example `https://wellspring.example.org`.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Host without port.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Whether people come by TLS. Only then HSTS is sent.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.origin.starts_with("https:")
    }

    /// Whether only this machine is meant.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        let bare = self.host.trim_start_matches('[').trim_end_matches(']');
        bare == "localhost"
            || bare.ends_with(".localhost")
            || bare.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
    }

    /// Whether the cookie is `__Host-session; Secure`. Browsers take it by TLS and from loopback only.
    #[must_use]
    pub fn has_secure_cookie(&self) -> bool {
        self.is_https() || self.is_loopback()
    }
}

fn port_part(scheme: &str, port: Option<u16>) -> String {
    match (scheme, port) {
        (_, None) | ("http", Some(80)) | ("https", Some(443)) => String::new(),
        (_, Some(port)) => format!(":{port}"),
    }
}

impl FromStr for PublicUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let refusal = || format!("\"{text}\" is not an address such as https://wellspring.example.org");
        let uri: Uri = text.parse().map_err(|_| refusal())?;
        let scheme = uri.scheme_str().filter(|scheme| ["http", "https"].contains(scheme)).ok_or_else(refusal)?;
        let authority = uri.authority().filter(|authority| !authority.as_str().contains('@')).ok_or_else(refusal)?;
        if uri.path() != "/" || uri.query().is_some() || authority.host().is_empty() {
            return Err(refusal());
        }
        let host = authority.host().to_ascii_lowercase();
        Ok(Self { origin: format!("{scheme}://{host}{}", port_part(scheme, authority.port_u16())), host })
    }
}

impl TryFrom<String> for PublicUrl {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<PublicUrl> for String {
    fn from(url: PublicUrl) -> Self {
        url.origin
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.origin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_kept_as_browsers_send_them() {
        let url: PublicUrl = "https://Wellspring.Example.org:443/".parse().unwrap();
        assert_eq!(url.origin(), "https://wellspring.example.org");
        assert!(url.is_https() && url.has_secure_cookie() && !url.is_loopback());
        let plain: PublicUrl = "http://10.0.0.5:8420".parse().unwrap();
        assert!(!plain.has_secure_cookie());
    }

    #[test]
    fn loopback_counts_as_secure() {
        for text in ["http://localhost:8420", "http://127.0.0.1:8420", "http://[::1]:8420"] {
            assert!(text.parse::<PublicUrl>().unwrap().has_secure_cookie(), "{text}");
        }
        assert_eq!(PublicUrl::of_listener("[::1]:80".parse().unwrap()).origin(), "http://[::1]");
    }

    #[test]
    fn paths_and_other_schemes_are_refused() {
        for text in ["", "wellspring.example.org", "ftp://a", "https://a/b", "https://u:p@a", "https://a/?x"] {
            assert!(text.parse::<PublicUrl>().is_err(), "{text}");
        }
    }
}
