//! Where the staff comes in: a code from the mail, then the passkey; and their own passkeys.

mod device;
mod keys;
mod passkey;

use super::CodeForm;
use crate::ask::{Asked, Submit, ask};
use crate::boot::kept;
use crate::border::Offline;
use crate::http::{self, Failure};
use crate::markup::{live, view};
use crate::ui::{
    Button, ButtonKind, Go, Notice, NoticeKind, Skeleton, SummaryList, SummaryRow, Trouble, lang,
};
use contract::identity::{PasskeyStep, Role, StaffSession};
use contract::lang::Lang;
use contract::pages::Page;
use contract::paths::{fill, identity as doors};
use contract::problem::Code;
use leptos::prelude::*;

/// Who of the staff is signed in, and how far they came; kept when the language is switched.
#[derive(Clone, Copy, Default)]
pub struct Desk {
    pub asked: RwSignal<Asked<StaffSession>>,
    begun: RwSignal<bool>,
    email: RwSignal<String>,
    /// The sandbox lets people go on without a passkey.
    without: RwSignal<bool>,
    /// An old code: it is asked for again before passkeys are changed.
    renewing: RwSignal<bool>,
    /// What the device keeps for a border officer.
    kept_here: RwSignal<Option<Offline>>,
}

impl Desk {
    pub fn open() -> Self {
        let desk: Self = kept();
        if !desk.begun.get_untracked() {
            desk.begun.set(true);
            desk.kept_here.set(Some(kept()));
            desk.ask();
        }
        desk
    }

    pub fn ask(self) {
        self.renewing.set(false);
        let path = fill(doors::STAFF, &[]);
        let kept_here = self.kept_here.get_untracked();
        ask(self.asked, async move {
            let session: StaffSession = http::get(&path).await?;
            // What another officer kept on this device goes before this one sees anything.
            if let Some(kept_here) = kept_here {
                kept_here.only_for(session.id).await;
            }
            Ok(session)
        });
    }

    /// Asks for a fresh code when that was what was missing.
    fn renew_for(self, failure: &Failure) {
        if refused(failure, Code::FreshCodeRequired) {
            self.renewing.set(true);
        }
    }
}

fn refused(failure: &Failure, code: Code) -> bool {
    matches!(failure, Failure::Refused(problem) if problem.code == code)
}

pub fn page() -> AnyView {
    let desk = Desk::open();
    let again = Callback::new(move |()| desk.ask());
    live(move || match desk.asked.get() {
        Asked::Waiting => view! { <Skeleton /> },
        Asked::Failed(failure) if refused(&failure, Code::SignInRequired) => {
            view! { <CodeForm email=desk.email on_signed=again /> }
        }
        Asked::Failed(failure) if refused(&failure, Code::Forbidden) => not_staff(desk),
        Asked::Failed(failure) => view! { <Trouble failure on_retry=again /> },
        Asked::Here(session) => step(desk, session),
    })
}

fn step(desk: Desk, session: StaffSession) -> AnyView {
    live(move || {
        if desk.renewing.get() {
            return renewal(desk, &session);
        }
        match session.passkey {
            PasskeyStep::Use => passkey::using(desk),
            PasskeyStep::Register => passkey::first(desk, false),
            PasskeyStep::MayRegister if !desk.without.get() => passkey::first(desk, true),
            PasskeyStep::Done | PasskeyStep::MayRegister => signed_in(desk, &session),
        }
    })
}

fn signed_in(desk: Desk, session: &StaffSession) -> AnyView {
    let lang = lang();
    let mut rows = vec![
        SummaryRow::new(lang.pick("Nombre", "Name"), session.name.clone()),
        SummaryRow::new(lang.pick("Correo", "E-mail"), session.email.clone()),
        SummaryRow::new(lang.pick("Función", "Role"), role(lang, session.role)),
    ];
    if let Some(office) = &session.office_name {
        let name = office.in_lang(lang).to_owned();
        rows.push(SummaryRow::new(lang.pick("Puesto", "Post"), name));
    }
    let border = matches!(session.role, Role::BorderOfficer | Role::Supervisor);
    let border = border.then(|| {
        let text = lang.pick("Viajeros con prechequeo", "Travellers with a pre-check");
        view! { <Go to=Page::Border.at(lang) text /> }
    });
    view! {
        <SummaryList rows />
        {border}
        {keys::view(desk)}
        {sign_out(desk)}
    }
}

fn role(lang: Lang, role: Role) -> &'static str {
    match role {
        Role::Citizen => lang.pick("Ciudadano", "Citizen"),
        Role::Officer => lang.pick("Oficial", "Officer"),
        Role::BorderOfficer => lang.pick("Oficial de frontera", "Border officer"),
        Role::Supervisor => lang.pick("Supervisión", "Supervisor"),
    }
}

/// The address of the code is nobody's of the staff.
fn not_staff(desk: Desk) -> AnyView {
    let lang = lang();
    let title = lang.pick(
        "Su correo no es de un funcionario",
        "Your e-mail is not of the staff",
    );
    view! {
        <Notice kind=NoticeKind::Warning title alert=true>
            <p>
                {lang.pick(
                    "Entró con un correo que no está registrado para trabajar aquí. Salga y entre con el correo de la institución; si es ese, hable con su supervisor.",
                    "You signed in with an e-mail that is not registered to work here. Sign out and sign in with the institution’s address; if it is that one, speak to your supervisor.",
                )}
            </p>
        </Notice>
        {sign_out(desk)}
    }
}

fn sign_out(desk: Desk) -> AnyView {
    let submit = Submit::default();
    // What the device keeps for a border officer goes when they leave; marks that wait are sent first.
    let kept_here = Offline::open();
    let press = Callback::new(move |()| {
        let send = async move {
            kept_here.send_all().await;
            http::delete(&fill(doors::SESSION, &[])).await
        };
        submit.run(send, move |()| {
            desk.without.set(false);
            kept_here.sign_out();
            desk.ask();
        });
    });
    view! {
        {submit.trouble()}
        <div class="buttons">
            <Button kind=ButtonKind::Secondary busy=submit.busy on_press=press
                text=lang().pick("Salir", "Sign out") />
        </div>
    }
}

/// A code entered long ago: a new one, then the passkey, and the list is open again.
fn renewal(desk: Desk, session: &StaffSession) -> AnyView {
    let lang = lang();
    desk.email.set(session.email.clone());
    let on_signed = Callback::new(move |()| desk.ask());
    let title = lang.pick("Confirme que es usted", "Confirm that it is you");
    view! {
        <Notice title alert=true>
            <p>
                {lang.pick(
                    "Para agregar o quitar una llave de acceso pedimos un código reciente y, después, su llave.",
                    "To add or remove a passkey we ask for a recent code and then for your passkey.",
                )}
            </p>
        </Notice>
        <CodeForm email=desk.email on_signed known=true />
    }
}
