use super::*;

fn with(overrides: &str) -> Result<Config, Vec<Wrong>> {
    Config::read(&Figment::from(Toml::string(DEFAULTS)).merge(Toml::string(overrides)))
}

fn keys(result: Result<Config, Vec<Wrong>>) -> Vec<String> {
    let wrong = result.expect_err("a refusal");
    wrong.into_iter().map(|wrong| wrong.key).collect()
}

#[test]
fn the_embedded_defaults_are_valid() {
    assert_eq!(Config::sandbox().mode, Mode::Sandbox);
}

#[test]
fn a_wrong_value_names_its_key() {
    assert_eq!(keys(with("listen = \"somewhere\"")), ["listen"]);
    assert_eq!(keys(with("[codes]\nattempts = 0")), ["codes.attempts"]);
    assert_eq!(keys(with("public_url = \"example.hn/\"")), ["public_url"]);
    for most in [0, 1_000_000_001] {
        let limit = format!("[limits.drafts]\nper_visitor = {most}");
        assert_eq!(keys(with(&limit)), ["limits.drafts.per_visitor"]);
    }
    assert_eq!(
        keys(with("[secrets]\nseal = \"1:short\"")),
        ["secrets.seal"]
    );
}

#[test]
fn a_version_of_a_secret_is_listed_once() {
    let (old, new) = ("0123456789abcdef-old", "0123456789abcdef-new");
    for (key, secrets) in [
        ("seal", format!("1:{old},1:{new}")),
        // The same number, written in two ways.
        ("seal", format!("1:{old},2:{new},01:{old}")),
        ("sessions", format!("a:{old},b:{new},a:{new}")),
    ] {
        let wrong = with(&format!("[secrets]\n{key} = \"{secrets}\"")).unwrap_err();
        assert_eq!(wrong[0].key, format!("secrets.{key}"));
        assert!(wrong[0].why.contains("listed twice"), "{wrong:?}");
        assert!(!wrong[0].why.contains("0123456789"), "{wrong:?}");
    }
    let rotated = with(&format!("[secrets]\nseal = \"1:{old},2:{new}\"")).unwrap();
    let keys = [(1, old.as_bytes()), (2, new.as_bytes())];
    assert_eq!(rotated.secrets.seal_keys().unwrap(), keys);
}

#[test]
fn a_key_that_does_not_exist_is_refused() {
    let wrong = with("listne = \"127.0.0.1:1\"").unwrap_err();
    assert!(wrong[0].why.contains("listne"), "{wrong:?}");
}

#[test]
fn production_refuses_every_stand_in_at_once() {
    let refused = keys(with("mode = \"production\""));
    for key in [
        "public_url",
        "stripe.api_url",
        "stripe.secret_key",
        "stripe.webhook_secret",
        "smtp.url",
        "smtp.from",
        "secrets.seal",
        "secrets.sessions",
        "signing.key",
    ] {
        assert!(refused.iter().any(|k| k == key), "{key} in {refused:?}");
    }
}

#[test]
fn production_demands_passkeys_and_a_name_to_make_them_for() {
    let refused = |more: &str| keys(with(&format!("mode = \"production\"\n{more}")));
    let off = refused("[staff]\npasskey_required = false");
    assert!(off.contains(&"staff.passkey_required".to_owned()));
    let unset = refused("public_url = \"https://citas.example.hn\"");
    assert!(!unset.contains(&"staff.passkey_required".to_owned()));
    assert!(!unset.contains(&"public_url".to_owned()));
    let number = refused("public_url = \"https://203.0.113.7\"");
    assert!(number.contains(&"public_url".to_owned()));
}

#[test]
fn the_staff_comes_to_a_name() {
    let at = |url: &str| {
        with(&format!("public_url = \"{url}\""))
            .unwrap()
            .staff_origin()
    };
    assert_eq!(at("http://127.0.0.1:8080"), "http://localhost:8080");
    assert_eq!(at("https://citas.example.hn"), "https://citas.example.hn");
}

#[test]
fn production_starts_with_settings_of_its_own() {
    let config = with(
        "mode = \"production\"\npublic_url = \"https://citas.example.hn\"\n\
         [stripe]\napi_url = \"https://api.stripe.com\"\nsecret_key = \"sk_live_x\"\nwebhook_secret = \"whsec_x\"\n\
         [smtp]\nurl = \"smtps://user:word@mail.gob.hn:465\"\nfrom = \"citas@gob.hn\"\n\
         [secrets]\nseal = \"1:0123456789abcdef0123456789abcdef\"\nsessions = \"k:fedcba9876543210fedcba9876543210\"\n\
         [signing]\nkey = \"a PEM\"",
    )
    .unwrap();
    assert!(config.secure_cookies());
    assert!(config.json_logs());
}

#[test]
fn a_secret_is_never_printed_even_when_it_looks_like_a_number() {
    let config = with("[stripe]\nsecret_key = 918273645").unwrap();
    assert_eq!(config.stripe.secret_key.reveal(), "918273645");
    let printed = format!("{config:?}");
    assert!(!printed.contains("918273645"));
    assert!(!printed.contains("sandbox-only"));
}
