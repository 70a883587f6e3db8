//! `cargo xtask serve`: from a fresh machine to a running product.

use crate::args::Accepts;
use crate::build;
use crate::process::{Done, succeed, succeed_silently, timed};
use crate::setup;
use crate::stack::{Plan, Stack};
use crate::workspace::{Binaries, root};

const ACCEPTS: Accepts = Accepts {
    help: "\
cargo xtask serve [--release] [--quick] [--database URL] [--port PORT]

  Installs what is missing, builds, prepares the database with the catalogue and the free times of
  the next 60 days, and serves the product with its sandbox until Ctrl-C.

  --release        the server optimised, as in production
  --quick          the page without optimisation: for working on it
  --database URL   sqlite://FILE or postgres://…  [default: sqlite://var/ventanilla.db]
  --port PORT      where the product listens      [default: 8080]",
    switches: &["--release", "--quick"],
    values: &["--database", "--port"],
    names: false,
};

/// The sandbox's own staff: role, address and name.
const STAFF: [[&str; 3]; 3] = [
    ["officer", "oficial@ventanilla.example", "Oficial de prueba"],
    [
        "border-officer",
        "frontera@ventanilla.example",
        "Oficial de frontera de prueba",
    ],
    [
        "supervisor",
        "supervision@ventanilla.example",
        "Supervisión de prueba",
    ],
];

/// Runs the command.
///
/// # Errors
/// What failed, and what to do about it.
pub fn run(words: &[String]) -> Done {
    let Some(args) = ACCEPTS.read(words)? else {
        return Ok(());
    };
    let folder = root().join("var");
    let kept = format!("sqlite://{}", folder.join("ventanilla.db").display());
    let database = args.value("--database").map_or(kept, str::to_owned);
    let mut plan = Plan::usual(database, folder);
    plan.port = args.number("--port", plan.port)?;
    plan.release = args.has("--release");

    setup::for_serving()?;
    build::site(args.has("--quick"))?;
    timed("server", || {
        let mut build = Binaries::build(plan.release);
        succeed(&mut build, "read the errors above")
    })?;
    let mut stack = Stack::start(&plan)?;
    invite_staff(&plan)?;
    welcome(&plan);
    stack.wait()?;
    println!("stopping …");
    drop(stack);
    println!("stopped");
    Ok(())
}

/// Inviting someone again changes nothing.
fn invite_staff(plan: &Plan) -> Done {
    for [role, email, name] in STAFF {
        let mut invite = plan.product();
        invite.args([
            "staff", "invite", "--role", role, "--email", email, "--name", name,
        ]);
        succeed_silently(&mut invite, "the lines above say why")?;
    }
    Ok(())
}

fn welcome(plan: &Plan) {
    println!(
        "
  Ventanilla   {address}
  Mailbox      {sandbox}/mail
  Payments     {sandbox}

  Citizen   choose \"Entrar\", give any e-mail address and read the code in the mailbox.
            Pay with 4242 4242 4242 4242, any later date and any CVC; the sandbox's front page
            lists the cards that fail.
  Staff     {staff}/es/funcionarios
            an officer signs in as {officer},
            a border officer as {border},
            a supervisor as {supervisor};
            the code is in the mailbox, a passkey is asked for and may be left out
  Logs      var/ventanilla-output.log  var/sandbox-output.log

  Ctrl-C stops everything.
",
        address = plan.address(),
        sandbox = plan.sandbox_address(),
        staff = plan.staff_address(),
        officer = STAFF[0][1],
        border = STAFF[1][1],
        supervisor = STAFF[2][1],
    );
}
