//! What the offices' pages say around the API's answers.

use contract::lang::Lang;

pub struct Words {
    pub none: &'static str,
    pub none_more: &'static str,
    pub address: &'static str,
    pub phone: &'static str,
    pub email: &'static str,
    pub hours: &'static str,
    pub closed: &'static str,
    pub days_off: &'static str,
    pub services: &'static str,
    pub visits: &'static str,
    pub visit_to: &'static str,
    pub map: &'static str,
    pub not_known: &'static str,
    pub unconfirmed: &'static str,
    pub unconfirmed_note: &'static str,
    pub local_time: &'static str,
    pub book: &'static str,
}

static ES: Words = Words {
    none: "No hay consulados que mostrar",
    none_more: "La lista se está preparando. Vuelva a mirar más tarde.",
    address: "Dirección",
    phone: "Teléfono",
    email: "Correo",
    hours: "Horario de citas",
    closed: "Cerrado",
    days_off: "Días sin atención",
    services: "Trámites y precios",
    visits: "Fechas de la visita",
    visit_to: "al",
    map: "Ver en un mapa",
    not_known: "Todavía no lo tenemos",
    unconfirmed: "(sin confirmar)",
    unconfirmed_note: "«Sin confirmar» quiere decir que ninguna fuente oficial publicada lo dice todavía. Llame antes de viajar.",
    local_time: "Las horas son las del consulado.",
    book: "Reservar una cita",
};

static EN: Words = Words {
    none: "There are no consulates to show",
    none_more: "The list is being prepared. Look again later.",
    address: "Address",
    phone: "Telephone",
    email: "E-mail",
    hours: "Hours for appointments",
    closed: "Closed",
    days_off: "Days without service",
    services: "Services and prices",
    visits: "Dates of the visit",
    visit_to: "to",
    map: "See on a map",
    not_known: "We do not have it yet",
    unconfirmed: "(unconfirmed)",
    unconfirmed_note: "“Unconfirmed” means that no published official source says so yet. Call before you travel.",
    local_time: "Times are those of the consulate.",
    book: "Book an appointment",
};

pub const fn of(lang: Lang) -> &'static Words {
    match lang {
        Lang::Es => &ES,
        Lang::En => &EN,
    }
}
