//! The mark that a traveller crossed: made, and taken back.

use super::closed;
use super::offline::{Offline, device_time};
use super::waiting::{state_after, unsent};
use crate::ask::Submit;
use crate::http::{self, Failure, Key};
use crate::markup::{live, view};
use crate::ui::{Button, ButtonKind, Notice, NoticeKind, intl, lang};
use contract::lang::Lang;
use contract::paths::{fill, precheck as doors};
use contract::precheck::MemberState;
use contract::precheck::desk::{Crossing, DeskMember, Mark, MarkOutcome, Marked, MarksRequest};
use contract::problem::Code;
use leptos::prelude::*;
use uuid::Uuid;

type Now = RwSignal<DeskMember>;

pub fn view(now: Now) -> AnyView {
    let submit = Submit::default();
    let told = RwSignal::new(None::<MarkOutcome>);
    let part = live(move || match now.with(|member| member.state) {
        MemberState::Declared => to_mark(now, submit, told),
        MemberState::Crossed => crossed(now, submit),
        MemberState::Withdrawn => ().into_any(),
    });
    let conflict = live(move || {
        let sentence = conflict(lang(), told.get()?)?;
        Some(view! { <Notice kind=NoticeKind::Warning alert=true><p>{sentence}</p></Notice> })
    });
    view! {
        {submit.trouble()}
        {conflict}
        {part}
    }
}

fn to_mark(now: Now, submit: Submit, told: RwSignal<Option<MarkOutcome>>) -> AnyView {
    let member = now.with_untracked(|member| member.id);
    // One intention, one mark: pressed again after a lost answer it is the same.
    let (id, offline) = (new_id(), Offline::open());
    let press = Callback::new(move |()| {
        told.set(None);
        let mark = Mark {
            id,
            member,
            at: device_time(),
        };
        let unsent_mark = mark.clone();
        let request = async move {
            match send(mark).await {
                // Nobody heard of it: the device keeps it, where it keeps the list.
                Err(Failure::Offline | Failure::TimedOut) if offline.queue(&unsent_mark) => {
                    Ok(None)
                }
                answer => answer.map(Some),
            }
        };
        submit.run(request, move |marked| match marked {
            Some(marked) => {
                told.set(Some(marked.outcome));
                take(now, &marked);
                offline.note_answer(&marked);
            }
            None => now.update(|member| {
                member.state = MemberState::Crossed;
                member.crossing = Some(unsent(device_time()));
            }),
        });
    });
    let name = now.with_untracked(|member| member.traveller.surnames.clone());
    view! {
        <div class="buttons">
            <Button busy=submit.busy on_press=press about=name
                text=lang().pick("Marcar que cruzó", "Mark as crossed") />
        </div>
    }
}

async fn send(mark: Mark) -> Result<Marked, Failure> {
    let request = MarksRequest { marks: vec![mark] };
    let path = fill(doors::DESK_MARKS, &[]);
    let answers: Vec<Marked> = http::post(&path, &request, &Key::new()).await?;
    answers.into_iter().next().ok_or(Failure::Unreadable)
}

/// The traveller as the answer says they are now.
fn take(now: Now, marked: &Marked) {
    now.update(|member| {
        member.crossing.clone_from(&marked.crossing);
        member.state = state_after(marked.outcome);
    });
}

pub fn conflict(lang: Lang, outcome: MarkOutcome) -> Option<&'static str> {
    Some(match outcome {
        MarkOutcome::Crossed => return None,
        MarkOutcome::CrossedBefore => lang.pick(
            "Otro oficial ya lo había marcado: vale la primera marca.",
            "Another officer had marked them already: the first mark counts.",
        ),
        MarkOutcome::Withdrawn => lang.pick(
            "El viajero había retirado su declaración. No quedó marcado.",
            "The traveller had withdrawn the declaration. They are not marked.",
        ),
        MarkOutcome::Undone => lang.pick(
            "Esa marca se deshizo. Márquelo de nuevo si cruzó.",
            "That mark was undone. Mark them again if they crossed.",
        ),
        MarkOutcome::Unknown => lang.pick(
            "Esa declaración ya no existe. No quedó marcado.",
            "That declaration no longer exists. They are not marked.",
        ),
    })
}

fn crossed(now: Now, submit: Submit) -> AnyView {
    let Some(Crossing { at, by, undo }) = now.with_untracked(|member| member.crossing.clone())
    else {
        return ().into_any();
    };
    let lang = lang();
    let when = intl::moment(lang, at, &intl::reader_zone());
    if by.is_empty() {
        let waits = lang.pick(
            "Marcado en este dispositivo; falta enviarlo.",
            "Marked on this device; not sent yet.",
        );
        return view! { <p>{waits}</p> };
    }
    let undo = undo.map(|mark| undo_button(now, submit, mark));
    view! {
        <p>{lang.pick("Lo marcó ", "Marked by ")}{by}", "{when}</p>
        {undo}
    }
}

fn undo_button(now: Now, submit: Submit, mark: Uuid) -> AnyView {
    let lang = lang();
    let press = Callback::new(move |()| {
        let path = fill(doors::DESK_MARK, &[&mark.to_string()]);
        let send = async move { http::delete(&path).await };
        let done = move |()| {
            now.update(|member| {
                member.state = MemberState::Declared;
                member.crossing = None;
            });
        };
        submit.run_or(send, done, move |failure| {
            let over = matches!(failure, Failure::Refused(problem) if problem.code == Code::UndoOver || closed(problem.code));
            if over {
                now.update(|member| {
                    if let Some(crossing) = &mut member.crossing {
                        crossing.undo = None;
                    }
                });
            }
        });
    });
    view! {
        <div class="buttons">
            <Button kind=ButtonKind::Link busy=submit.busy on_press=press
                text=lang.pick("Deshacer la marca", "Undo the mark") />
        </div>
    }
}

/// A random version 4 UUID.
fn new_id() -> Uuid {
    let mut bytes = [0_u8; 16];
    let filled = window()
        .crypto()
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
    debug_assert!(filled.is_ok(), "every browser that runs this has crypto");
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}
