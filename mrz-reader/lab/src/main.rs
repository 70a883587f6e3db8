//! `cargo run -p mrz-reader-lab -- draw FOLDER`: the first photographs of the scored set, to look
//! at.

use mrz_reader_lab::families::{Family, scored_seed};
use mrz_reader_lab::fonts::Fonts;
use mrz_reader_lab::photograph::Photograph;
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "mrz-reader-lab draw FOLDER";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["draw", folder] => draw(Path::new(folder)),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

/// Ten of each family, as PGM.
fn draw(folder: &Path) -> Result<(), String> {
    let fonts = Fonts::load()?;
    for family in Family::BOTH {
        for index in 0..10 {
            let photograph = Photograph::take(family, scored_seed(family, index), &fonts)?;
            let picture = &photograph.picture;
            let mut file =
                format!("P5 {} {} 255\n", picture.width(), picture.height()).into_bytes();
            file.extend(picture.pixels());
            let path = folder.join(format!("{}-{index}.pgm", family.name()));
            std::fs::write(&path, file).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    Ok(())
}
