//! What it costs and what the rules are, in sentences whose figures come from the catalogue.

use crate::appointments::shelf::Shelf;
use contract::appointments::catalogue::{FeeView, PolicyView};
use contract::appointments::eligibility::Circumstance;
use contract::lang::Lang;

/// The fee of a service at an office, which may differ from the usual one.
pub fn fee(shelf: &Shelf, office: &str, service: &str) -> Option<FeeView> {
    let offers = shelf.office(office).map(|office| &office.offers);
    let offer = offers.and_then(|offers| offers.iter().find(|offer| offer.service == service));
    offer
        .map(|offer| offer.fee)
        .or_else(|| shelf.service(service).map(|service| service.fee))
}

/// Changing, cancelling and the money back.
pub fn policy(policy: &PolicyView, lang: Lang) -> Vec<String> {
    let PolicyView {
        changes_close_hours: close,
        whole_refund_hours: whole,
        moves,
        hold_minutes: hold,
        extension_minutes: more,
        ..
    } = policy;
    lang.pick(
        vec![
            format!("Si cancela al menos {whole} horas antes, se le devuelve todo."),
            format!("Si cancela después, no hay devolución. En las últimas {close} horas ya no se puede cambiar ni cancelar aquí."),
            format!("Puede cambiar la fecha {moves} veces. Si la nueva cuesta más, paga la diferencia; si cuesta menos, se le devuelve."),
            format!("Al elegir la hora, el lugar queda apartado {hold} minutos mientras revisa; puede pedir {more} minutos más una vez."),
            "La cita es de la persona que usted escriba: no se puede pasar a otra.".to_owned(),
        ],
        vec![
            format!("If you cancel at least {whole} hours before, you get everything back."),
            format!("If you cancel later, there is no refund. In the last {close} hours it can no longer be changed or cancelled here."),
            format!("You can change the date {moves} times. If the new one costs more you pay the difference; if less, you get it back."),
            format!("When you choose the time, the place is kept for {hold} minutes while you check; you can ask once for {more} more."),
            "The appointment belongs to the person you name: it cannot be passed to another.".to_owned(),
        ],
    )
}

/// Beside a figure that no source confirms.
pub fn unconfirmed(lang: Lang) -> &'static str {
    lang.pick("(sin confirmar)", "(unconfirmed)")
}

/// Whom a requirement is for; nothing when it is for everyone.
pub fn whom(when: &[Circumstance], lang: Lang) -> String {
    let all: Vec<&str> = when.iter().map(|one| circumstance(*one, lang)).collect();
    if all.is_empty() {
        String::new()
    } else {
        format!("({})", all.join(", "))
    }
}

fn circumstance(when: Circumstance, lang: Lang) -> &'static str {
    match when {
        Circumstance::Adult => lang.pick("si tiene 21 años o más", "if 21 or older"),
        Circumstance::Under21 => lang.pick("si tiene menos de 21 años", "if under 21"),
        Circumstance::Minor => lang.pick("si tiene menos de 18 años", "if under 18"),
        Circumstance::HasDni => lang.pick("si tiene DNI", "with a DNI"),
        Circumstance::NoDni => lang.pick("si no tiene DNI", "without a DNI"),
        Circumstance::MarriedName => {
            lang.pick("si lleva apellido de casada", "with a married name")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_of_the_policy_are_in_its_sentences() {
        let figures = PolicyView {
            hold_minutes: 15,
            extension_minutes: 5,
            wait_after_lapse_minutes: 60,
            changes_close_hours: 24,
            whole_refund_hours: 48,
            moves: 2,
            active_appointments: 4,
            lapsed_holds_a_day: 2,
            horizon_days: 60,
            reminder_days: vec![7, 2],
            retention: vec![],
            unconfirmed: vec![],
        };
        for lang in Lang::ALL {
            let all = policy(&figures, lang).join(" ");
            for figure in ["48", "24", "15", " 5 ", " 2 "] {
                assert!(all.contains(figure), "{figure} in {all}");
            }
        }
    }

    #[test]
    fn a_requirement_says_whom_it_is_for() {
        assert_eq!(whom(&[], Lang::Es), "");
        let both = [Circumstance::Minor, Circumstance::NoDni];
        assert_eq!(whom(&both, Lang::En), "(if under 18, without a DNI)");
    }
}
