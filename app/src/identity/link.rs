//! The landing of a mail's link. The secret stands behind `#`, so that no server's log and no mail
//! scanner ever has it; it is exchanged by POST for a cookie that opens one appointment.

use crate::appointments::mine;
use crate::appointments::shelf::Shelves;
use crate::ask::{Asked, ask};
use crate::boot::kept;
use crate::http::{self, Failure, Key};
use crate::markup::{live, view};
use crate::ui::{Empty, Go, Inset, Skeleton, Trouble, lang};
use contract::appointments::AppointmentView;
use contract::identity::{LinkOpened, LinkRequest};
use contract::lang::Lang;
use contract::pages::Page;
use contract::paths::{appointments as appointment_doors, fill, identity as doors};
use contract::problem::Code;
use leptos::ev;
use leptos::prelude::*;

/// What the link opened; kept, so that the language can be switched after the secret has left the
/// address bar.
#[derive(Clone, Copy, Default)]
pub struct Opened {
    pub asked: RwSignal<Asked<AppointmentView>>,
    secret: RwSignal<String>,
}

impl Opened {
    /// Exchanges the secret of the address, or shows what the last one opened. Another link may be
    /// opened while this page stands: only the fragment changes then.
    pub fn open() -> Self {
        let opened: Self = kept();
        opened.read_address();
        let changes = window_event_listener(ev::hashchange, move |_| opened.read_address());
        on_cleanup(move || changes.remove());
        opened
    }

    fn read_address(self) {
        let secret = secret();
        let known = self.secret.get_untracked();
        if secret.is_empty() && known.is_empty() {
            self.asked.set(Asked::Failed(unknown()));
        } else if !secret.is_empty() && secret != known {
            self.secret.set(secret);
            self.ask();
        }
    }

    pub fn ask(self) {
        let secret = self.secret.get_untracked();
        ask(self.asked, exchange(secret));
    }
}

/// What stands in the address behind `#`.
pub fn secret() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// An address without a secret is a link that opens nothing.
fn unknown() -> Failure {
    Failure::Refused(Box::new(Code::LinkRefused.into()))
}

async fn exchange(secret: String) -> Result<AppointmentView, Failure> {
    let request = LinkRequest { secret };
    let opened: LinkOpened = http::post(&fill(doors::LINKS, &[]), &request, &Key::new()).await?;
    let id = opened.appointment.to_string();
    http::get(&fill(appointment_doors::APPOINTMENT, &[&id])).await
}

pub fn page() -> AnyView {
    let opened = Opened::open();
    shown(opened, |one| {
        let lang = lang();
        let own = Page::Appointment.of(lang, one.id.to_string());
        Shelves::open()
            .shown(move |shelf| {
                view! {
                    {mine::appointment(lang, &shelf, &one)}
                    <Inset>
                        <p>
                            {lang.pick(
                                "Este enlace solo muestra la cita y sus papeles. Para cambiarla o cancelarla pedimos un código a su correo.",
                                "This link only shows the appointment and its papers. To change or cancel it we ask for a code sent to your e-mail.",
                            )}
                        </p>
                    </Inset>
                    <Go to=own.clone() text=lang.pick("Cambiar o cancelar", "Change or cancel") kind=crate::ui::ButtonKind::Secondary />
                }
            })
    })
}

/// Draws what the link opened, or why it opens nothing.
pub fn shown(
    opened: Opened,
    show: impl Fn(AppointmentView) -> AnyView + Send + 'static,
) -> AnyView {
    let again = Callback::new(move |()| opened.ask());
    live(move || match opened.asked.get() {
        Asked::Waiting => view! { <Skeleton lines=5 /> },
        Asked::Failed(Failure::Refused(problem)) if problem.code == Code::LinkRefused => {
            closed(lang())
        }
        Asked::Failed(failure) => view! { <Trouble failure on_retry=again /> },
        Asked::Here(one) => show(one),
    })
}

fn closed(lang: Lang) -> AnyView {
    view! {
        <Empty title=lang.pick("Este enlace ya no abre nada", "This link no longer opens anything")>
            <p>
                {lang.pick(
                    "Puede haber vencido, o haberse cortado al copiarlo. Su cita no cambia por eso: entre con su correo para verla.",
                    "It may have expired, or been cut off when it was copied. Your appointment does not change by that: sign in with your e-mail to see it.",
                )}
            </p>
            <Go to=Page::MyAppointments.at(lang) text=lang.pick("Ver mis citas", "See my appointments") />
        </Empty>
    }
}
