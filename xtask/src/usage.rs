//! What the commands take that are programs of their own: their help speaks before they are built.

use crate::args::Accepts;

/// `cargo xtask chaos`.
pub const CHAOS: Accepts = Accepts {
    help: "\
cargo xtask chaos [--database sqlite|postgres] [--attempts N] [--kills N] [--seconds N]
                  [--clients N] [--seed N] [--short] [--debug] [--planted-bug]

  Citizens book, pay, move and cancel against the real programs, while the product is killed with
  SIGKILL, PostgreSQL is stopped as by a power cut, Stripe fails after the effect, its webhooks are
  duplicated, delayed, reordered, dropped or badly signed, and mails are refused. Then everything
  is healed and must come to rest. From the sandbox's own books: captured − refunded − lost
  disputes = price of confirmed appointments + what a named rule retains, cent for cent for each
  booking; every acknowledged appointment is there; no place is taken twice; the ledger sums to
  zero; each mail went out once for its cause. Each violation is named.

  --database     one of them; both otherwise
  --attempts     bookings to try on each database (20000)
  --kills        SIGKILLs, and on PostgreSQL as many immediate stops (20)
  --seconds      the longest time on each database (1800)
  --clients      citizens at once (48)
  --seed         repeats a run's plans (the faults' and citizens' dice, not the machine's timing)
  --short        30 seconds on each database, three kills
  --debug        the programs as `cargo xtask test` builds them, not as released
  --planted-bug  a product without the guard of its capacity must be caught",
    switches: &["--short", "--debug", "--planted-bug", "--expect-violation"],
    values: &[
        "--database",
        "--attempts",
        "--kills",
        "--seconds",
        "--clients",
        "--seed",
        "--product",
    ],
    names: false,
};

/// `cargo xtask bench`.
pub const BENCH: Accepts = Accepts {
    help: "\
cargo xtask bench [--rounds N] [--seconds N] [--clients N] [--least RATIO] [--debug]

  The released product on a PostgreSQL with fsync and synchronous_commit on, against the same
  PostgreSQL asked by `pgbench -M prepared` (the best of 8, 16 and 64 clients): complete holds over
  HTTP against the smallest transaction that could be right, on one hot slot and on 1,000 slots;
  a month's availability with 1,000,000 stored slots against its bare query. Interleaved rounds,
  the median of their ratios counts. Prints percentiles, the product's memory, and the share of
  the processors that the load generators take for themselves.

  --rounds    interleaved rounds (3)
  --seconds   of each measurement of the product (8)
  --clients   that ask the product at once (64)
  --least     the ratio below which it fails (0.35)
  --debug     the programs as `cargo xtask test` builds them: to try the bench itself",
    switches: &["--debug"],
    values: &["--rounds", "--seconds", "--clients", "--least"],
    names: false,
};
