//! Reading a code with the camera.

use contract::lang::Lang;

pub struct Words {
    pub scan: &'static str,
    pub stop: &'static str,
    pub hold_still: &'static str,
    pub camera_view: &'static str,
    pub camera_refused: &'static str,
    pub camera_missing: &'static str,
    pub reader_missing: &'static str,
}

pub const fn of(lang: Lang) -> &'static Words {
    match lang {
        Lang::Es => &ES,
        Lang::En => &EN,
    }
}

// What is left without a camera differs by page and stands below: only the number is everywhere.
const ES: Words = Words {
    scan: "Escanear con la cámara",
    stop: "Apagar la cámara",
    hold_still: "Ponga el código dentro del cuadro y no lo mueva. La imagen no sale de su aparato.",
    camera_view: "Lo que ve la cámara",
    camera_refused: "No hay permiso para usar la cámara. Puede darlo en los ajustes del navegador, o seguir sin ella: abajo puede escribir el número.",
    camera_missing: "No se encontró una cámara que se pueda usar. Siga sin ella: abajo puede escribir el número.",
    reader_missing: "La parte que lee los códigos no llegó. Revise su conexión e intente de nuevo, o escriba abajo el número.",
};

const EN: Words = Words {
    scan: "Scan with the camera",
    stop: "Turn the camera off",
    hold_still: "Put the code inside the frame and hold it still. The picture stays on your device.",
    camera_view: "What the camera sees",
    camera_refused: "The camera may not be used. You can allow it in the browser’s settings, or go on without it: below you can enter the number.",
    camera_missing: "No usable camera was found. Go on without it: below you can enter the number.",
    reader_missing: "The part that reads codes did not arrive. Check your connection and try again, or enter the number below.",
};
