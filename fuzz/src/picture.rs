//! What must hold of any picture: the reader answers, and what it stands by fits together. Two
//! bytes say how wide the picture is, the others are its pixels.

use mrz_reader::{GreyImage, NotRead, Reading, read};

/// A telephone's preview, at most.
const WIDEST: usize = 1024;

pub fn holds(bytes: &[u8]) {
    let Some(([low, high], pixels)) = bytes.split_first_chunk() else {
        return;
    };
    let width = usize::from(u16::from_le_bytes([*low, *high])) % WIDEST + 1;
    let height = pixels.len() / width;
    let Some(picture) = GreyImage::new(width, height, pixels[..width * height].to_vec()) else {
        return;
    };
    match read(&picture) {
        Ok(reading) => {
            assert!(matches!(&reading.checks, Some(checks) if checks.all_valid()));
            makes_sense(&reading);
        }
        Err(NotRead::Doubtful(reading)) => makes_sense(&reading),
        Err(NotRead::NoZone) => {}
    }
}

fn makes_sense(reading: &Reading) {
    let (lines, columns) = reading.format.shape();
    assert_eq!(reading.lines.len(), lines);
    assert!(reading.lines.iter().all(|line| line.len() == columns));
    assert!((0.0..=1.0).contains(&reading.confidence));
    assert!(
        reading
            .corners
            .iter()
            .all(|(x, y)| x.is_finite() && y.is_finite())
    );
}
