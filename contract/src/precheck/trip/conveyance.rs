//! What carries the traveller: a flight, a vehicle, a vessel, or their own feet.

use super::Means;
use crate::precheck::traveller::line;
use crate::problem::{FieldError, Gather};

/// The carrier of a private aircraft, which has a registration instead of a flight.
pub const PRIVATE: &str = "private";

/// Carrier and conveyance in their normal forms; on foot there is neither. A flight is its airline's two-character IATA
/// designator and one to four digits (`AV431`); the designator may be typed with the number or
/// given as the carrier.
///
/// # Errors
/// `/conveyance`: `conveyance.missing`, `flight.format`, `conveyance.format` (a plate or a
/// registration of 2 to 10 letters and digits), `text.too_long`; `/carrier`: `text.too_long`;
/// either: `conveyance.on_foot`.
pub fn conveyance(
    means: Means,
    carrier: &str,
    typed: &str,
) -> Result<(Option<String>, String), Vec<FieldError>> {
    let mut gather = Gather::default();
    let carrier = carrier.trim();
    if means == Means::Foot {
        for (field, given) in [("/carrier", carrier), ("/conveyance", typed.trim())] {
            if !given.is_empty() {
                gather.refuse(field, "conveyance.on_foot");
            }
        }
        return gather.finish(Some((None, String::new())));
    }
    if typed.trim().is_empty() {
        gather.refuse("/conveyance", "conveyance.missing");
        return gather.finish(None);
    }
    if means == Means::Air && carrier != PRIVATE {
        let flight = gather.take("/conveyance", flight(carrier, typed));
        return gather.finish(flight.map(|(airline, flight)| (Some(airline), flight)));
    }
    let company = match carrier {
        "" => Some(None),
        company => gather.take("/carrier", line(company, 60)).map(Some),
    };
    let conveyance = if means == Means::Sea {
        gather.take("/conveyance", line(typed, 60))
    } else {
        gather.take("/conveyance", plate(typed))
    };
    gather.finish(company.zip(conveyance))
}

fn flight(carrier: &str, typed: &str) -> Result<(String, String), &'static str> {
    let text = plain(typed);
    let airline = plain(carrier);
    let whole = text.get(..2).filter(|start| is_designator(start));
    let (airline, number) = match whole {
        Some(start) => (start.to_owned(), &text[2..]),
        None if is_designator(&airline) => (airline, text.as_str()),
        None => return Err("flight.format"),
    };
    let digits = number.trim_start_matches('0');
    let (digits, suffix) = match digits.char_indices().next_back() {
        Some((at, last)) if last.is_ascii_uppercase() => (&digits[..at], &digits[at..]),
        _ => (digits, ""),
    };
    let four = (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    if four {
        Ok((airline.clone(), format!("{airline}{digits}{suffix}")))
    } else {
        Err("flight.format")
    }
}

/// Two letters or digits, at least one of them a letter.
fn is_designator(text: &str) -> bool {
    text.len() == 2
        && text.bytes().all(|b| b.is_ascii_alphanumeric())
        && text.bytes().any(|b| b.is_ascii_alphabetic())
}

fn plate(typed: &str) -> Result<String, &'static str> {
    let text = plain(typed);
    let fits = (2..=10).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric());
    if fits {
        Ok(text)
    } else {
        Err("conveyance.format")
    }
}

/// Upper case, without spaces and hyphens.
fn plain(typed: &str) -> String {
    let kept = typed
        .chars()
        .filter(|c| !c.is_whitespace() && !"-.".contains(*c));
    kept.flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flight_has_one_normal_form() {
        for (carrier, typed) in [
            ("AV", "431"),
            ("", "AV 431"),
            ("av", "av-0431"),
            ("CM", "AV431"),
        ] {
            let read = conveyance(Means::Air, carrier, typed).unwrap();
            assert_eq!(
                read,
                (Some("AV".into()), "AV431".into()),
                "{carrier} {typed}"
            );
        }
        let with_digit = conveyance(Means::Air, "5U", "12A").unwrap();
        assert_eq!(with_digit.1, "5U12A");
    }

    #[test]
    fn what_is_no_flight_is_refused() {
        for (carrier, typed) in [
            ("", "431"),
            ("AV", "43100"),
            ("AV", "AV"),
            ("", "ñandú"),
            ("12", "34"),
        ] {
            let refused = conveyance(Means::Air, carrier, typed).unwrap_err();
            assert_eq!(
                refused,
                [FieldError::new("/conveyance", "flight.format")],
                "{typed}"
            );
        }
    }

    #[test]
    fn a_private_aircraft_a_car_and_a_ship_have_no_flight() {
        let private = conveyance(Means::Air, PRIVATE, "n-123ab").unwrap();
        assert_eq!(private, (Some(PRIVATE.into()), "N123AB".into()));
        let car = conveyance(Means::Land, "", "pdk 1234").unwrap();
        assert_eq!(car, (None, "PDK1234".into()));
        let ship = conveyance(Means::Sea, "Utila Dream", "Utila  Princess II").unwrap();
        assert_eq!(ship.1, "Utila Princess II");
        assert!(conveyance(Means::Land, "", " ").is_err());
    }

    #[test]
    fn whoever_walks_has_neither_carrier_nor_plate() {
        assert_eq!(conveyance(Means::Foot, "", " "), Ok((None, String::new())));
        let refused = conveyance(Means::Foot, "Transportes Sol", "APIE").unwrap_err();
        let on_foot = |field| FieldError::new(field, "conveyance.on_foot");
        assert_eq!(refused, [on_foot("/carrier"), on_foot("/conveyance")]);
    }
}
