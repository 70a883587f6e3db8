//! Finding a traveller: the code of the paper and the lines of the document, which hand scanners type
//! like a keyboard, or the code by the device's camera; or a name and a flight.

use super::offline::{Offline, device_time};
use super::{found, kept_list, refused};
use crate::ask::Submit;
use crate::boot::kept;
use crate::http::{self, Failure, Key};
use crate::markup::{live, view};
use crate::scan;
use crate::ui::{
    AreaField, Button, ButtonKind, DateField, DateParts, Details, ErrorSummary, Form, Go,
    TextField, TextKind, focus, lang,
};
use contract::pages::Page;
use contract::paths::{fill, precheck as doors};
use contract::person::mrz;
use contract::precheck::compare::{Compared, ComparedField, Likeness, compare};
use contract::precheck::desk::{
    DeskMember, DocumentLookup, Found, NameLookup, ScanRequest, ScanResult,
};
use contract::problem::FieldError;
use contract::verify::{Claim, Envelope, Number};
use leptos::prelude::*;

/// What was typed and found; kept when the language is switched, and in memory alone.
#[derive(Clone, Copy, Default)]
struct Search {
    code: RwSignal<String>,
    mrz: RwSignal<String>,
    name: RwSignal<String>,
    flight: RwSignal<String>,
    date: RwSignal<DateParts>,
    seen: RwSignal<Option<Seen>>,
    /// Why there was no answer, when that was no field.
    failure: RwSignal<Option<Failure>>,
}

/// What a search brought.
#[derive(Clone)]
pub enum Seen {
    Scan(Box<ScanResult>),
    Document(Vec<Found>),
    Name(Vec<DeskMember>),
    /// From the list of the device: there was no network.
    Device(Vec<Found>),
}

/// Where the result stands.
const RESULT: &str = "result";

pub fn page() -> AnyView {
    let search: Search = kept();
    let lang = lang();
    let result = live(move || search.seen.get().map(|seen| found::view(&seen)));
    let trouble = live(move || {
        let again = Callback::new(move |()| search.failure.set(None));
        search.failure.get().map(|failure| refused(failure, again))
    });
    let next = live(move || search.seen.with(Option::is_some).then(|| next(search)));
    view! {
        {kept_list::view(Offline::open())}
        {by_papers(search)}
        <Details summary=lang.pick("Buscar por nombre y vuelo", "Search by name and flight")>
            {by_name(search)}
        </Details>
        <div id=RESULT class="found" tabindex="-1">
            {trouble}
            <div role="status">{result}</div>
        </div>
        {next}
        <Go to=Page::BorderFlights.at(lang) kind=ButtonKind::Secondary
            text=lang.pick("Vuelos del día", "Flights of the day") />
    }
}

/// Nothing of one traveller is held against the next.
fn next(search: Search) -> AnyView {
    let clear = move |()| {
        search.code.set(String::new());
        search.mrz.set(String::new());
        search.seen.set(None);
        search.failure.set(None);
        focus("code");
    };
    view! {
        <div class="buttons">
            <Button kind=ButtonKind::Secondary on_press=clear
                text=lang().pick("Otro viajero", "Next traveller") />
        </div>
    }
}

impl Search {
    /// Sends, and shows what came; every refusal that is no field's is shown above the result.
    fn run(
        self,
        (submit, offline): (Submit, Offline),
        request: impl Future<Output = Result<Seen, Failure>> + 'static,
    ) {
        self.seen.set(None);
        self.failure.set(None);
        let request = async move {
            match request.await {
                Err(Failure::Offline | Failure::TimedOut) if offline.current().is_some() => {
                    Ok(Seen::Device(self.on_device(offline)))
                }
                answer => answer,
            }
        };
        let then = move |seen| {
            self.seen.set(Some(seen));
            let _ = request_animation_frame(bring_into_view);
        };
        submit.run_or(request, then, move |failure| {
            let of_fields =
                matches!(failure, Failure::Refused(problem) if !problem.errors.is_empty());
            self.failure.set((!of_fields).then(|| failure.clone()));
        });
    }
}

impl Search {
    /// Those of the device's list whom the code or the document names. The code's signature is not
    /// checked: the list is from the service, and the document is compared with it.
    fn on_device(self, offline: Offline) -> Vec<Found> {
        let Some(list) = offline.current() else {
            return Vec::new();
        };
        let number = self.code.with_untracked(|code| number_in(code.trim()));
        let today = device_time().date_naive();
        let read = self
            .mrz
            .with_untracked(|lines| mrz::read(lines, today).ok());
        let held = |member: DeskMember| Found {
            compared: read
                .as_ref()
                .map(|read| compare(&member.traveller, read))
                .unwrap_or_default(),
            member,
        };
        let named = |found: &Found| match &number {
            Some(number) => found.member.number == *number,
            None => has_document(&found.compared),
        };
        list.members.into_iter().map(held).filter(named).collect()
    }
}

/// The result stands below the form: on a telephone, below the screen. The focus stays where the hand
/// scanner types.
fn bring_into_view() {
    if let Some(result) = document().get_element_by_id(RESULT) {
        result.scroll_into_view();
    }
}

/// The number that stands in a code, signed or typed.
fn number_in(code: &str) -> Option<Number> {
    let signed = Envelope::parse(code).and_then(|envelope| Claim::read(envelope.data));
    signed
        .map(|claim| claim.number)
        .or_else(|| Number::parse(code).ok())
}

/// Whether number and issuer are the document's.
fn has_document(compared: &[Compared]) -> bool {
    let same = |field| {
        compared
            .iter()
            .any(|one| one.field == field && one.likeness == Likeness::Same)
    };
    same(ComparedField::Number) && same(ComparedField::Issuer)
}

impl Search {
    /// By the code, or where there is none by the document's lines.
    fn by_papers(self, submit: Submit, offline: Offline) {
        let (code, mrz) = (self.code.get_untracked(), self.mrz.get_untracked());
        if code.trim().is_empty() && mrz.trim().is_empty() {
            let missing = vec![FieldError::new("/code", "scan.missing")];
            submit.mistakes.show(missing);
        } else if code.trim().is_empty() {
            self.run((submit, offline), async move {
                let path = fill(doors::DESK_DOCUMENTS, &[]);
                let request = DocumentLookup { mrz };
                http::post(&path, &request, &Key::new())
                    .await
                    .map(Seen::Document)
            });
        } else {
            self.run((submit, offline), async move {
                let path = fill(doors::DESK_SCANS, &[]);
                let request = ScanRequest { code, mrz };
                let result = http::post(&path, &request, &Key::new()).await?;
                Ok(Seen::Scan(Box::new(result)))
            });
        }
    }
}

fn by_papers(search: Search) -> AnyView {
    let (lang, submit, offline) = (lang(), Submit::default(), Offline::open());
    let look = Callback::new(move |()| search.by_papers(submit, offline));
    let scanned = Callback::new(move |code| {
        search.code.set(code);
        look.run(());
        // The camera's button, which had the focus, is gone.
        focus(RESULT);
    });
    view! {
        <ErrorSummary mistakes=submit.mistakes />
        {scan::by_camera(lang, ButtonKind::Secondary, scanned)}
        <Form on_submit=look busy=submit.busy>
            <TextField field="/code" kind=TextKind::Number value=search.code mistakes=submit.mistakes optional=true
                label=lang.pick("Código o número del prechequeo", "Code or number of the pre-check")
                hint=lang.pick("Escanéelo aquí con el lector, o escriba el número", "Scan it here with the reader, or enter the number") />
            <AreaField field="/mrz" value=search.mrz mistakes=submit.mistakes mono=true optional=true
                label=lang.pick("Líneas del documento", "Lines of the document")
                hint=lang.pick("Las dos o tres líneas del pasaporte o la tarjeta. Sin código, buscan todas sus declaraciones", "The two or three lines of the passport or card. Without a code they find all its declarations") />
            <Button text=lang.pick("Buscar", "Search") busy=submit.busy />
        </Form>
    }
}

fn by_name(search: Search) -> AnyView {
    let (lang, submit, offline) = (lang(), Submit::default(), Offline::open());
    let mistakes = submit.mistakes;
    let look = move |()| {
        let request = NameLookup {
            name: search.name.get_untracked(),
            flight: search.flight.get_untracked(),
            date: search.date.get_untracked().iso(),
        };
        if let Err(errors) = request.parse() {
            mistakes.show(errors);
            return;
        }
        search.run((submit, offline), async move {
            let path = fill(doors::DESK_NAMES, &[]);
            http::post(&path, &request, &Key::new())
                .await
                .map(Seen::Name)
        });
    };
    view! {
        <ErrorSummary mistakes />
        <Form on_submit=look busy=submit.busy>
            <TextField field="/name" kind=TextKind::Surnames value=search.name mistakes
                label=lang.pick("Nombre o apellido", "Name or surname") />
            <TextField field="/flight" kind=TextKind::Number value=search.flight mistakes
                label=lang.pick("Vuelo", "Flight")
                hint=lang.pick("Por ejemplo AV 431", "For example AV 431") />
            <DateField field="/date" value=search.date mistakes
                label=lang.pick("Día del viaje", "Day of travel") />
            <Button text=lang.pick("Buscar por nombre", "Search by name") busy=submit.busy />
        </Form>
    }
}
