//! Signed webhooks, tried again until they are accepted, and disturbed by faults.

mod deliver;
mod queue;
mod signature;

pub use deliver::run;
pub use queue::{Queue, Tally};

/// The API version that events are written in: the one `async-stripe` 1.0.0-rc.10 was made for.
pub const API_VERSION: &str = "2026-09-30.endive";

#[cfg(test)]
mod tests {
    #[test]
    fn events_are_written_in_the_version_the_client_reads() {
        assert_eq!(super::API_VERSION, stripe_shared::version::VERSION.as_str());
    }
}
