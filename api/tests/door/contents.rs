//! What the program holds: nothing of the sandbox, neither as a dependency nor as a copy.

use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// What a stand-in cannot do without: test cards, the words of its pages, its routes and faults.
const OF_THE_SANDBOX: [&str; 10] = [
    "4000002760003184",
    "4000000000009995",
    "Toque una para llenar el formulario.",
    "Esta no es una tarjeta de prueba.",
    "Todos los correos enviados, con sus códigos y adjuntos",
    "Test environment: nothing is charged",
    "/sandbox/api/checkout/{id}/pay",
    "/mail/api/messages/{id}/source",
    "/c/pay/{id}/confirm",
    "smtp_duplicate_ack_lost",
];

#[test]
fn the_program_holds_nothing_of_the_sandbox() {
    let program = Path::new(env!("CARGO_BIN_EXE_ventanilla"));
    let sandbox = program.with_file_name("ventanilla-sandbox");
    let mut expected = OF_THE_SANDBOX.map(str::to_owned).to_vec();
    expected.sort();
    assert_eq!(
        found_in(&sandbox),
        expected,
        "the search finds what is there"
    );
    assert_eq!(found_in(program), Vec::<String>::new());
}

#[test]
fn no_crate_depends_on_the_sandbox() {
    let mut ask = Command::new(env!("CARGO"));
    ask.args([
        "metadata",
        "--no-deps",
        "--offline",
        "--format-version",
        "1",
    ]);
    let said = ask.output().unwrap();
    assert!(said.status.success(), "{said:?}");
    let said: Value = serde_json::from_slice(&said.stdout).unwrap();
    let mut arrows = Vec::new();
    for package in said["packages"].as_array().unwrap() {
        for dependency in package["dependencies"].as_array().unwrap() {
            let arrow = (package["name"].as_str(), dependency["name"].as_str());
            arrows.push((arrow.0.unwrap(), arrow.1.unwrap()));
        }
    }
    assert!(arrows.contains(&("api", "contract")), "{arrows:?}");
    assert!(arrows.iter().any(|(from, _)| *from == "ventanilla-sandbox"));
    let wrong = arrows.iter().find(|(_, to)| *to == "ventanilla-sandbox");
    assert_eq!(wrong, None);
}

/// Which of the marks a program holds. `grep` reads the hundreds of megabytes of a debug build in a
/// moment; our own unoptimised loop would take a minute.
fn found_in(program: &Path) -> Vec<String> {
    let mut search = Command::new("grep");
    search.env("LC_ALL", "C");
    search.args(["--text", "--only-matching", "--fixed-strings"]);
    for mark in OF_THE_SANDBOX {
        search.args(["-e", mark]);
    }
    let said = search.arg(program).output().unwrap();
    assert!(said.status.code().is_some_and(|code| code < 2), "{said:?}");
    let found = String::from_utf8(said.stdout).unwrap();
    let mut found: Vec<String> = found.lines().map(str::to_owned).collect();
    found.sort();
    found.dedup();
    found
}
