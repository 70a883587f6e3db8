//! What Typst may see while it draws: our templates, the fonts it brings, and one sheet's data.
//! No file system, no network, no clock.

use std::sync::LazyLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};
use typst_kit::fonts::FontStore;

use super::Sheet;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Template {
    Voucher,
    Pass,
    Receipt,
}

/// The parts that no sheet changes.
struct Shared {
    library: LazyHash<Library>,
    fonts: FontStore,
    common: Source,
    voucher: Source,
    pass: Source,
    receipt: Source,
    data: FileId,
    qr: FileId,
}

static SHARED: LazyLock<Shared> = LazyLock::new(|| {
    // The others that Typst embeds are for mathematics and code.
    let wanted = ["Libertinus Serif", "DejaVu Sans Mono"];
    let mut fonts = FontStore::new();
    fonts.extend(
        typst_kit::fonts::embedded().filter(|(_, info)| wanted.contains(&info.family.as_str())),
    );
    Shared {
        library: LazyHash::new(Library::default()),
        fonts,
        common: source("/common.typ", include_str!("../../documents/common.typ")),
        voucher: source("/voucher.typ", include_str!("../../documents/voucher.typ")),
        pass: source("/pass.typ", include_str!("../../documents/pass.typ")),
        receipt: source("/receipt.typ", include_str!("../../documents/receipt.typ")),
        data: file("/data.json"),
        qr: file("/qr.svg"),
    }
});

fn file(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("our own paths are plain");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

fn source(path: &str, text: &str) -> Source {
    Source::new(file(path), text.to_owned())
}

/// One sheet's world.
pub(super) struct Desk {
    shared: &'static Shared,
    template: Template,
    data: Bytes,
    qr: Option<Bytes>,
}

impl Desk {
    pub fn lay(sheet: Sheet) -> Self {
        Self {
            shared: &SHARED,
            template: sheet.template,
            data: Bytes::from_string(sheet.data.to_string()),
            qr: sheet.qr.map(Bytes::from_string),
        }
    }

    fn main_source(&self) -> &Source {
        match self.template {
            Template::Voucher => &self.shared.voucher,
            Template::Pass => &self.shared.pass,
            Template::Receipt => &self.shared.receipt,
        }
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.shared.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.shared.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main_source().id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        [self.main_source(), &self.shared.common]
            .into_iter()
            .find(|source| source.id() == id)
            .cloned()
            .ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let found = match id {
            id if id == self.shared.data => Some(self.data.clone()),
            id if id == self.shared.qr => self.qr.clone(),
            _ => None,
        };
        found.ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shared.fonts.font(index)
    }

    /// No template asks for the day: it is given as words.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
