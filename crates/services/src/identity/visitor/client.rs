//! Who is at the other end before we know who it is: a network and what the client says of itself.

use std::net::IpAddr;

use super::device_label::device_label;

/// The part of an address that one household or attacker is counted by: a whole IPv4 address, or the first 64 bits of
/// an IPv6 address, because a provider gives that many to one customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Network(IpAddr);

impl Network {
    /// The network of an address. An IPv4 address inside IPv6 counts as IPv4.
    #[must_use]
    pub fn of(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(v4) => Self(IpAddr::V4(v4)),
            IpAddr::V6(v6) => {
                let [a, b, c, d, ..] = v6.segments();
                Self(IpAddr::from([a, b, c, d, 0, 0, 0, 0]))
            }
        }
    }

    pub(in crate::identity) fn key(self) -> String {
        self.0.to_string()
    }
}

/// The other end of a request.
#[derive(Debug, Clone)]
pub struct Client {
    /// Where it comes from.
    pub network: Network,
    /// `Chrome on Android`: a claim, at most 80 characters.
    pub device_label: String,
}

impl Client {
    /// From the address of the client and its `User-Agent`.
    #[must_use]
    pub fn new(address: IpAddr, user_agent: Option<&str>) -> Self {
        Self { network: Network::of(address), device_label: device_label(user_agent).to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(text: &str) -> Network {
        Network::of(text.parse().unwrap())
    }

    #[test]
    fn one_customer_of_ipv6_is_one_network() {
        assert_eq!(network("2001:db8:1:2::1"), network("2001:db8:1:2:ffff::9"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
    }

    #[test]
    fn an_ipv4_address_is_its_own_network_in_both_spellings() {
        assert_eq!(network("::ffff:192.0.2.7"), network("192.0.2.7"));
        assert_ne!(network("192.0.2.7"), network("192.0.2.8"));
    }
}
