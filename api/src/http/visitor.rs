//! Who asks, as far as the network knows.

use crate::refusal::Refusal;
use crate::state::App;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// A network address, to count by: an IPv4 address, or the /64 prefix of an IPv6 one, since a
/// household has all of those. Personal data: it is stored only as a blind index, never logged.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Visitor(IpAddr);

impl Visitor {
    pub fn as_text(self) -> String {
        self.0.to_string()
    }
}

impl fmt::Debug for Visitor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Visitor")
    }
}

impl FromRequestParts<App> for Visitor {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Refusal> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let peer = peer.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |info| info.0.ip());
        let proxies = app.config.http.trusted_proxies;
        Ok(Self(prefix(behind(&parts.headers, proxies, peer))))
    }
}

/// Each trusted proxy appends the address that it saw, so the client is the entry that many from
/// the right. What stands further left was written by the client and means nothing.
fn behind(headers: &HeaderMap, proxies: usize, peer: IpAddr) -> IpAddr {
    let Some(back) = proxies.checked_sub(1) else {
        return peer;
    };
    let seen: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .collect();
    let entry = seen.iter().rev().nth(back);
    entry
        .and_then(|text| text.trim().parse().ok())
        .unwrap_or(peer)
}

fn prefix(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => Ipv6Addr::from_bits(v6.to_bits() & !u128::from(u64::MAX)).into(),
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(header: &str, proxies: usize) -> String {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", header.parse().unwrap());
        let peer = "10.0.0.9".parse().unwrap();
        prefix(behind(&headers, proxies, peer)).to_string()
    }

    #[test]
    fn without_trusted_proxies_the_header_means_nothing() {
        assert_eq!(client("198.51.100.7", 0), "10.0.0.9");
    }

    #[test]
    fn trusted_proxies_count_from_the_right() {
        assert_eq!(client("1.2.3.4, 198.51.100.7", 1), "198.51.100.7");
        assert_eq!(client("1.2.3.4, 198.51.100.7, 10.0.0.1", 2), "198.51.100.7");
        assert_eq!(client("198.51.100.7", 2), "10.0.0.9");
        assert_eq!(client("nonsense", 1), "10.0.0.9");
    }

    #[test]
    fn ipv6_is_counted_by_its_prefix_and_a_mapped_address_is_ipv4() {
        assert_eq!(client("2001:db8:1:2:3:4:5:6", 1), "2001:db8:1:2::");
        assert_eq!(client("::ffff:198.51.100.7", 1), "198.51.100.7");
    }
}
