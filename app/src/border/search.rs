//! Finding a traveller: the code of the paper and the lines of the document, which hand scanners type
//! like a keyboard, or the code by the device's camera; or a name and a flight.

use super::offline::{Offline, device_time};
use super::{found, kept_list, on_device, refused};
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
use contract::precheck::desk::{
    DeskMember, DocumentLookup, FlightList, Found, NameLookup, ScanRequest, ScanResult,
};
use contract::problem::FieldError;
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
    /// Whose it is, see [`Offline::turn`].
    turn: RwSignal<u32>,
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
    search.begin(Offline::open().turn.get_untracked());
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

impl Search {
    fn begin(self, turn: u32) {
        if self.turn.get_untracked() != turn {
            self.turn.set(turn);
            self.clear();
            self.name.set(String::new());
            self.flight.set(String::new());
            self.date.set(DateParts::default());
        }
    }

    /// Nothing of one traveller is held against the next.
    fn clear(self) {
        self.code.set(String::new());
        self.mrz.set(String::new());
        self.seen.set(None);
        self.failure.set(None);
    }
}

fn next(search: Search) -> AnyView {
    let clear = move |()| {
        search.clear();
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
        on_device: impl FnOnce(FlightList) -> Vec<Found> + 'static,
    ) {
        self.seen.set(None);
        self.failure.set(None);
        let request = async move {
            match request.await {
                Err(failure @ (Failure::Offline | Failure::TimedOut)) => {
                    let list = offline.current().ok_or(failure)?;
                    Ok(Seen::Device(on_device(list)))
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

/// The result stands below the form: on a telephone, below the screen. The focus stays where the hand
/// scanner types.
fn bring_into_view() {
    if let Some(result) = document().get_element_by_id(RESULT) {
        result.scroll_into_view();
    }
}

impl Search {
    /// By the code, or where there is none by the document's lines.
    fn by_papers(self, submit: Submit, offline: Offline) {
        let (code, mrz) = (self.code.get_untracked(), self.mrz.get_untracked());
        if code.trim().is_empty() && mrz.trim().is_empty() {
            let missing = vec![FieldError::new("/code", "scan.missing")];
            submit.mistakes.show(missing);
            return;
        }
        let on_device = {
            let (code, mrz) = (code.clone(), mrz.clone());
            move |list| on_device::named(list, &code, &mrz, device_time().date_naive())
        };
        let request = async move {
            if code.trim().is_empty() {
                let path = fill(doors::DESK_DOCUMENTS, &[]);
                let found = http::post(&path, &DocumentLookup { mrz }, &Key::new()).await?;
                return Ok(Seen::Document(found));
            }
            let path = fill(doors::DESK_SCANS, &[]);
            let result = http::post(&path, &ScanRequest { code, mrz }, &Key::new()).await?;
            Ok(Seen::Scan(Box::new(result)))
        };
        self.run((submit, offline), request, on_device);
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
        let (name, flight) = match request.parse() {
            Ok(parsed) => parsed,
            Err(errors) => {
                mistakes.show(errors);
                return;
            }
        };
        let asked = async move {
            let path = fill(doors::DESK_NAMES, &[]);
            let found = http::post(&path, &request, &Key::new()).await?;
            Ok(Seen::Name(found))
        };
        search.run((submit, offline), asked, move |list| {
            on_device::by_name(list, &name, &flight)
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
