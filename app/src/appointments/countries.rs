//! Countries that issue a document, those of most readers first.

use contract::lang::Lang;

const COUNTRIES: [(&str, &str, &str); 30] = [
    ("HND", "Honduras", "Honduras"),
    ("USA", "Estados Unidos", "United States"),
    ("ESP", "España", "Spain"),
    ("MEX", "México", "Mexico"),
    ("GTM", "Guatemala", "Guatemala"),
    ("SLV", "El Salvador", "El Salvador"),
    ("NIC", "Nicaragua", "Nicaragua"),
    ("CRI", "Costa Rica", "Costa Rica"),
    ("PAN", "Panamá", "Panama"),
    ("BLZ", "Belice", "Belize"),
    ("CAN", "Canadá", "Canada"),
    ("ARG", "Argentina", "Argentina"),
    ("BOL", "Bolivia", "Bolivia"),
    ("BRA", "Brasil", "Brazil"),
    ("CHL", "Chile", "Chile"),
    ("CHN", "China", "China"),
    ("COL", "Colombia", "Colombia"),
    ("CUB", "Cuba", "Cuba"),
    ("DEU", "Alemania", "Germany"),
    ("DOM", "República Dominicana", "Dominican Republic"),
    ("ECU", "Ecuador", "Ecuador"),
    ("FRA", "Francia", "France"),
    ("GBR", "Reino Unido", "United Kingdom"),
    ("ITA", "Italia", "Italy"),
    ("JPN", "Japón", "Japan"),
    ("KOR", "Corea del Sur", "South Korea"),
    ("PER", "Perú", "Peru"),
    ("TWN", "Taiwán", "Taiwan"),
    ("URY", "Uruguay", "Uruguay"),
    ("VEN", "Venezuela", "Venezuela"),
];

/// Code and name. A code that a document's lines brought along is offered even when it is none of
/// the list.
pub fn options(lang: Lang, chosen: &str) -> Vec<(String, String)> {
    let mut options: Vec<(String, String)> = COUNTRIES
        .iter()
        .map(|(code, es, en)| ((*code).to_owned(), lang.pick(*es, *en).to_owned()))
        .collect();
    if !chosen.is_empty() && !options.iter().any(|(code, _)| code == chosen) {
        options.push((chosen.to_owned(), chosen.to_owned()));
    }
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_read_from_a_document_is_always_offered() {
        let usual = options(Lang::Es, "HND").len();
        assert_eq!(options(Lang::Es, "").len(), usual);
        let with_other = options(Lang::En, "UTO");
        assert_eq!(with_other.last().map(|o| o.0.as_str()), Some("UTO"));
    }
}
