//! The specimens of ICAO Doc 9303, printed on a page and photographed.

use mrz_reader::{Format, NotRead, read};
use mrz_reader_lab::document::{Document, Kind};
use mrz_reader_lab::families::{Family, other_seed};
use mrz_reader_lab::fonts::Fonts;
use mrz_reader_lab::photograph::Photograph;

const SPECIMENS: [(Kind, Format, &[&str]); 5] = [
    (
        Kind::Td3,
        Format::Td3,
        &[
            "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
            "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
        ],
    ),
    (
        Kind::Td2,
        Format::Td2,
        &[
            "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<",
            "D231458907UTO7408122F1204159<<<<<<<6",
        ],
    ),
    (
        Kind::Td1,
        Format::Td1,
        &[
            "I<UTOD231458907<<<<<<<<<<<<<<<",
            "7408122F1204159UTO<<<<<<<<<<<6",
            "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
        ],
    ),
    (
        Kind::MrvA,
        Format::MrvA,
        &[
            "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
            "L8988901C4XXX4009078F96121096ZE184226B<<<<<<",
        ],
    ),
    (
        Kind::MrvB,
        Format::MrvB,
        &[
            "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<",
            "L8988901C4XXX4009078F9612109<<<<<<<<",
        ],
    ),
];

fn photographed(kind: Kind, lines: &[&str]) -> Result<Photograph, String> {
    let document = Document {
        kind,
        lines: lines.iter().map(ToString::to_string).collect(),
    };
    let fonts = Fonts::load()?;
    Photograph::of(document, Family::Mild, other_seed(3, 0), &fonts)
}

#[test]
fn the_specimens_of_every_format_are_read() {
    for (kind, format, lines) in SPECIMENS {
        let photograph = photographed(kind, lines).unwrap();
        let reading = read(&photograph.picture).unwrap();
        assert_eq!(reading.lines, lines);
        assert_eq!(reading.format, format);
        assert!(reading.checks.is_some_and(|checks| checks.all_valid()));
        let (found, is) = (reading.corners[0], photograph.place_of(0, 0));
        assert!(
            (found.0 - is.0).hypot(found.1 - is.1) < 8.0,
            "{found:?} {is:?}"
        );
    }
}

#[test]
fn a_document_whose_check_digit_is_wrong_is_shown_but_not_read() {
    let (kind, _, [one, two]) = SPECIMENS[0] else {
        unreachable!("a passport has two lines");
    };
    let misprinted = two.replace("7408122", "7408127");
    let photograph = photographed(kind, &[one, &misprinted]).unwrap();
    let Err(NotRead::Doubtful(reading)) = read(&photograph.picture) else {
        panic!("it was read");
    };
    assert_eq!(reading.lines, [one.to_string(), misprinted]);
    let failed = reading.checks.unwrap().failed();
    assert_eq!(failed, [mrz::Field::DateOfBirth, mrz::Field::Composite]);
}

#[test]
fn a_large_photograph_is_read_and_its_corners_are_in_its_own_pixels() {
    let (kind, _, lines) = SPECIMENS[0];
    let photograph = photographed(kind, lines).unwrap();
    let small = &photograph.picture;
    let pixels = (0..small.height() * 2).flat_map(|y| {
        (0..small.width() * 2).map(move |x| small.pixels()[y / 2 * small.width() + x / 2])
    });
    let large = mrz_reader::GreyImage::new(small.width() * 2, small.height() * 2, pixels.collect())
        .unwrap();
    let reading = read(&large).unwrap();
    assert_eq!(reading.lines, lines);
    let (found, is) = (reading.corners[0], photograph.place_of(0, 0));
    assert!((found.0 - 2.0 * is.0).hypot(found.1 - 2.0 * is.1) < 16.0);
}
