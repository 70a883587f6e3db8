//! What people type in the journey. Words so rare and numbers so long that nothing else holds them:
//! where one turns up, it leaked.

use serde_json::{Value, json};

pub const EMAIL: &str = "Xiomara.Zuniga@privado.example.org";
pub const NEW_EMAIL: &str = "Yamileth.Nueva@privado.example.org";
/// What the payer types on Stripe's own page.
pub const PAYER: &str = "Pagadora.Tercera@bancario.example.org";
pub const GIVEN: &str = "Xiomara Yamileth";
pub const CORRECTED: &str = "Xiomara Yamilethsita";
pub const SURNAMES: &str = "Zúñiga Quetzalán";
pub const BORN: &str = "1987-11-23";
pub const DNI: &str = "0801-1987-54321";
pub const PASSPORT: &str = "G 765432";
pub const SISTER_GIVEN: &str = "Itzayana";
pub const SISTER_DNI: &str = "0501-1999-98765";
pub const PHONE: &str = "+504 9988-7766";
pub const TRAVELLER_PASSPORT: &str = "Q 8765432";
pub const ADDRESS: &str = "Barrio Las Jacarandas Moradas, casa 4321";
pub const PROFESSION: &str = "Afinadora de marimbas";
pub const MRZ: [&str; 2] = [
    "P<HNDZUNIGA<QUETZALAN<<XIOMARA<YAMILETH<<<<<",
    "G765432<<3HND8711234F3001019<<<<<<<<<<<<<<06",
];

pub const OFFICER: &str = "Herminia Ventanillera";
pub const OFFICER_EMAIL: &str = "Herminia.Ventanillera@oficina.example.org";

/// Whole texts, and the names' own words.
pub fn of_citizens() -> Vec<String> {
    let whole = [
        EMAIL,
        NEW_EMAIL,
        PAYER,
        GIVEN,
        CORRECTED,
        SURNAMES,
        BORN,
        "23/11/1987",
        DNI,
        PASSPORT,
        SISTER_GIVEN,
        SISTER_DNI,
        PHONE,
        TRAVELLER_PASSPORT,
        ADDRESS,
        PROFESSION,
        MRZ[0],
        MRZ[1],
    ];
    let words = [GIVEN, SURNAMES]
        .into_iter()
        .flat_map(str::split_whitespace);
    whole.into_iter().chain(words).map(str::to_owned).collect()
}

pub fn of_staff() -> Vec<String> {
    vec![OFFICER.to_owned(), OFFICER_EMAIL.to_owned()]
}

pub fn herself(service: &str) -> Value {
    json!({
        "service": service, "given_names": GIVEN, "surnames": SURNAMES, "birth_date": BORN,
        "documents": [
            { "kind": "dni", "number": DNI },
            { "kind": "passport", "country": "HND", "number": PASSPORT },
        ],
    })
}

pub fn sister(service: &str) -> Value {
    json!({
        "service": service, "given_names": SISTER_GIVEN, "surnames": SURNAMES, "birth_date": BORN,
        "documents": [{ "kind": "dni", "number": SISTER_DNI }],
    })
}

pub fn traveller() -> Value {
    json!({
        "given_names": GIVEN, "surnames": SURNAMES, "sex": "F", "birth_date": BORN,
        "nationality": "HND", "residence": "USA", "profession": PROFESSION,
        "document": {
            "kind": "passport", "number": TRAVELLER_PASSPORT, "issuer": "HND", "expires": "2039-01-31",
        },
    })
}
