//! Checking papers.

use contract::lang::Lang;
use contract::verify::{Kind, Verdict};

/// A title and what it means.
type Told = (&'static str, &'static str);

pub struct Words {
    pub by_code: &'static str,
    pub picture_reader_missing: &'static str,
    pub picture: &'static str,
    pub choose_picture: &'static str,
    pub picture_hint: &'static str,
    pub reading_picture: &'static str,
    pub no_code: &'static str,
    pub no_picture: &'static str,
    pub by_number: &'static str,
    pub number: &'static str,
    pub number_hint: &'static str,
    pub check: &'static str,
    pub checking: &'static str,
    pub by_both: &'static str,
    pub by_device: &'static str,
    pub by_device_alone: &'static str,
    pub by_service: &'static str,
    pub kind: &'static str,
    pub initials: &'static str,
    pub document: &'static str,
    pub about: &'static str,
    pub valid_from: &'static str,
    pub valid_until: &'static str,
    pub compare: &'static str,
    pub compare_lead: &'static str,
    pub file: &'static str,
    pub choose_file: &'static str,
    pub file_hint: &'static str,
    pub comparing: &'static str,
    pub same: Told,
    pub other: Told,
    pub no_record: Told,
}

pub const fn of(lang: Lang) -> &'static Words {
    match lang {
        Lang::Es => &ES,
        Lang::En => &EN,
    }
}

pub fn kind(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Voucher => lang.pick("Comprobante de cita", "Appointment voucher"),
        Kind::Precheck => lang.pick("Prechequeo migratorio", "Migration pre-check"),
    }
}

pub fn verdict(lang: Lang, verdict: Verdict) -> Told {
    match verdict {
        Verdict::Valid => lang.pick(
            ("Válido", "Es auténtico y está vigente. Compare las iniciales y el documento con los de la persona."),
            ("Valid", "It is genuine and in force. Compare the initials and the document with the person’s."),
        ),
        Verdict::NotYet => lang.pick(
            ("Todavía no es válido", "Es auténtico, pero su vigencia no ha comenzado."),
            ("Not valid yet", "It is genuine, but its validity has not begun."),
        ),
        Verdict::Expired => lang.pick(
            ("Vencido", "Es auténtico, pero su vigencia terminó."),
            ("Expired", "It is genuine, but its validity is over."),
        ),
        Verdict::Superseded => lang.pick(
            ("Reemplazado", "Es auténtico, pero hay uno más nuevo en su lugar. Pida el más reciente."),
            ("Replaced", "It is genuine, but a newer one has taken its place. Ask for the latest."),
        ),
        Verdict::Revoked => lang.pick(
            ("Anulado", "Se emitió, pero después se anuló. Ya no vale."),
            ("Revoked", "It was issued and later revoked. It is no longer good."),
        ),
        Verdict::Unknown => lang.pick(
            ("Desconocido", "No conocemos un documento así. Revise el número, o pida que le muestren el original."),
            ("Unknown", "We know no such document. Check the number, or ask to be shown the original."),
        ),
        Verdict::Forged => lang.pick(
            ("Falso o alterado", "La firma no es nuestra, o algo se cambió después de firmar. No lo acepte."),
            ("Forged or changed", "The signature is not ours, or something was changed after signing. Do not accept it."),
        ),
    }
}

const ES: Words = Words {
    by_code: "Con el código QR",
    picture_reader_missing: "Se cortó la conexión y no llegó la parte que lee los códigos. Su foto está bien: revise la conexión e intente de nuevo, o escriba el número.",
    picture: "O suba una foto del código",
    choose_picture: "Elegir una foto",
    picture_hint: "La foto no sale de su aparato.",
    reading_picture: "Leyendo la foto…",
    no_code: "En esa foto no se pudo leer un código. Tómela de cerca, derecha y con buena luz, o escriba el número.",
    no_picture: "Ese archivo no es una imagen que se pueda abrir.",
    by_number: "Con el número",
    number: "Número del documento",
    number_hint: "Está debajo del código QR, por ejemplo VC-7K3M-9QXD-2TB8-4",
    check: "Verificar",
    checking: "Verificando…",
    by_both: "La firma se comprobó en este aparato, y el servicio acaba de decir si sigue vigente.",
    by_device: "Se comprobó en este aparato.",
    by_device_alone: "Solo se comprobó la firma, en este aparato: no hay conexión con el servicio. No se sabe si el documento fue anulado o reemplazado.",
    by_service: "Lo acaba de decir el servicio. Un número no lleva firma: si tiene el código QR, escanéelo también.",
    kind: "Tipo",
    initials: "Iniciales del titular",
    document: "Su documento termina en",
    about: "Fecha de la cita o del viaje",
    valid_from: "Válido desde",
    valid_until: "Válido hasta",
    compare: "Comparar el archivo",
    compare_lead: "¿Le mandaron un PDF? Compruebe que es, byte por byte, el que se emitió. El archivo no sale de su aparato.",
    file: "Archivo PDF",
    choose_file: "Elegir el archivo",
    file_hint: "Elíjalo, o arrástrelo hasta aquí.",
    comparing: "Comparando…",
    same: (
        "Es el archivo que se emitió",
        "No le falta ni le sobra nada. Si todavía vale, lo dice la verificación de su código o su número.",
    ),
    other: (
        "No es el archivo que se emitió",
        "Con ese número se emitió otro archivo. Este fue cambiado, o es otra cosa.",
    ),
    no_record: (
        "No se emitió ningún archivo con ese número",
        "Revise el número. Lo que pasó su plazo de conservación ya no se puede comparar.",
    ),
};

const EN: Words = Words {
    by_code: "With the QR code",
    picture_reader_missing: "The connection was lost, and the part that reads codes did not arrive. Your picture is fine: check the connection and try again, or enter the number.",
    picture: "Or upload a picture of the code",
    choose_picture: "Choose a picture",
    picture_hint: "The picture stays on your device.",
    reading_picture: "Reading the picture…",
    no_code: "No code could be read in that picture. Take it close, straight and in good light, or enter the number.",
    no_picture: "That file is not a picture that can be opened.",
    by_number: "With the number",
    number: "Number of the document",
    number_hint: "It is under the QR code, for example VC-7K3M-9QXD-2TB8-4",
    check: "Check",
    checking: "Checking…",
    by_both: "The signature was checked on this device, and the service has just said whether it still holds.",
    by_device: "Checked on this device.",
    by_device_alone: "Only the signature was checked, on this device: the service cannot be reached. Whether the document was revoked or replaced is not known.",
    by_service: "The service has just said so. A number carries no signature: if you have the QR code, scan it too.",
    kind: "Type",
    initials: "Holder’s initials",
    document: "Their document ends in",
    about: "Date of the appointment or trip",
    valid_from: "Valid from",
    valid_until: "Valid until",
    compare: "Compare the file",
    compare_lead: "Were you sent a PDF? Check that it is, byte for byte, the one that was issued. The file stays on your device.",
    file: "PDF file",
    choose_file: "Choose the file",
    file_hint: "Choose it, or drop it here.",
    comparing: "Comparing…",
    same: (
        "It is the file that was issued",
        "Nothing is missing or added. Whether it still holds, the check of its code or number says.",
    ),
    other: (
        "It is not the file that was issued",
        "Another file was issued under that number. This one was changed, or is something else.",
    ),
    no_record: (
        "No file was issued under that number",
        "Check the number. What is past its retention period can no longer be compared.",
    ),
};
