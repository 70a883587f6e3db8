//! QR codes as SVG, the same for the page and the PDF.

use fast_qr::{ECL, QRBuilder, Version};
use std::fmt::Write as _;

/// Readers need this many light modules around the code (ISO/IEC 18004).
const QUIET: usize = 4;

/// The text does not fit a version 13 code, which is the largest that a cheap phone reads from
/// paper at 30 mm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the text is too long for a QR code of version 13")]
pub struct TooLong;

/// The code at error correction level M, dark on white in both colour schemes, with its quiet
/// zone. The picture scales; `shape-rendering` keeps the modules' edges sharp.
///
/// # Errors
/// [`TooLong`].
pub fn qr_svg(text: &str) -> Result<String, TooLong> {
    let code = QRBuilder::new(text)
        .ecl(ECL::M)
        .build()
        .map_err(|_| TooLong)?;
    if code
        .version
        .is_none_or(|version| version as usize > Version::V13 as usize)
    {
        return Err(TooLong);
    }
    let mut path = String::new();
    for row in 0..code.size {
        let mut column = 0;
        while column < code.size {
            let run = (column..code.size)
                .take_while(|at| code[row][*at].value())
                .count();
            if run > 0 {
                let (x, y) = (column + QUIET, row + QUIET);
                // Writing to a string cannot fail.
                let _ = write!(path, "M{x} {y}h{run}v1h-{run}z");
            }
            column += run.max(1);
        }
    }
    let side = code.size + 2 * QUIET;
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_quiet_zone_and_its_finder_patterns() {
        let svg = qr_svg("VT-28T5-CY4T-F").unwrap();
        // Version 1 has 21 modules; the top row of a finder pattern is seven dark ones.
        assert!(svg.contains("viewBox=\"0 0 29 29\""));
        assert!(svg.contains("d=\"M4 4h7v1h-7z"));
    }

    #[test]
    fn a_text_beyond_version_13_is_refused() {
        assert!(qr_svg(&"a".repeat(331)).is_ok());
        assert_eq!(qr_svg(&"a".repeat(332)), Err(TooLong));
        assert_eq!(qr_svg(&"a".repeat(9_000)), Err(TooLong));
    }
}
