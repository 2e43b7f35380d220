//! Where a request comes from. Behind a proxy that the operator trusts, the proxy says so; nobody else is believed,
//! because whoever may choose his own address chooses his own limits.

use std::{
    convert::Infallible,
    net::{IpAddr, Ipv4Addr, SocketAddr},
};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, header, request::Parts},
};
use services::identity::Client;

use crate::{config::Network, state::AppState};

/// The other end of a request, for throttles and for the list of devices.
pub struct ClientOf(pub Client);

impl FromRequestParts<AppState> for ClientOf {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        // Only a test calls the router without a connection.
        let peer = peer.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
        let address = client_address(peer, &parts.headers, &state.config.trusted_proxies);
        let user_agent = parts.headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
        Ok(Self(Client::new(address, user_agent)))
    }
}

/// The peer, unless it is a trusted proxy: then the right-most hop of `X-Forwarded-For` that is none.
fn client_address(peer: IpAddr, headers: &HeaderMap, trusted: &[Network]) -> IpAddr {
    let is_trusted = |address: IpAddr| trusted.iter().any(|network| network.contains(address));
    if !is_trusted(peer) {
        return peer;
    }
    let hops = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let hops: Vec<&str> = hops.flat_map(|value| value.split(',')).map(str::trim).collect();
    let mut nearest = peer;
    for hop in hops.iter().rev() {
        let Some(address) = parse_hop(hop) else { break };
        nearest = address;
        if !is_trusted(address) {
            break;
        }
    }
    nearest
}

/// An address, also with a port or in brackets, as some proxies write it.
fn parse_hop(hop: &str) -> Option<IpAddr> {
    let bare = hop.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(hop);
    bare.parse().ok().or_else(|| hop.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(peer: &str, forwarded: &[&str], trusted: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append("x-forwarded-for", value.parse().unwrap());
        }
        let trusted: Vec<Network> = trusted.iter().map(|network| network.parse().unwrap()).collect();
        client_address(peer.parse().unwrap(), &headers, &trusted).to_string()
    }

    #[test]
    fn a_stranger_cannot_choose_an_address() {
        assert_eq!(address("192.0.2.9", &["198.51.100.1"], &[]), "192.0.2.9");
        assert_eq!(address("192.0.2.9", &["198.51.100.1"], &["10.0.0.0/8"]), "192.0.2.9");
    }

    #[test]
    fn a_trusted_proxy_names_the_nearest_stranger() {
        let trusted = ["10.0.0.0/8"];
        assert_eq!(address("10.0.0.1", &["203.0.113.5, 198.51.100.1, 10.0.0.2"], &trusted), "198.51.100.1");
        assert_eq!(address("10.0.0.1", &["203.0.113.5", "198.51.100.1"], &trusted), "198.51.100.1");
        assert_eq!(address("10.0.0.1", &["[2001:db8::1]:4711"], &trusted), "2001:db8::1");
    }

    #[test]
    fn nonsense_ends_the_search_at_what_is_known() {
        assert_eq!(address("10.0.0.1", &["198.51.100.1, unknown"], &["10.0.0.0/8"]), "10.0.0.1");
        assert_eq!(address("10.0.0.1", &[], &["10.0.0.0/8"]), "10.0.0.1");
    }
}
