//! What the API's page says around the list.

use contract::lang::Lang;

pub struct Words {
    pub rules: &'static [&'static str],
    pub document: &'static str,
    pub operations: &'static str,
    pub signed_in: &'static str,
}

static ES: Words = Words {
    rules: &[
        "JSON en los dos sentidos, en UTF-8. Las horas son UTC, con la zona del consulado al lado.",
        "Los errores son «problem JSON» (RFC 9457) con un código que no cambia.",
        "Cada POST que crea algo lleva Idempotency-Key: repetirlo no lo hace dos veces.",
        "Las listas largas se leen por partes, con el cursor de la respuesta.",
    ],
    document: "Documento OpenAPI 3.1",
    operations: "Operaciones",
    signed_in: "con sesión",
};

static EN: Words = Words {
    rules: &[
        "JSON both ways, in UTF-8. Times are UTC, with the consulate’s zone beside them.",
        "Errors are problem JSON (RFC 9457) with a code that never changes.",
        "Every POST that creates something carries an Idempotency-Key: repeating it does not do it twice.",
        "Long lists are read in parts, by the cursor in the answer.",
    ],
    document: "OpenAPI 3.1 document",
    operations: "Operations",
    signed_in: "signed in",
};

pub const fn of(lang: Lang) -> &'static Words {
    match lang {
        Lang::Es => &ES,
        Lang::En => &EN,
    }
}
