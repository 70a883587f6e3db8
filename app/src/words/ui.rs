//! What the components say of themselves.

use contract::lang::Lang;

pub struct Words {
    pub one_moment: &'static str,
    pub there_is_a_problem: &'static str,
    pub error_prefix: &'static str,
    pub optional: &'static str,
    pub choose_one: &'static str,
    pub day: &'static str,
    pub month: &'static str,
    pub year: &'static str,
    pub change: &'static str,
    pub loading: &'static str,
    pub try_again: &'static str,
    pub request_number: &'static str,
    pub your_time: &'static str,
    pub kept_for: &'static str,
    pub two_minutes_left: &'static str,
    pub time_is_over: &'static str,
    pub morning: &'static str,
    pub afternoon: &'static str,
    pub previous_month: &'static str,
    pub next_month: &'static str,
    pub calendar_key: &'static str,
    pub day_full: &'static str,
    pub day_closed: &'static str,
}

static ES: Words = Words {
    one_moment: "Un momento…",
    there_is_a_problem: "Hay un problema",
    error_prefix: "Error:",
    optional: "(opcional)",
    choose_one: "Elija una opción",
    day: "Día",
    month: "Mes",
    year: "Año",
    change: "Cambiar",
    loading: "Cargando…",
    try_again: "Intentar de nuevo",
    request_number: "Si llama o escribe, dé este número:",
    your_time: "En su hora local:",
    kept_for: "Su lugar está apartado por",
    two_minutes_left: "Quedan dos minutos para que su lugar se libere.",
    time_is_over: "El tiempo terminó y su lugar se liberó.",
    morning: "Por la mañana",
    afternoon: "Por la tarde",
    previous_month: "Mes anterior",
    next_month: "Mes siguiente",
    calendar_key: "El número bajo cada día dice cuántos lugares quedan. Un guion quiere decir que ya no hay.",
    day_full: "sin lugares",
    day_closed: "no se atiende o aún no se publica",
};

static EN: Words = Words {
    one_moment: "One moment…",
    there_is_a_problem: "There is a problem",
    error_prefix: "Error:",
    optional: "(optional)",
    choose_one: "Choose one",
    day: "Day",
    month: "Month",
    year: "Year",
    change: "Change",
    loading: "Loading…",
    try_again: "Try again",
    request_number: "If you call or write, give this number:",
    your_time: "In your local time:",
    kept_for: "Your place is kept for",
    two_minutes_left: "Two minutes are left before your place is released.",
    time_is_over: "The time is over and your place was released.",
    morning: "Morning",
    afternoon: "Afternoon",
    previous_month: "Previous month",
    next_month: "Next month",
    calendar_key: "The number under each day says how many places are left. A dash, that none are.",
    day_full: "no places left",
    day_closed: "closed, or not published yet",
};

pub const fn of(lang: Lang) -> &'static Words {
    match lang {
        Lang::Es => &ES,
        Lang::En => &EN,
    }
}

/// "4 lugares".
pub fn places(lang: Lang, free: u32) -> String {
    match free {
        1 => lang.pick("1 lugar", "1 place").to_owned(),
        _ => format!("{free} {}", lang.pick("lugares", "places")),
    }
}
