//! People who can have every service: adults with a DNI of their own.

use contract::appointments::PersonRequest;
use contract::person::DocumentFields;

const GIVEN: [&str; 8] = [
    "Ana", "José", "María", "Luis", "Karla", "Óscar", "Dunia", "Wilmer",
];
const SURNAMES: [&str; 8] = [
    "López",
    "Hernández",
    "Mejía",
    "Zelaya",
    "Núñez",
    "Reyes",
    "Banegas",
    "Cáceres",
];

/// The person with this number: always the same, and no two alike in their document.
pub fn person(number: u64, service: &str) -> PersonRequest {
    let one_of = |names: [&str; 8], of: u64| -> String {
        usize::try_from(of % 8)
            .map_or(names[0], |at| names[at])
            .to_owned()
    };
    PersonRequest {
        service: service.to_owned(),
        given_names: one_of(GIVEN, number),
        surnames: one_of(SURNAMES, number / 8),
        birth_date: "1988-03-14".to_owned(),
        documents: vec![DocumentFields {
            kind: "dni".to_owned(),
            country: String::new(),
            number: dni(number),
        }],
    }
}

/// Department, municipality, year of registration and a running number.
fn dni(number: u64) -> String {
    let (rest, serial) = (number / 100_000, number % 100_000);
    let (rest, department) = (rest / 18, rest % 18 + 1);
    let (rest, municipality) = (rest / 99, rest % 99 + 1);
    format!(
        "{department:02}{municipality:02}{:04}{serial:05}",
        1970 + rest % 50
    )
}

#[cfg(test)]
mod tests {
    use super::dni;

    #[test]
    fn neighbours_have_different_documents_of_thirteen_digits() {
        assert_eq!(dni(0), "0101197000000");
        assert_eq!(dni(100_000), "0201197000000");
        assert_eq!(dni(1_800_000), "0102197000000");
        assert_eq!(dni(99_999).len(), 13);
    }
}
