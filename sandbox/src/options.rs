use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Parser;

/// A stand-in for the outside world: a Stripe that speaks Stripe's HTTP, and a mailbox.
///
/// Point a Stripe client at the HTTP address and a mail sender at the SMTP address, then open the
/// HTTP address in a browser: the front page shows the test cards, the payments and the mails.
/// Nothing leaves this machine and no real card is ever charged.
#[derive(Debug, Clone, Parser)]
#[command(name = "ventanilla-sandbox", version, after_help = EXAMPLES)]
pub struct Options {
    /// Where Stripe's API, the payment page and the mailbox page listen; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8090")]
    pub http: SocketAddr,

    /// Where mail is accepted over SMTP; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:1025")]
    pub smtp: SocketAddr,

    /// How browsers reach this process; it begins the address of every payment page
    /// `[default: http://localhost:PORT-OF-HTTP]`
    #[arg(long, value_name = "URL")]
    pub public_url: Option<String>,

    /// Where signed webhooks are sent; without it events are only kept for /v1/events.
    /// `PUT /sandbox/api/webhook` changes it while running
    #[arg(long, value_name = "URL")]
    pub webhook_url: Option<String>,

    /// The secret that signs webhooks
    #[arg(long, value_name = "SECRET", default_value = "whsec_sandbox")]
    pub webhook_secret: String,

    /// The only API key that is accepted
    #[arg(long, value_name = "KEY", default_value = "sk_test_sandbox")]
    pub secret_key: String,

    /// Keep everything in this file, so that it survives a restart
    #[arg(long, value_name = "FILE")]
    pub data: Option<PathBuf>,

    /// Makes identifiers and faults come out the same on every run
    #[arg(long, value_name = "NUMBER")]
    pub seed: Option<u64>,

    /// The longest pause between two attempts to deliver a webhook
    #[arg(long, value_name = "MILLISECONDS", default_value_t = 15_000)]
    pub webhook_retry_cap_ms: u64,
}

const EXAMPLES: &str = "\
Examples:
  ventanilla-sandbox --webhook-url http://127.0.0.1:8080/api/v1/payments/stripe/events
  ventanilla-sandbox --http 127.0.0.1:0 --smtp 127.0.0.1:0 --seed 7
  ventanilla-sandbox --data var/sandbox.log

When it is ready it prints one line: listening http=<address> smtp=<address>
Stop it with Ctrl-C or SIGTERM. RUST_LOG=debug shows each request.";
