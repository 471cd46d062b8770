//! `net/http`: what answers, and after how long, is in the scenario; the waiting is done by the network poller.

use super::Table;
use super::time::span;
use crate::golang::vm::native::{Call, Flow};
use crate::sim::program::Op;

pub(super) const TABLE: Table =
    &[("net/http.lookup", lookup), ("net/http.wait", |call| Flow::Op(Op::Net(span(call.int(0)))))];

/// The shortest and the longest latency of addresses that the scenario does not mention, in nanoseconds.
const LATENCY: [u64; 2] = [50_000_000, 150_000_000];

/// What a name server takes to say that it knows no such host.
const LOOKUP: u64 = 20_000_000;

/// `lookup(method, address string) (status int, body string, latency int64, err string)`
fn lookup(call: &mut Call<'_>) -> Flow {
    let address = call.text(2);
    let rule = call.env.net.rules.iter().find(|rule| address.starts_with(&rule.prefix)).cloned();
    let (status, body, latency, error) = match rule {
        Some(rule) => (rule.status, rule.body, rule.latency, rule.error.unwrap_or_default()),
        None => match unknown_host(&address) {
            Some(host) => (0, String::new(), LOOKUP, format!("dial tcp: lookup {host}: no such host")),
            None => (200, format!("<html>{address}</html>\n"), usual_latency(&address), String::new()),
        },
    };
    call.set(0, u64::from(status));
    call.set_string(1, body.into_bytes());
    call.set(3, latency);
    call.set_string(4, error.into_bytes());
    Flow::Done
}

/// The address' host, if no name server knows it: one word (but for this very host), or a name in `.invalid`.
fn unknown_host(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?;
    let unknown = !host.is_empty() && !host.contains(['.', '[']) && host != "localhost" || host.ends_with(".invalid");
    unknown.then_some(host)
}

/// An address always takes as long; different ones differ (FNV-1a).
fn usual_latency(address: &str) -> u64 {
    let hash = address
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    let [least, most] = LATENCY;
    least + (hash >> 32) % (most - least) / 1_000_000 * 1_000_000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hosts_that_can_have_no_address_are_unknown() {
        for (address, host) in [
            ("https://badhost", Some("badhost")),
            ("http://user@nowhere:8080/a?b=c.d", Some("nowhere")),
            ("http://shop.invalid/", Some("shop.invalid")),
            ("https://go.dev/a/b", None),
            ("http://localhost:8080/", None),
            ("http://127.0.0.1/", None),
            ("http://[::1]:80/", None),
        ] {
            assert_eq!(unknown_host(address), host, "{address}");
        }
    }
}
