//! What was seen, beside the picture of it, for the person to compare.

use super::picture::Picture;
use super::{Stage, Trouble};
use crate::markup::view;
use crate::ui::{Button, ButtonKind, Notice, NoticeKind};
use contract::lang::Lang;
use leptos::prelude::*;
use mrz_reader::Reading;

#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    lines: String,
    /// The address of the picture's part that they were read from.
    strip: Option<String>,
}

impl Seen {
    pub fn of(picture: &Picture, reading: &Reading) -> Self {
        Self {
            lines: reading.lines.join("\n"),
            strip: picture.strip(&reading.corners),
        }
    }
}

/// What a screen reader hears of it.
pub fn sentence(lang: Lang, stage: &Stage) -> &'static str {
    match stage {
        Stage::Unasked => "",
        Stage::Reading => lang.pick("Leyendo la foto…", "Reading the photograph…"),
        Stage::Watching => lang.pick(
            "Acerque la cámara hasta que las líneas del pie llenen el ancho, sin reflejos.",
            "Move the camera closer until the lines at the foot fill the width, without reflections.",
        ),
        Stage::Found(_) => lang.pick("Las líneas se leyeron.", "The lines were read."),
        Stage::Doubtful(_) => lang.pick(
            "No todo se leyó con certeza.",
            "Not everything was read for certain.",
        ),
        Stage::Nothing(Trouble::NoZone) => lang.pick(
            "No se encontraron las líneas en la foto. Pruebe con más luz y de frente, o escríbalas.",
            "The lines were not found in the photograph. Try with more light and from the front, or type them.",
        ),
        Stage::Nothing(Trouble::NotAPicture) => lang.pick(
            "Ese archivo no es una imagen que su navegador pueda abrir. Elija una foto JPG o PNG.",
            "That file is not a picture that your browser can open. Choose a JPG or PNG photograph.",
        ),
        Stage::Nothing(Trouble::NoCamera) => lang.pick(
            "No se pudo abrir la cámara. Elija una foto o escriba las líneas.",
            "The camera could not be opened. Choose a photograph or type the lines.",
        ),
        Stage::Nothing(Trouble::NotArrived) => lang.pick(
            "El lector no terminó de llegar. Revise su conexión e intente de nuevo, o escriba las líneas.",
            "The reader did not arrive. Check your connection and try again, or type the lines.",
        ),
    }
}

/// The lines beside their picture, to take over or to correct.
pub fn confirmation(lang: Lang, stage: &Stage, on_lines: Callback<String>) -> Option<AnyView> {
    let (seen, certain) = match stage {
        Stage::Found(seen) => (seen, true),
        Stage::Doubtful(seen) => (seen, false),
        _ => return None,
    };
    let strip = seen.strip.clone().map(|strip| {
        let shows = lang.pick("Las líneas en su foto", "The lines in your photograph");
        view! { <img class="from-picture__strip" src=strip alt=shows /> }
    });
    let lines = seen.lines.clone();
    let take = Callback::new(move |()| on_lines.run(lines.clone()));
    let (kind, title, text) = if certain {
        (
            NoticeKind::Info,
            lang.pick(
                "Compare con su documento, letra por letra",
                "Compare with your document, letter by letter",
            ),
            lang.pick("Usar estas líneas", "Use these lines"),
        )
    } else {
        (
            NoticeKind::Warning,
            lang.pick(
                "Puede haber letras equivocadas: corríjalas a mano",
                "Some letters may be wrong: correct them by hand",
            ),
            lang.pick("Corregir estas líneas", "Correct these lines"),
        )
    };
    let shown = seen.lines.clone();
    Some(view! {
        <Notice kind title=title>
            {strip}
            <pre class="from-picture__lines">{shown}</pre>
            <Button kind=ButtonKind::Secondary on_press=take text=text />
        </Notice>
    })
}
