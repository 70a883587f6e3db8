//! Reads the machine-readable zone of a travel document from a picture, on the device that took it.

mod image;
mod plane;

pub use image::GreyImage;
pub use plane::Plane;
