//! What a lens, a hand and a file format do to a picture.

use image::codecs::jpeg::JpegEncoder;
use mrz_reader::GreyImage;

/// Gaussian blur, both directions one after the other.
pub fn blur(grey: &[f32], size: (usize, usize), deviation: f32) -> Vec<f32> {
    #[allow(clippy::cast_possible_truncation)]
    let reach = (deviation * 3.0).ceil() as i32;
    let weight = |away: i32| {
        #[allow(clippy::cast_precision_loss)]
        let away = away as f32 / deviation;
        (-away * away / 2.0).exp()
    };
    let sum: f32 = (-reach..=reach).map(weight).sum();
    let kernel: Vec<(i32, f32)> = (-reach..=reach).map(|at| (at, weight(at) / sum)).collect();
    let across: Vec<_> = kernel.iter().map(|(at, w)| ((*at, 0), *w)).collect();
    let down: Vec<_> = kernel.iter().map(|(at, w)| ((0, *at), *w)).collect();
    convolved(&convolved(grey, size, &across), size, &down)
}

/// The camera moved by so many pixels in a direction.
pub fn smear(grey: &[f32], size: (usize, usize), by: f32, towards: f32) -> Vec<f32> {
    let (sin, cos) = towards.sin_cos();
    let steps = 9_u8;
    let share = 1.0 / f32::from(steps);
    let kernel: Vec<_> = (0..steps)
        .map(|step| {
            let along = by * (f32::from(step) / f32::from(steps - 1) - 0.5);
            #[allow(clippy::cast_possible_truncation)]
            let place = ((along * cos).round() as i32, (along * sin).round() as i32);
            (place, share)
        })
        .collect();
    convolved(grey, size, &kernel)
}

type Kernel = [((i32, i32), f32)];

/// Beyond its edge the picture goes on as it ends.
fn convolved(grey: &[f32], (width, height): (usize, usize), kernel: &Kernel) -> Vec<f32> {
    let clamp = |at: usize, by: i32, size: usize| {
        let at = i32::try_from(at).unwrap_or(0) + by;
        usize::try_from(at.max(0)).unwrap_or(0).min(size - 1)
    };
    let mut out = vec![0.0; grey.len()];
    for y in 0..height {
        for ((across, down), weight) in kernel {
            let from = &grey[clamp(y, *down, height) * width..][..width];
            let to = &mut out[y * width..][..width];
            for (x, to) in to.iter_mut().enumerate() {
                *to += from[clamp(x, *across, width)] * weight;
            }
        }
    }
    out
}

/// Written and read again.
///
/// # Errors
/// What the codec says.
// Greys are clamped to what a byte holds, and pictures are smaller than JPEG's limit.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub fn through_jpeg(
    grey: &[f32],
    (width, height): (usize, usize),
    quality: f32,
) -> Result<GreyImage, String> {
    let bytes: Vec<u8> = grey
        .iter()
        .map(|grey| grey.round().clamp(0.0, 255.0) as u8)
        .collect();
    let mut file = Vec::new();
    JpegEncoder::new_with_quality(&mut file, quality as u8)
        .encode(
            &bytes,
            width as u32,
            height as u32,
            image::ExtendedColorType::L8,
        )
        .map_err(|error| error.to_string())?;
    let picture = image::load_from_memory_with_format(&file, image::ImageFormat::Jpeg)
        .map_err(|error| error.to_string())?
        .into_luma8();
    GreyImage::new(width, height, picture.into_raw()).ok_or_else(|| "an empty picture".to_owned())
}
