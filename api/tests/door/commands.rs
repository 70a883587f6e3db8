//! The commands, as someone types them.

use std::path::Path;
use std::process::{Command, Output};

fn ventanilla(folder: &Path, arguments: &[&str], settings: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ventanilla"));
    command.args(arguments).current_dir(folder).env_clear();
    command.envs(settings.iter().copied()).output().unwrap()
}

fn out(output: &Output) -> String {
    assert!(output.status.success(), "{}", error(output));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn error(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

const DATABASE: (&str, &str) = ("VENTANILLA_DATABASE_URL", "sqlite:office.db");

#[test]
fn a_wrong_setting_is_named_and_a_secret_is_not_repeated() {
    let folder = tempfile::tempdir().unwrap();
    let settings = [
        ("VENTANILLA_LISTEN", "somewhere"),
        ("VENTANILLA_SECRETS__SEAL", "1:tooshortword"),
    ];
    let output = ventanilla(folder.path(), &["config", "check"], &settings);
    assert_eq!(output.status.code(), Some(2));
    assert!(error(&output).contains("listen: "), "{}", error(&output));
    let output = ventanilla(folder.path(), &["config", "check"], &settings[1..]);
    let said = error(&output);
    assert!(said.contains("secrets.seal: "), "{said}");
    assert!(!said.contains("tooshortword"), "{said}");
}

#[test]
fn production_does_not_start_on_stand_ins() {
    let folder = tempfile::tempdir().unwrap();
    let settings = [("VENTANILLA_MODE", "production")];
    let output = ventanilla(folder.path(), &["serve"], &settings);
    assert_eq!(output.status.code(), Some(2));
    for key in [
        "public_url",
        "stripe.secret_key",
        "secrets.seal",
        "smtp.url",
    ] {
        assert!(error(&output).contains(key), "{key} in {}", error(&output));
    }
}

#[test]
fn a_key_from_stripe_is_for_stripe() {
    let folder = tempfile::tempdir().unwrap();
    let settings = [("STRIPE_SECRET_KEY", "sk_test_mine")];
    let output = ventanilla(folder.path(), &["config", "check"], &settings);
    assert!(out(&output).contains("the settings are good"));
}

#[test]
fn a_backup_is_verified_and_restores_what_it_copied() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| ventanilla(folder.path(), arguments, &[DATABASE]);
    out(&run(&["migrate"]));
    let invite = [
        "staff",
        "invite",
        "--email",
        "o@example.org",
        "--name",
        "O",
        "--role",
        "officer",
    ];
    assert!(out(&run(&invite)).contains("as officer"));
    let reset = "staff reset-passkeys --email o@example.org --reason lost";
    let reset: Vec<&str> = reset.split(' ').collect();
    assert!(out(&run(&reset)).contains("removed 0 passkeys"));
    let backed = out(&run(&["backup", "copy.db"]));
    assert!(backed.contains("verified"), "{backed}");
    assert!(error(&run(&["backup", "copy.db"])).contains("exists already"));
    assert!(error(&run(&["restore", "copy.db"])).contains("--replace"));
    let restored = out(&run(&["restore", "copy.db", "--replace"]));
    let rows = |text: &str| text.split(' ').nth(2).map(str::to_owned);
    assert_eq!(
        rows(&backed),
        rows(&restored.replace("restored ", "restored to "))
    );
    std::fs::write(
        folder.path().join("broken.db"),
        b"SQLite format 3\0 not really",
    )
    .unwrap();
    assert!(!run(&["restore", "broken.db", "--replace"]).status.success());
    assert!(out(&run(&["migrate"])).contains("0 new"));
}

#[test]
fn a_key_is_rotated_and_one_that_is_needed_is_missed() {
    const FIRST: &str = "1:0123456789abcdef-first";
    const SECOND: &str = "2:0123456789abcdef-second";
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str], seal: &str| {
        let settings = [DATABASE, ("VENTANILLA_SECRETS__SEAL", seal)];
        ventanilla(folder.path(), arguments, &settings)
    };
    out(&run(&["migrate"], FIRST));
    let invite = "staff invite --email o@example.org --name O --role officer";
    let invite: Vec<&str> = invite.split(' ').collect();
    let invited = out(&run(&invite, FIRST));
    for command in [&["serve"][..], &["jobs", "run"]] {
        let said = error(&run(command, SECOND));
        assert!(said.contains("version 1 is not listed"), "{said}");
    }
    let both = format!("{SECOND},{FIRST}");
    assert_eq!(out(&run(&invite, &both)), invited, "the officer is known");
    let done = out(&run(&["reseal"], &both));
    assert!(done.contains("Take 1 out of secrets.seal"), "{done}");
    assert_eq!(out(&run(&invite, SECOND)), invited, "under the new key");
    let done = out(&run(&["reseal"], SECOND));
    assert!(done.contains("the only one that is listed"), "{done}");
}

#[test]
fn the_version_and_the_jobs_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let version = ventanilla(folder.path(), &["version"], &[]);
    assert!(out(&version).starts_with("ventanilla "));
    let jobs = ventanilla(folder.path(), &["jobs", "list"], &[]);
    assert!(out(&jobs).contains("mail.deliver"));
    let unknown = ventanilla(folder.path(), &["jobs", "run", "--once", "nothing"], &[]);
    assert!(error(&unknown).contains("jobs list"));
}
