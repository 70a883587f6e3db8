//! Using a passkey, and registering one.

use super::Desk;
use super::device::{self, Obstacle};
use crate::ask::Submit;
use crate::boot::kept;
use crate::http::{self, Failure, Key};
use crate::markup::{live, view};
use crate::ui::{
    Button, ButtonKind, ErrorSummary, Form, Inset, Notice, NoticeKind, TextField, lang,
};
use contract::identity::{NewPasskey, Passkey, PasskeyAnswer, PasskeyChallenge};
use contract::lang::Lang;
use contract::paths::{fill, identity as doors};
use leptos::prelude::*;

/// What a new passkey is to be called; kept when the language is switched.
#[derive(Clone, Copy, Default)]
struct Typed(RwSignal<String>);

type Told = RwSignal<Option<Obstacle>>;

/// A challenge is asked for, the passkey answers, and the answer is sent.
async fn challenge(door: &str) -> Result<PasskeyChallenge, Failure> {
    http::post(&fill(door, &[]), &(), &Key::new()).await
}

pub fn using(desk: Desk) -> AnyView {
    let (lang, submit, told) = (lang(), Submit::default(), Told::default());
    let press = Callback::new(move |()| {
        told.set(None);
        let send = async move {
            let challenge = challenge(doors::PASSKEY_CHALLENGE).await?;
            let credential = match device::get(&challenge).await {
                Ok(credential) => credential,
                Err(obstacle) => return Ok(Err(obstacle)),
            };
            let path = fill(doors::PASSKEY_ANSWER, &[]);
            http::post_quietly(&path, &PasskeyAnswer { credential }, &Key::new()).await?;
            Ok(Ok(()))
        };
        submit.run(send, move |done| match done {
            Ok(()) => desk.ask(),
            Err(obstacle) => told.set(Some(obstacle)),
        });
    });
    view! {
        <p>
            {lang.pick(
                "El código fue correcto. Ahora use la llave de acceso que registró: su huella, su cara o el PIN de su dispositivo.",
                "The code was right. Now use the passkey that you registered: your finger, your face or the PIN of your device.",
            )}
        </p>
        {submit.trouble()}
        {obstacle(told)}
        <div class="buttons">
            <Button text=lang.pick("Usar mi llave de acceso", "Use my passkey") busy=submit.busy on_press=press />
        </div>
        {super::sign_out(desk)}
    }
}

/// Who has none registers the first; the sandbox may leave it out.
pub fn first(desk: Desk, optional: bool) -> AnyView {
    let lang = lang();
    let skip = Callback::new(move |()| desk.without.set(true));
    let without = optional.then(|| {
        view! {
            <Inset>
                <p>
                    {lang.pick(
                        "Esta es una instalación de prueba: puede seguir sin llave. En producción no se puede.",
                        "This is a test installation: you can go on without a passkey. In production you cannot.",
                    )}
                </p>
                <Button kind=ButtonKind::Link on_press=skip
                    text=lang.pick("Seguir sin llave", "Go on without a passkey") />
            </Inset>
        }
    });
    view! {
        <p>
            {lang.pick(
                "Falta un paso: registre una llave de acceso en este dispositivo o en una llave de seguridad. Desde ahora se la pediremos cada vez, después del código.",
                "One step is missing: register a passkey on this device or on a security key. From now on we will ask for it each time, after the code.",
            )}
        </p>
        {form(desk, Callback::new(move |()| desk.ask()))}
        {without}
        {super::sign_out(desk)}
    }
}

/// A name, then the browser's own dialogue.
pub fn form(desk: Desk, then: Callback<()>) -> AnyView {
    let (lang, submit, told) = (lang(), Submit::default(), Told::default());
    let Typed(name) = kept();
    let mistakes = submit.mistakes;
    let register = move |()| {
        told.set(None);
        let mut new = NewPasskey {
            name: name.get_untracked(),
            credential: String::new(),
        };
        if let Err(errors) = new.parse() {
            mistakes.show(errors);
            return;
        }
        let send = async move {
            let challenge = challenge(doors::NEW_PASSKEY).await?;
            new.credential = match device::create(&challenge).await {
                Ok(credential) => credential,
                Err(obstacle) => return Ok(Err(obstacle)),
            };
            let path = fill(doors::PASSKEYS, &[]);
            let added: Passkey = http::post(&path, &new, &Key::new()).await?;
            Ok(Ok(added))
        };
        let done = move |done| match done {
            Ok(_) => {
                name.set(String::new());
                then.run(());
            }
            Err(obstacle) => told.set(Some(obstacle)),
        };
        submit.run_or(send, done, move |failure| desk.renew_for(failure));
    };
    view! {
        <ErrorSummary mistakes />
        {submit.trouble()}
        {obstacle(told)}
        <Form on_submit=register busy=submit.busy>
            <TextField field="/name" value=name mistakes
                label=lang.pick("Nombre de la llave", "Name of the passkey")
                hint=lang.pick("Para reconocerla, por ejemplo «Teléfono del puesto»", "To know it by, for example “Phone of the post”") />
            <Button text=lang.pick("Registrar la llave", "Register the passkey") busy=submit.busy />
        </Form>
    }
}

/// Why the passkey did not answer, said aloud.
fn obstacle(told: Told) -> AnyView {
    live(move || {
        let obstacle = told.get()?;
        let lang = lang();
        let sentence = sentence(lang, &obstacle);
        let link = match obstacle {
            Obstacle::Elsewhere(address) => {
                Some(view! { <p><a href=address.clone()>{address.clone()}</a></p> })
            }
            _ => None,
        };
        Some(view! {
            <Notice kind=NoticeKind::Warning alert=true>
                <p>{sentence}</p>
                {link}
            </Notice>
        })
    })
}

fn sentence(lang: Lang, obstacle: &Obstacle) -> &'static str {
    match obstacle {
        Obstacle::Stopped => lang.pick(
            "La llave no contestó: se canceló o se acabó el tiempo. Inténtelo de nuevo.",
            "The passkey did not answer: it was cancelled or the time ran out. Try again.",
        ),
        Obstacle::Known => lang.pick(
            "Este dispositivo ya tiene registrada una llave suya.",
            "A passkey of yours is already registered on this device.",
        ),
        Obstacle::Elsewhere(_) => lang.pick(
            "En esta dirección las llaves de acceso no funcionan. Abra esta otra y entre de nuevo:",
            "Passkeys do not work at this address. Open this other one and sign in again:",
        ),
        Obstacle::Unable => lang.pick(
            "Este navegador no puede usar llaves de acceso. Actualícelo o use otro dispositivo.",
            "This browser cannot use passkeys. Update it or use another device.",
        ),
    }
}
