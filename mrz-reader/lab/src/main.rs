//! `mrz-reader-lab`: teaches the reader, measures it, and shows what it is measured by.

use mrz_reader_lab::families::{Family, SCORED_OF_EACH, other_seed, scored_seed, stream};
use mrz_reader_lab::fonts::Fonts;
use mrz_reader_lab::photograph::Photograph;
use mrz_reader_lab::samples::Samples;
use mrz_reader_lab::score::Score;
use mrz_reader_lab::teach::Pupil;
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "\
cargo run -p mrz-reader-lab -- <command>

  teach         photographs of random characters, and from them the network; some ten minutes
  try [SET]     what the reader makes of 100 photographs of each family of another set (default 2)
  score         the same of the scored set, which nothing is tuned on
  draw FOLDER   ten photographs of each family of the scored set, as PGM, to look at";

/// Sets of photographs that are not scored: for teaching, for seeing what was learned, for tuning.
const TAUGHT: u64 = 10;
const EXAMINED: u64 = 11;
const TRIED: u64 = 2;

const PHOTOGRAPHS: u64 = 1600;
const ROUNDS: usize = 14;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["teach"] => teach(),
        ["try"] => score(|_, index| other_seed(TRIED, index)),
        ["try", set] => match set.parse() {
            Ok(set) => score(|_, index| other_seed(set, index)),
            Err(_) => Err(USAGE.to_owned()),
        },
        ["score"] => score(scored_seed),
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

fn teach() -> Result<(), String> {
    let fonts = Fonts::load()?;
    let samples = Samples::from_photographs(TAUGHT, PHOTOGRAPHS, &fonts)?;
    println!("{} characters", samples.len());
    let mut chance = stream(TAUGHT, 7);
    let mut pupil = Pupil::new(&mut chance);
    pupil.learn(&samples, ROUNDS, &mut chance);
    let network = pupil.network();
    let examined = Samples::from_photographs(EXAMINED, PHOTOGRAPHS / 20, &fonts)?;
    let wrong = examined.wrong_of(&network);
    println!("wrong: {wrong} of {} others", examined.len());
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../src/ocr-b.network");
    std::fs::write(file, network.to_bytes()).map_err(|error| error.to_string())
}

fn score(seed: impl Fn(Family, u64) -> u64 + Sync) -> Result<(), String> {
    let fonts = Fonts::load()?;
    for family in Family::BOTH {
        let score = Score::of(family, SCORED_OF_EACH, |index| seed(family, index), &fonts)?;
        println!("{score}");
    }
    Ok(())
}

fn draw(folder: &Path) -> Result<(), String> {
    let fonts = Fonts::load()?;
    for family in Family::BOTH {
        for index in 0..10 {
            let photograph = Photograph::take(family, scored_seed(family, index), &fonts)?;
            let picture = &photograph.picture;
            let size = format!("P5 {} {} 255\n", picture.width(), picture.height());
            let mut file = size.into_bytes();
            file.extend(picture.pixels());
            let path = folder.join(format!("{}-{index}.pgm", family.name()));
            std::fs::write(&path, file).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    Ok(())
}
