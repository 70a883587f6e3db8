//! The address is lost: reference, document and birth date ask for another. The answer is the same
//! whether or not they fit, and the old address is told.

use super::link;
use crate::appointments::{countries, today};
use crate::ask::{Asked, Submit, ask};
use crate::boot::kept;
use crate::http::{self, Key};
use crate::markup::{live, view};
use crate::ui::{
    Button, Choice, ChoiceField, DateField, DateParts, ErrorSummary, Form, Notice, NoticeKind,
    SelectField, Skeleton, TextField, TextKind, Trouble, lang,
};
use contract::identity::{LinkOpened, LinkRequest, RecoveryRequest};
use contract::lang::Lang;
use contract::paths::{fill, identity as doors};
use contract::person::{DocumentFields, DocumentKind};
use leptos::ev;
use leptos::prelude::*;

/// Half-typed; kept when the language is switched.
#[derive(Clone, Copy, Default)]
struct Typed {
    reference: RwSignal<String>,
    kind: RwSignal<String>,
    country: RwSignal<String>,
    number: RwSignal<String>,
    birth: RwSignal<DateParts>,
    new_email: RwSignal<String>,
    sent: RwSignal<bool>,
}

impl Typed {
    fn request(self, lang: Lang) -> RecoveryRequest {
        RecoveryRequest {
            reference: self.reference.get_untracked(),
            document: DocumentFields {
                kind: self.kind.get_untracked(),
                country: self.country.get_untracked(),
                number: self.number.get_untracked(),
            },
            birth_date: self.birth.get_untracked().iso(),
            new_email: self.new_email.get_untracked(),
            lang,
        }
    }
}

pub fn page() -> AnyView {
    let secret = RwSignal::new(link::secret());
    // Opened while this page stands, the link changes the fragment only.
    let changes = window_event_listener(ev::hashchange, move |_| secret.set(link::secret()));
    on_cleanup(move || changes.remove());
    let typed: Typed = kept();
    if typed.kind.with_untracked(String::is_empty) {
        typed.kind.set(DocumentKind::Dni.as_str().into());
        typed.country.set("HND".into());
    }
    live(move || {
        let secret = secret.get();
        if !secret.is_empty() {
            stopping(secret)
        } else if typed.sent.get() {
            sent(lang())
        } else {
            form(typed)
        }
    })
}

/// The old address's mail leads here with a secret: opening it stops the change. Twice is once.
fn stopping(secret: String) -> AnyView {
    let stopped = RwSignal::new(Asked::<LinkOpened>::Waiting);
    let stop = Callback::new(move |()| {
        let request = LinkRequest {
            secret: secret.clone(),
        };
        let path = fill(doors::LINKS, &[]);
        ask(stopped, async move {
            http::post(&path, &request, &Key::new()).await
        });
    });
    stop.run(());
    live(move || match stopped.get() {
        Asked::Waiting => view! { <Skeleton lines=3 /> },
        Asked::Failed(failure) => view! { <Trouble failure on_retry=stop /> },
        Asked::Here(_) => {
            let lang = lang();
            let title = lang.pick("El cambio se detuvo", "The change was stopped");
            view! {
                <Notice kind=NoticeKind::Good title alert=true>
                    <p>
                        {lang.pick(
                            "Los correos de su cita seguirán llegando a esta dirección. La cita no cambió.",
                            "Mails about your appointment will keep coming to this address. The appointment did not change.",
                        )}
                    </p>
                </Notice>
            }
        }
    })
}

fn form(typed: Typed) -> AnyView {
    let (lang, submit) = (lang(), Submit::default());
    let mistakes = submit.mistakes;
    let send = move |()| {
        let request = typed.request(lang);
        if let Err(errors) = request.parse(today::today()) {
            mistakes.show(errors);
            return;
        }
        let path = fill(doors::RECOVERIES, &[]);
        let send = async move { http::post_quietly(&path, &request, &Key::new()).await };
        submit.run(send, move |()| typed.sent.set(true));
    };
    let kinds = vec![
        Choice::new(DocumentKind::Dni.as_str(), "DNI"),
        Choice::new(
            DocumentKind::Passport.as_str(),
            lang.pick("Pasaporte", "Passport"),
        ),
        Choice::new(
            DocumentKind::BirthCertificate.as_str(),
            lang.pick("Partida de nacimiento", "Birth certificate"),
        ),
    ];
    let foreign = Memo::new(move |_| {
        typed
            .kind
            .with(|kind| !kind.is_empty() && kind != DocumentKind::Dni.as_str())
    });
    let country = live(move || {
        foreign.get().then(|| {
            let options = countries::options(lang, &typed.country.get_untracked());
            view! {
                <SelectField field="/document/country" options value=typed.country mistakes
                    label=lang.pick("País que lo emitió", "Country that issued it") />
            }
        })
    });
    view! {
        <ErrorSummary mistakes />
        {submit.trouble()}
        <Form on_submit=send busy=submit.busy>
            <TextField field="/reference" kind=TextKind::Number value=typed.reference mistakes
                label=lang.pick("Referencia de la cita", "Reference of the appointment")
                hint=lang.pick("Está en el comprobante, por ejemplo VT-7K3M-9QXD-4", "It is on the voucher, for example VT-7K3M-9QXD-4") />
            <ChoiceField field="/document/kind" choices=kinds value=typed.kind mistakes
                label=lang.pick("Documento con que reservó", "Document you booked with") />
            {country}
            <TextField field="/document/number" kind=TextKind::Number value=typed.number mistakes
                label=lang.pick("Número del documento", "Document number") />
            <DateField field="/birth_date" value=typed.birth mistakes
                label=lang.pick("Fecha de nacimiento", "Date of birth") />
            <TextField field="/new_email" kind=TextKind::Email value=typed.new_email mistakes
                label=lang.pick("Correo nuevo", "New e-mail address") />
            <Button text=lang.pick("Pedir el cambio", "Ask for the change") busy=submit.busy />
        </Form>
    }
}

fn sent(lang: Lang) -> AnyView {
    let title = lang.pick("Recibimos su pedido", "We have received your request");
    view! {
        <Notice kind=NoticeKind::Good title alert=true>
            <p>
                {lang.pick(
                    "Si los datos coinciden con una cita, avisaremos al correo anterior y, pasado el plazo de espera sin que nadie se oponga, usaremos el nuevo. Le escribiremos a los dos.",
                    "If the details match an appointment, we will tell the old address and, once the waiting time has passed without an objection, use the new one. We will write to both.",
                )}
            </p>
        </Notice>
    }
}
