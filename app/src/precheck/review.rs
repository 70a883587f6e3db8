//! Check your answers, then declare.

use super::draft::Draft;
use super::order::{Window, window_of};
use super::question::Question;
use super::summary;
use super::{later, proof};
use crate::appointments::today::today;
use crate::ask::Submit;
use crate::markup::view;
use crate::ui::{Button, ErrorSummary, Inset, SummaryList, SummaryRow, lang};
use contract::lang::Lang;
use contract::pages::{Page, PrecheckStep};
use contract::paths::precheck as doors;
use contract::precheck::Opened;
use leptos::prelude::*;

pub fn page(question: &Question) -> AnyView {
    let lang = lang();
    question.answers.checking.set(true);
    let draft = question.draft();
    let early = matches!(window_of(&draft.trip, &question.tables), Window::Early(_));
    let last = if early {
        later::when_early(question)
    } else {
        declaring(lang, question.clone())
    };
    let to = |step| Page::PrecheckStep(step).at(lang);
    let request = draft.request(lang).trip;
    let post = question.tables.post(&request.post);
    let post = post.map(|post| post.name.in_lang(lang).to_owned());
    let carrier = summary::carrier(lang, &request, Some(&question.tables));
    let trip = summary::trip(lang, &request, |row| row.change(to(PrecheckStep::Trip)));
    let transport = summary::transport(lang, &request, post.unwrap_or_default(), carrier, |row| {
        row.change(to(PrecheckStep::Transport))
    });
    let direction = SummaryRow::new(
        lang.pick("Sentido", "Direction"),
        summary::direction(lang, &draft.trip.direction),
    );
    let mut rows = vec![direction.change(to(PrecheckStep::Direction))];
    rows.extend(trip);
    rows.extend(transport);
    view! {
        <h2>{lang.pick("Viaje", "Trip")}</h2>
        <SummaryList rows />
        {people(lang, &draft)}
        {stay_and_contact(lang, &draft)}
        {last}
    }
}

fn people(lang: Lang, draft: &Draft) -> Vec<AnyView> {
    let change = || Page::PrecheckStep(PrecheckStep::Travellers).at(lang);
    let people = draft.travellers.iter();
    people
        .map(|person| {
            let rows = summary::traveller(lang, &person.request(), |row| row.change(change()));
            view! {
                <h2>{person.full_name()}</h2>
                <SummaryList rows />
            }
        })
        .collect()
}

fn stay_and_contact(lang: Lang, draft: &Draft) -> AnyView {
    let to = |step| Page::PrecheckStep(step).at(lang);
    let none = lang.pick("No se dio", "Not given");
    let given = |text: &str| {
        if text.trim().is_empty() {
            none.to_owned()
        } else {
            text.to_owned()
        }
    };
    let contact = vec![
        SummaryRow::new(lang.pick("Correo", "E-mail"), given(&draft.email))
            .change(to(PrecheckStep::Contact)),
        SummaryRow::new(lang.pick("Teléfono", "Telephone"), given(&draft.phone))
            .change(to(PrecheckStep::Contact)),
    ];
    let stay = (!draft.trip.leaving()).then(|| {
        let row = SummaryRow::new(
            lang.pick("Dirección", "Address"),
            summary::stay(&draft.stay),
        );
        view! {
            <h2>{lang.pick("Estancia en Honduras", "Stay in Honduras")}</h2>
            <SummaryList rows=vec![row.change(to(PrecheckStep::Stay))] />
        }
    });
    view! {
        {stay}
        <h2>{lang.pick("Contacto", "Contact")}</h2>
        <SummaryList rows=contact />
    }
}

fn declaring(lang: Lang, question: Question) -> AnyView {
    let (submit, proving) = (Submit::default(), RwSignal::new(false));
    let send = Callback::new(move |()| {
        let answers = question.answers;
        let request = question.draft().request(lang);
        if let Err(errors) = request.parse(&question.tables.posts, today()) {
            submit.mistakes.show(errors);
            return;
        }
        let (key, question) = (answers.key_of(&request), question.clone());
        let sent = async move {
            proof::post::<Opened>(doors::DECLARATIONS, &request, &key, proving).await
        };
        submit.run(sent, move |opened| {
            if let Some(id) = opened.declaration {
                question.open_declaration(id);
            }
        });
    });
    view! {
        <ErrorSummary mistakes=submit.mistakes />
        <Inset>
            <p>{lang.pick(
                "Al enviar declara que estos datos son verdaderos y que puede dar los de las personas que viajan con usted.",
                "By sending you declare that these details are true and that you may give those of the people who travel with you.",
            )}</p>
        </Inset>
        {submit.trouble()}
        {proof::told(proving)}
        <Button on_press=send busy=submit.busy text=lang.pick("Enviar el prechequeo", "Send the pre-check") />
    }
}
