//! What stands in the public address.

use std::net::IpAddr;

/// The scheme (`http://`) and the port (`:8080`, or nothing) of an address whose host is a number.
pub(super) fn by_numbers(url: &str) -> Option<(&str, &str)> {
    let scheme = &url[..url.find("://")? + 3];
    let rest = &url[scheme.len()..];
    let end = if rest.starts_with('[') {
        rest.find(']')? + 1
    } else {
        rest.find(':').unwrap_or(rest.len())
    };
    let (host, port) = rest.split_at(end);
    let number: Result<IpAddr, _> = host.trim_matches(['[', ']']).parse();
    number.ok().map(|_| (scheme, port))
}

#[cfg(test)]
mod tests {
    use super::by_numbers;

    #[test]
    fn a_number_is_told_from_a_name() {
        assert_eq!(
            by_numbers("http://127.0.0.1:8080"),
            Some(("http://", ":8080"))
        );
        assert_eq!(by_numbers("http://[::1]:81"), Some(("http://", ":81")));
        assert_eq!(by_numbers("https://10.0.0.7"), Some(("https://", "")));
        assert_eq!(by_numbers("https://citas.example.hn"), None);
        assert_eq!(by_numbers("http://localhost:8080"), None);
    }
}
