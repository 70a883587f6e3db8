//! The confirmation: every person's code, what happens next, and what can still be done.

use super::super::summary;
use super::super::tables::KnownTables;
use super::seen::Seen;
use super::{keeping, member};
use crate::markup::{live, view};
use crate::ui::{Button, ButtonKind, Go, Notice, Panel, SummaryList, SummaryRow, intl, lang};
use contract::lang::Lang;
use contract::pages::{Page, PrecheckStep};
use contract::precheck::{DeclarationView, MemberState, Scope};
use leptos::prelude::*;

pub fn page(seen: &Seen) -> AnyView {
    let lang = lang();
    let view = &seen.view;
    let valid = (view.members.iter()).any(|member| member.state == MemberState::Declared);
    let members: Vec<_> = (view.members.iter())
        .map(|one| member::view(lang, view.id, one))
        .collect();
    view! {
        {seen.is_copy().then(|| as_kept(lang, view))}
        {headline(lang, view, valid)}
        {members}
        {valid.then(|| printing(lang))}
        <h2>{lang.pick("Su viaje", "Your trip")}</h2>
        {trip(lang, view)}
        {next(lang, view)}
        {view.keepable.then(|| keeping::offer(view.id))}
        {ways_on(lang, seen)}
    }
}

fn as_kept(lang: Lang, view: &DeclarationView) -> AnyView {
    let kept = intl::moment(lang, view.now, &intl::reader_zone());
    view! {
        <Notice title=lang.pick("Una copia", "A copy")>
            <p>
                {lang.pick("Esto es lo que guardó en este aparato el ", "This is what you kept on this device on ")}
                {kept}"."
            </p>
            <p>
                {lang.pick("Para ver lo último o cambiarlo: ", "To see the latest or to change it: ")}
                <a href=Page::OpenDeclaration.at(lang).path()>
                    {lang.pick("ábralo con la referencia", "open it with the reference")}
                </a>"."
            </p>
        </Notice>
    }
}

fn headline(lang: Lang, view: &DeclarationView, valid: bool) -> AnyView {
    if !valid {
        return view! {
            <Notice title=lang.pick("No hay nada vigente aquí", "Nothing here is valid")>
                <p>{lang.pick(
                    "Las personas de este prechequeo ya cruzaron la frontera o lo retiraron.",
                    "The people of this pre-check have crossed the border or withdrew it.",
                )}</p>
            </Notice>
        };
    }
    let email = view.contact.as_ref().map(|contact| contact.email.clone());
    let mail = match email.filter(|email| !email.is_empty()) {
        Some(email) => lang.pick(
            format!("También lo enviamos a {email}."),
            format!("We sent it to {email} too."),
        ),
        None => lang
            .pick(
                "Guárdelo ahora: imprímalo, descárguelo o tome una foto de la pantalla.",
                "Save it now: print it, download it or take a picture of the screen.",
            )
            .to_owned(),
    };
    view! {
        <Panel title=lang.pick("Su viaje está declarado", "Your trip is declared")>
            <p>{mail}</p>
        </Panel>
    }
}

fn printing(lang: Lang) -> AnyView {
    let print = Callback::new(move |()| drop(window().print()));
    view! { <Button kind=ButtonKind::Secondary on_press=print text=lang.pick("Imprimir", "Print") /> }
}

fn trip(lang: Lang, view: &DeclarationView) -> AnyView {
    let trip = view.trip.clone();
    let post = view.post_name.in_lang(lang).to_owned();
    let stay = view.stay.clone();
    let tables = KnownTables::open();
    live(move || {
        let carrier = tables.0.with(|asked| {
            let tables = asked.here().map(|tables| &**tables);
            summary::carrier(lang, &trip, tables)
        });
        let direction = summary::direction(lang, &trip.direction);
        let mut rows = vec![SummaryRow::new(
            lang.pick("Sentido", "Direction"),
            direction,
        )];
        rows.extend(summary::trip(lang, &trip, |row| row));
        rows.extend(summary::transport(
            lang,
            &trip,
            post.clone(),
            carrier,
            |row| row,
        ));
        rows.extend(stay.as_ref().map(|stay| {
            SummaryRow::new(lang.pick("Se queda en", "Stays at"), summary::stay(stay))
        }));
        view! { <SummaryList rows /> }
    })
}

fn next(lang: Lang, view: &DeclarationView) -> AnyView {
    let until = intl::moment(lang, view.closes_at, &view.zone);
    view! {
        <h2>{lang.pick("Qué sigue", "What happens next")}</h2>
        <ul class="list">
            <li>{lang.pick(
                "En la frontera muestre su documento y el código de cada persona, en el teléfono o impreso.",
                "At the border show your document and each person’s code, on the phone or printed.",
            )}</li>
            <li>{lang.pick(
                "El oficial decide con su documento: el código solo ahorra tiempo.",
                "The officer decides by your document: the code only saves time.",
            )}</li>
            <li>
                {lang.pick("Puede cambiarlo o retirarlo hasta el ", "You can change or withdraw it until ")}
                <strong>{until}</strong>
                {lang.pick(" (hora de Honduras).", " (time in Honduras).")}
            </li>
        </ul>
    }
}

fn ways_on(lang: Lang, seen: &Seen) -> AnyView {
    let view = &seen.view;
    let changeable = (view.members.iter()).any(|member| member.changeable);
    let actions = changeable.then(|| {
        view! {
            <div class="buttons">
                <Go to=seen.at(lang, Page::ChangeDeclaration) kind=ButtonKind::Secondary
                    text=lang.pick("Cambiar algo", "Change something") />
                <Go to=seen.at(lang, Page::WithdrawDeclaration) kind=ButtonKind::Link
                    text=lang.pick("Retirar", "Withdraw") />
            </div>
        }
    });
    let alone = (view.scope == Scope::Member).then(|| view! {
        <p class="muted">{lang.pick(
            "Con la referencia se ve a una sola persona. El enlace del correo abre a todo el grupo.",
            "The reference shows one person only. The link in the e-mail opens the whole group.",
        )}</p>
    });
    view! {
        <h2>{lang.pick("Si algo cambia", "If something changes")}</h2>
        {actions}
        {alone}
        <p><a href=Page::PrecheckStep(PrecheckStep::Direction).at(lang).path()>
            {lang.pick("Declarar otro viaje", "Declare another trip")}
        </a></p>
    }
}
