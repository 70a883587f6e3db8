//! Pictures as the lens wants them: in greys, no larger than it needs.

use super::lens::Grey;
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, File, HtmlCanvasElement, HtmlVideoElement, ImageBitmap};

/// A canvas that is never shown.
pub struct Canvas {
    element: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
}

impl Canvas {
    pub fn new() -> Option<Self> {
        let element = document().create_element("canvas").ok()?;
        let element: HtmlCanvasElement = element.dyn_into().ok()?;
        let context = element.get_context("2d").ok()??.dyn_into().ok()?;
        Some(Self { element, context })
    }

    /// What the camera shows now; `None` until it shows something.
    pub fn frame(&self, video: &HtmlVideoElement, longest: u32) -> Option<Grey> {
        let (width, height) = self.fit(video.video_width(), video.video_height(), longest)?;
        self.context
            .draw_image_with_html_video_element_and_dw_and_dh(video, 0.0, 0.0, width, height)
            .ok()?;
        self.grey()
    }

    pub fn picture(&self, picture: &ImageBitmap, longest: u32) -> Option<Grey> {
        let (width, height) = self.fit(picture.width(), picture.height(), longest)?;
        self.context
            .draw_image_with_image_bitmap_and_dw_and_dh(picture, 0.0, 0.0, width, height)
            .ok()?;
        self.grey()
    }

    /// Takes on the size of a picture whose longer side is at most so long.
    fn fit(&self, width: u32, height: u32, longest: u32) -> Option<(f64, f64)> {
        let side = width.max(height);
        if side == 0 {
            return None;
        }
        let scaled = |size: u32| {
            if side > longest {
                (size * longest / side).max(1)
            } else {
                size
            }
        };
        let (width, height) = (scaled(width), scaled(height));
        self.element.set_width(width);
        self.element.set_height(height);
        Some((width.into(), height.into()))
    }

    fn grey(&self) -> Option<Grey> {
        let (width, height) = (self.element.width(), self.element.height());
        let data = self
            .context
            .get_image_data(0.0, 0.0, width.into(), height.into())
            .ok()?
            .data();
        Some(Grey {
            width: usize::try_from(width).ok()?,
            height: usize::try_from(height).ok()?,
            levels: data.chunks_exact(4).map(luminance).collect(),
        })
    }
}

/// Of red, green, blue and opacity; the weights of ITU-R BT.601 in 256ths.
fn luminance(dot: &[u8]) -> u8 {
    let [red, green, blue] = [dot[0], dot[1], dot[2]].map(u32::from);
    u8::try_from((77 * red + 150 * green + 29 * blue) >> 8).unwrap_or(u8::MAX)
}

/// The picture in a file, the way up that its camera noted.
pub async fn opened(file: &File) -> Result<ImageBitmap, JsValue> {
    let opening = leptos::prelude::window().create_image_bitmap_with_blob(file)?;
    JsFuture::from(opening).await?.dyn_into()
}

#[cfg(test)]
mod tests {
    use super::luminance;

    #[test]
    fn white_is_white_and_green_is_brighter_than_blue() {
        assert_eq!(luminance(&[255, 255, 255, 255]), 255);
        assert_eq!(luminance(&[0, 0, 0, 255]), 0);
        assert!(luminance(&[0, 255, 0, 255]) > luminance(&[0, 0, 255, 255]));
    }
}
