//! The one table of addresses a person can open: the static shells, the app's router and the
//! API's decision between a page and a 404 all read it.
//!
//! To add a page: a variant of [`Page`], a row in `pages/table.rs` or the file of its journey, a view in
//! the app room that owns its chunk. The compiler asks for the rest.

mod journey;
mod notice;
mod place;
mod precheck;
mod table;

use crate::lang::Lang;
pub use journey::Step;
pub use notice::Notice;
pub use place::Place;
pub use precheck::PrecheckStep;

/// A page, without its language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    Start,
    /// What an appointment is, before the first question.
    Appointments,
    Journey(Step),
    /// Where the payment page sends a person back to; it survives a bookmark.
    Confirmed,
    MyAppointments,
    Appointment,
    Move,
    Cancel,
    /// Opened from a mail: the secret travels in the fragment.
    MailLink,
    Reconfirm,
    LostEmail,
    SignIn,
    /// Where the staff signs in.
    Staff,
    /// The border officers' desk.
    Border,
    BorderFlights,
    Offices,
    Office,
    /// Anyone checks a paper.
    Verify,
    Help,
    Refunds,
    ReportSeller,
    Privacy,
    Accessibility,
    Api,
    /// What the pre-check is, before its first question.
    Precheck,
    PrecheckStep(PrecheckStep),
    /// What was declared, with its codes; it survives a bookmark.
    Declaration,
    ChangeDeclaration,
    WithdrawDeclaration,
    OpenDeclaration,
    /// Opened from a mail: the secret travels in the fragment.
    PrecheckLink,
    /// The living style page; it exists in sandbox mode only.
    Style,
}

/// A part of the app that arrives by itself. What is in `Main` comes with the first load.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Chunk {
    Main,
    /// The first question of the journey: it must be small.
    Journey,
    /// The other questions without personal data.
    Choosing,
    /// Who comes, and when.
    People,
    /// From the check of the answers to the confirmation.
    Payment,
    Mine,
    Info,
    /// What the pre-check is, and its first question.
    PrecheckStart,
    /// The pre-check's other questions without personal data.
    Trip,
    /// Who travels, and all that is sent.
    Travellers,
    /// What was declared: seen, changed, withdrawn, opened.
    Declaration,
    Style,
    /// What only the staff loads.
    Staff,
    /// The border officers' desk.
    Border,
    /// Checking papers.
    Verify,
}

impl Chunk {
    pub const ALL: [Self; 15] = [
        Self::Main,
        Self::Journey,
        Self::Choosing,
        Self::People,
        Self::Payment,
        Self::Mine,
        Self::Info,
        Self::PrecheckStart,
        Self::Trip,
        Self::Travellers,
        Self::Declaration,
        Self::Style,
        Self::Staff,
        Self::Border,
        Self::Verify,
    ];

    /// The name the split module has in the build.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Main => "main",
            Self::Journey => "citas",
            Self::Choosing => "consulado",
            Self::People => "personas",
            Self::Payment => "pago",
            Self::Mine => "mis_citas",
            Self::Info => "info",
            Self::PrecheckStart => "prechequeo",
            Self::Trip => "viaje",
            Self::Travellers => "viajeros",
            Self::Declaration => "declaracion",
            Self::Style => "estilo",
            Self::Staff => "funcionarios",
            Self::Border => "frontera",
            Self::Verify => "verificar",
        }
    }
}

/// What the table knows of a page. Texts are Spanish, then English.
#[derive(Debug)]
pub struct Row {
    pub page: Page,
    /// Below `/{lang}/`; a segment that starts with `:` is the page's identifier.
    pub pattern: &'static str,
    pub chunk: Chunk,
    heading: (&'static str, &'static str),
    lead: (&'static str, &'static str),
}

/// Every page once.
pub fn rows() -> impl Iterator<Item = &'static Row> {
    table::ROWS
        .iter()
        .chain(journey::ROWS)
        .chain(precheck::ROWS)
}

impl Row {
    /// The name of the page's static shell in the built site.
    pub fn shell(&self, lang: Lang) -> String {
        let name = if self.pattern.is_empty() {
            "inicio"
        } else {
            self.pattern
        };
        format!(
            "shells/{}/{}.html",
            lang.tag(),
            name.replace('/', ".").replace(':', "_")
        )
    }

    /// Whether the address names one thing of many.
    pub fn has_id(&self) -> bool {
        self.pattern.contains(':')
    }

    pub fn heading(&self, lang: Lang) -> &'static str {
        lang.pick(self.heading.0, self.heading.1)
    }

    pub fn lead(&self, lang: Lang) -> &'static str {
        lang.pick(self.lead.0, self.lead.1)
    }

    /// The place `path` names when it has this row's shape.
    fn read(&self, lang: Lang, path: &str) -> Option<Place> {
        let mut place = self.page.at(lang);
        let mut segments = path.split('/');
        for wanted in self.pattern.split('/') {
            let found = segments.next()?;
            if wanted.starts_with(':') && !found.is_empty() {
                place.id = Some(found.to_owned());
            } else if wanted != found {
                return None;
            }
        }
        segments.next().is_none().then_some(place)
    }
}

impl Page {
    /// # Panics
    /// Never: a test walks every page.
    pub fn row(self) -> &'static Row {
        rows()
            .find(|row| row.page == self)
            .expect("every page has a row")
    }

    pub fn chunk(self) -> Chunk {
        self.row().chunk
    }

    /// Where "back" leads; `None` where the browser's own button says it better.
    pub fn back(self) -> Option<Self> {
        match self {
            Self::Start
            | Self::Confirmed
            | Self::MailLink
            | Self::Declaration
            | Self::PrecheckLink
            | Self::Style => None,
            Self::BorderFlights => Some(Self::Border),
            Self::Border => Some(Self::Staff),
            Self::Journey(step) => Some(step.previous().map_or(Self::Appointments, Self::Journey)),
            Self::Appointment => Some(Self::MyAppointments),
            Self::Move | Self::Cancel => Some(Self::Appointment),
            Self::Office => Some(Self::Offices),
            Self::PrecheckStep(step) => {
                Some(step.previous().map_or(Self::Precheck, Self::PrecheckStep))
            }
            Self::ChangeDeclaration | Self::WithdrawDeclaration => Some(Self::Declaration),
            Self::OpenDeclaration => Some(Self::Precheck),
            _ => Some(Self::Start),
        }
    }

    /// The place in a language, for pages without an identifier.
    pub const fn at(self, lang: Lang) -> Place {
        Place {
            lang,
            page: self,
            id: None,
        }
    }

    /// The place in a language with its identifier (a booking, an appointment, an office).
    pub fn of(self, lang: Lang, id: impl Into<String>) -> Place {
        Place {
            lang,
            page: self,
            id: Some(id.into()),
        }
    }
}
