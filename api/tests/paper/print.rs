//! The QR code as it comes off a printer and stands before a camera: 150 dots an inch, out of
//! focus, not straight.

use std::process::Command;

const DPI: f64 = 150.0;
const MILLIMETRES_AN_INCH: f64 = 25.4;

/// A picture in greys, row by row.
pub struct Grey {
    width: usize,
    height: usize,
    levels: Vec<u8>,
}

impl Grey {
    /// The first page of a PDF as a printer of 150 dpi draws it.
    pub fn printed(pdf: &[u8]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (file, picture) = (folder.path().join("a.pdf"), folder.path().join("a"));
        std::fs::write(&file, pdf).unwrap();
        let drawn = Command::new("pdftoppm")
            .args(["-r", "150", "-gray", "-singlefile"])
            .args([&file, &picture])
            .status()
            .expect("poppler-utils is installed");
        assert!(drawn.success());
        Self::read(&std::fs::read(picture.with_extension("pgm")).unwrap())
    }

    /// Reads a binary PGM: `P5`, width, height and 255 as text, then a byte a dot.
    fn read(pgm: &[u8]) -> Self {
        let mut words = pgm.splitn(4, u8::is_ascii_whitespace);
        let mut number = || {
            let word = std::str::from_utf8(words.next().unwrap()).unwrap();
            word.parse::<usize>().ok()
        };
        assert_eq!(number(), None, "P5");
        let (width, height) = (number().unwrap(), number().unwrap());
        let levels = pgm[pgm.len() - width * height..].to_vec();
        Self {
            width,
            height,
            levels,
        }
    }

    fn at(&self, x: isize, y: isize) -> f64 {
        let inside = |at: isize, size: usize| usize::try_from(at).ok().filter(|at| *at < size);
        match (inside(x, self.width), inside(y, self.height)) {
            (Some(x), Some(y)) => self.levels[y * self.width + x].into(),
            // Beyond the sheet lies a table, neither white nor black.
            _ => 128.0,
        }
    }

    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a level is 0 to 255"
    )]
    #[allow(clippy::cast_possible_wrap, reason = "a sheet has some thousand dots")]
    fn redrawn(&self, level: impl Fn(isize, isize) -> f64) -> Self {
        let dots =
            (0..self.height as isize).flat_map(|y| (0..self.width as isize).map(move |x| (x, y)));
        Self {
            width: self.width,
            height: self.height,
            levels: dots.map(|(x, y)| level(x, y).round() as u8).collect(),
        }
    }

    /// Out of focus: each dot is spread over its neighbours, nearest first.
    pub fn blurred(&self) -> Self {
        const WEIGHTS: [(isize, f64); 3] = [(-1, 0.25), (0, 0.5), (1, 0.25)];
        self.redrawn(|x, y| {
            let spread = |(dx, wx): (isize, f64)| {
                let column = WEIGHTS.iter().map(|(dy, wy)| wy * self.at(x + dx, y + dy));
                wx * column.sum::<f64>()
            };
            WEIGHTS.into_iter().map(spread).sum()
        })
    }

    /// What a person holds before a camera: the code, and half its side around it.
    pub fn around(&self, code: &Found) -> Self {
        let [left, top] = code.corner;
        let (side, margin) = (code.side, code.side / 2);
        let edge = usize::try_from(side + 2 * margin).unwrap();
        let blank = Self {
            width: edge,
            height: edge,
            levels: vec![0; edge * edge],
        };
        blank.redrawn(|x, y| self.at(left - margin + x, top - margin + y))
    }

    /// Tilted, by a camera that sees each printed dot as two.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "a sheet has some thousand dots"
    )]
    pub fn photographed(&self, degrees: f64) -> Self {
        let (sin, cos) = degrees.to_radians().sin_cos();
        let (cx, cy) = (self.width as f64 / 2.0, self.height as f64 / 2.0);
        let twice = Self {
            width: self.width * 2,
            height: self.height * 2,
            levels: vec![0; self.levels.len() * 4],
        };
        twice.redrawn(|x, y| {
            let (dx, dy) = (x as f64 / 2.0 - cx, y as f64 / 2.0 - cy);
            let (sx, sy) = (cx + cos * dx + sin * dy, cy - sin * dx + cos * dy);
            let (left, top) = (sx.floor(), sy.floor());
            let (right, down) = (sx - left, sy - top);
            let dot = |dx, dy| self.at(left as isize + dx, top as isize + dy);
            let upper = dot(0, 0) * (1.0 - right) + dot(1, 0) * right;
            let lower = dot(0, 1) * (1.0 - right) + dot(1, 1) * right;
            upper * (1.0 - down) + lower * down
        })
    }

    /// The one QR code in the picture.
    #[allow(clippy::cast_possible_wrap, reason = "a sheet has some thousand dots")]
    pub fn code(&self) -> Found {
        let mut reader = quircs::Quirc::new();
        let codes = reader.identify(self.width, self.height, &self.levels);
        let codes: Vec<_> = codes.filter_map(Result::ok).collect();
        let [code] = &codes[..] else {
            panic!("{} codes in the picture", codes.len());
        };
        let [from, to, ..] = code.corners;
        let read = code.decode().expect("the code is readable");
        Found {
            text: String::from_utf8(read.payload).unwrap(),
            corner: [from.x as isize, from.y as isize],
            side: to.x as isize - from.x as isize,
        }
    }
}

/// A code that was read, and where it stands.
pub struct Found {
    pub text: String,
    corner: [isize; 2],
    side: isize,
}

impl Found {
    #[allow(clippy::cast_precision_loss, reason = "a sheet has some thousand dots")]
    pub fn side_mm(&self) -> f64 {
        self.side as f64 / DPI * MILLIMETRES_AN_INCH
    }
}
