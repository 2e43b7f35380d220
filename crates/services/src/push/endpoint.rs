//! Which addresses a server may be sent to by somebody who is not its operator. A push endpoint is typed by whoever
//! makes a subscription; without this rule they could make the server knock at the doors of its own network.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

/// Where messages may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reach {
    /// By https, to the usual port of public addresses.
    #[default]
    Public,
    /// To this machine too, in plain text and at any port: for tests with a push service of their own.
    ThisMachine,
}

/// Longest endpoint that is stored.
const MOST_CHARACTERS: usize = 2048;

impl Reach {
    /// Reads an address that somebody gave. Names are judged by what they stand for when something is sent.
    ///
    /// # Errors
    /// `not_a_push_address`.
    pub(crate) fn parse(self, text: &str) -> Result<Url, &'static str> {
        let refused = "not_a_push_address";
        if text.len() > MOST_CHARACTERS {
            return Err(refused);
        }
        let url = Url::parse(text).map_err(|_| refused)?;
        let is_plain = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
        // The parser writes numbers in any notation as the address that they are.
        let is_possible = match url.host() {
            Some(Host::Ipv4(address)) => self.allows(address.into()),
            Some(Host::Ipv6(address)) => self.allows(address.into()),
            Some(Host::Domain(name)) => !name.is_empty(),
            None => false,
        };
        let is_encrypted = url.scheme() == "https" && url.port().is_none();
        let is_local = self == Self::ThisMachine && matches!(url.scheme(), "http" | "https");
        if is_plain && is_possible && (is_encrypted || is_local) { Ok(url) } else { Err(refused) }
    }

    /// Whether something may be sent to this address.
    pub(super) fn allows(self, address: IpAddr) -> bool {
        let is_here = self == Self::ThisMachine && address.to_canonical().is_loopback();
        is_here || is_public(address)
    }
}

/// Whether an address belongs to the open internet, by the registries of IANA for special purposes.
fn is_public(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let is_special = matches!(
        (a, b, c),
        // This network; shared by a provider's customers; protocols; 6to4 relays; measuring.
        (0, ..) | (100, 64..=127, _) | (192, 0, 0) | (192, 88, 99) | (198, 18..=19, _)
            // Multicast, and what is kept for later.
            | (224..=255, ..)
    );
    !(is_special
        || address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation())
}

/// Only what is given out as global unicast, 2000::/3, and of that neither documentation nor what wraps an IPv4
/// address.
fn is_public_v6(address: Ipv6Addr) -> bool {
    let [first, second, ..] = address.segments();
    let is_special = matches!(
        (first, second),
        // Teredo and other protocols; documentation, twice; 6to4.
        (0x2001, 0..=0x01ff) | (0x2001, 0x0db8) | (0x3fff, 0..=0x0fff) | (0x2002, _)
    );
    first & 0xe000 == 0x2000 && !is_special
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn push_services_of_the_browsers_are_allowed() {
        for text in [
            "https://fcm.googleapis.com/fcm/send/abc:def",
            "https://updates.push.services.mozilla.com/wpush/v2/abc",
            "https://web.push.apple.com/abc",
            "https://wns2-par02p.notify.windows.com/w/?token=abc",
            "https://push.example.org:443/abc",
            "https://203.0.112.9/abc",
        ] {
            assert!(Reach::Public.parse(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn whatever_is_not_https_at_a_public_address_is_refused() {
        for text in [
            "",
            "push",
            "http://push.example.org/abc",
            "ftp://push.example.org/abc",
            "https://push.example.org:8443/abc",
            "https://ana@push.example.org/abc",
            "https://ana:secret@push.example.org/abc",
            "https://push.example.org/abc#part",
            "https://127.0.0.1/abc",
            "https://127.1/abc",
            "https://2130706433/abc",
            "https://0x7f000001/abc",
            "https://0177.0.0.1/abc",
            "https://10.0.0.5/abc",
            "https://172.16.0.1/abc",
            "https://192.168.1.1/abc",
            "https://169.254.169.254/latest",
            "https://100.64.0.1/abc",
            "https://0.0.0.0/abc",
            "https://255.255.255.255/abc",
            "https://[::1]/abc",
            "https://[::]/abc",
            "https://[::ffff:127.0.0.1]/abc",
            "https://[::ffff:10.0.0.5]/abc",
            "https://[64:ff9b::7f00:1]/abc",
            "https://[fc00::1]/abc",
            "https://[fe80::1]/abc",
            "https://[ff02::1]/abc",
            "https://[2001:db8::1]/abc",
            "https://[2002:7f00:1::]/abc",
        ] {
            assert_eq!(Reach::Public.parse(text).err(), Some("not_a_push_address"), "{text}");
        }
        let long = format!("https://push.example.org/{}", "a".repeat(2048));
        assert!(Reach::Public.parse(&long).is_err());
    }

    #[test]
    fn a_test_reaches_its_own_machine_and_no_other_inside() {
        for text in ["http://127.0.0.1:9000/abc", "http://localhost:9000/abc", "https://[::1]:9000/abc"] {
            assert!(Reach::ThisMachine.parse(text).is_ok(), "{text}");
        }
        for text in ["http://10.0.0.5:9000/abc", "http://169.254.169.254/latest", "ftp://127.0.0.1/abc"] {
            assert!(Reach::ThisMachine.parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn public_addresses_are_told_from_the_others() {
        for text in ["1.1.1.1", "142.250.1.1", "2606:4700::1111", "2a00:1450:4001::1", "::ffff:1.1.1.1"] {
            assert!(Reach::Public.allows(text.parse().unwrap()), "{text}");
        }
        for text in ["198.18.0.1", "192.0.0.8", "192.0.2.1", "198.51.100.7", "203.0.113.9", "240.0.0.1", "2001::1"] {
            assert!(!Reach::Public.allows(text.parse().unwrap()), "{text}");
        }
    }
}
