//! A picture on a canvas: from a file, from the camera, and as the reader takes it.

use mrz_reader::GreyImage;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement, ImageBitmap};

pub struct Picture {
    canvas: HtmlCanvasElement,
    pen: CanvasRenderingContext2d,
}

/// Larger ones are made smaller: the reader needs no more.
const LONGEST_SIDE: f64 = 1600.0;

impl Picture {
    /// Nothing when the browser cannot show it. Telephones store how they were held; the browser
    /// turns the picture upright.
    pub async fn of_blob(blob: &Blob) -> Option<Self> {
        let decoding = leptos::prelude::window()
            .create_image_bitmap_with_blob(blob)
            .ok()?;
        let bitmap: ImageBitmap = JsFuture::from(decoding).await.ok()?.dyn_into().ok()?;
        let picture = Self::blank(bitmap.width(), bitmap.height())?;
        let (width, height) = picture.size();
        picture
            .pen
            .draw_image_with_image_bitmap_and_dw_and_dh(&bitmap, 0.0, 0.0, width, height)
            .ok()?;
        bitmap.close();
        Some(picture)
    }

    /// What a camera sees now; nothing before it sees anything.
    pub fn of_video(video: &HtmlVideoElement) -> Option<Self> {
        let picture = Self::blank(video.video_width(), video.video_height())?;
        let (width, height) = picture.size();
        picture
            .pen
            .draw_image_with_html_video_element_and_dw_and_dh(video, 0.0, 0.0, width, height)
            .ok()?;
        Some(picture)
    }

    // Sides of a picture are positive whole numbers of some thousand pixels.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fn blank(width: u32, height: u32) -> Option<Self> {
        if width == 0 || height == 0 {
            return None;
        }
        let share = (LONGEST_SIDE / f64::from(width.max(height))).min(1.0);
        let canvas = leptos::prelude::document().create_element("canvas").ok()?;
        let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
        canvas.set_width((f64::from(width) * share).round().max(1.0) as u32);
        canvas.set_height((f64::from(height) * share).round().max(1.0) as u32);
        let pen = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        Some(Self { canvas, pen })
    }

    fn size(&self) -> (f64, f64) {
        (
            f64::from(self.canvas.width()),
            f64::from(self.canvas.height()),
        )
    }

    pub fn grey(&self) -> Option<GreyImage> {
        let (width, height) = self.size();
        let colours = self
            .pen
            .get_image_data(0.0, 0.0, width, height)
            .ok()?
            .data();
        // The eye's weights, in parts of 256.
        let grey = colours.chunks_exact(4).map(|pixel| {
            let [red, green, blue] = [pixel[0], pixel[1], pixel[2]].map(u16::from);
            u8::try_from((77 * red + 150 * green + 29 * blue) >> 8).unwrap_or(u8::MAX)
        });
        let (width, height) = (self.canvas.width(), self.canvas.height());
        GreyImage::new(
            usize::try_from(width).ok()?,
            usize::try_from(height).ok()?,
            grey.collect(),
        )
    }

    /// The part around a zone's corners, as an address for an image: it lives in memory only.
    pub fn strip(&self, corners: &[(f32, f32); 4]) -> Option<String> {
        let edge = |pick: fn(&(f32, f32)) -> f32, better: fn(f32, f32) -> f32| {
            corners.iter().map(pick).reduce(better).map(f64::from)
        };
        let (left, right) = (edge(|c| c.0, f32::min)?, edge(|c| c.0, f32::max)?);
        let (top, bottom) = (edge(|c| c.1, f32::min)?, edge(|c| c.1, f32::max)?);
        // The corners are the middles of characters: as much again around them.
        let margin = (right - left) * 0.04;
        let (width, height) = (right - left + 2.0 * margin, bottom - top + 2.0 * margin);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let strip = Self::blank(width as u32, height as u32)?;
        let (wide, high) = strip.size();
        strip
            .pen
            .draw_image_with_html_canvas_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
                &self.canvas,
                left - margin,
                top - margin,
                width,
                height,
                0.0,
                0.0,
                wide,
                high,
            )
            .ok()?;
        strip.canvas.to_data_url_with_type("image/png").ok()
    }
}
