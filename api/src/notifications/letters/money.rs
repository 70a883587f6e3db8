//! Money on its way back, stuck, or disputed.

use super::super::letter::{Block, Letter, Links};
use super::super::message::MoneyMoved;
use super::mine;
use crate::wording::amount;

fn facts(message: &MoneyMoved, links: &Links) -> Block {
    let lang = links.lang;
    Block::Facts(vec![
        (lang.pick("Monto", "Amount"), amount(message.amount)),
        (
            lang.pick("Referencia", "Reference"),
            message.reference.to_string(),
        ),
    ])
}

pub(super) fn refunded(message: &MoneyMoved, links: &Links) -> Letter {
    let lang = links.lang;
    Letter::new(lang.pick("Su devolución está hecha", "Your refund has been made"))
        .says(lang.pick(
            "Devolvimos el dinero a la misma tarjeta con la que se pagó. Según su banco, tarda de 5 a 10 días hábiles en verse.",
            "We returned the money to the card that paid. Depending on your bank it takes 5 to 10 working days to show.",
        ))
        .with(facts(message, links))
        .with(mine(links))
}

pub(super) fn refund_failed(message: &MoneyMoved, links: &Links) -> Letter {
    let lang = links.lang;
    Letter::new(lang.pick(
        "Su banco no aceptó la devolución",
        "Your bank did not accept the refund",
    ))
    .says(lang.pick(
        "Quisimos devolverle este dinero a la tarjeta con la que se pagó y el banco no lo aceptó (por ejemplo, porque la tarjeta ya no existe). El dinero sigue siendo suyo.",
        "We tried to return this money to the card that paid and the bank did not accept it (for example because the card no longer exists). The money is still yours.",
    ))
    .with(facts(message, links))
    .says(lang.pick(
        "Una persona de nuestro equipo ya tiene su caso y buscará otra forma de pagarle. No le pediremos por correo el número de su tarjeta ni su clave.",
        "A member of our staff has your case and will look for another way to pay you. We will never ask by mail for your card number or a password.",
    ))
    .with(Block::Go {
        label: lang.pick("Cómo devolvemos el dinero", "How we return money"),
        url: links.page("reembolsos"),
    })
}

pub(super) fn late_refund(message: &MoneyMoved, links: &Links) -> Letter {
    let lang = links.lang;
    Letter::new(lang.pick(
        "Su pago llegó tarde: se lo devolvemos",
        "Your payment came too late: we are returning it",
    ))
    .says(lang.pick(
        "El pago se completó cuando el tiempo para pagar ya había terminado y otra persona había tomado esa hora. No tiene cita, y le devolvemos todo lo que pagó. No tiene que pedirlo.",
        "The payment was completed after the time to pay had ended and someone else had taken that time. You have no appointment, and we are returning everything you paid. You do not need to ask for it.",
    ))
    .with(facts(message, links))
    .says(lang.pick(
        "Según su banco, tarda de 5 a 10 días hábiles en verse. Lamentamos lo ocurrido.",
        "Depending on your bank it takes 5 to 10 working days to show. We are sorry that this happened.",
    ))
    .with(Block::Go {
        label: lang.pick("Elegir otra hora", "Choose another time"),
        url: links.page("citas"),
    })
}

pub(super) fn disputed(message: &MoneyMoved, links: &Links) -> Letter {
    let lang = links.lang;
    Letter::new(lang.pick("Se reclamó su pago ante el banco", "Your payment is disputed at the bank"))
        .says(lang.pick(
            "El banco nos avisó que el dueño de la tarjeta reclama este pago. Mientras el banco decide, la cita no se puede mover ni cancelar, y no podemos hacer devoluciones.",
            "The bank told us that the card holder disputes this payment. Until the bank decides, the appointment can be neither moved nor cancelled, and we can make no refund.",
        ))
        .with(facts(message, links))
        .says(lang.pick(
            "Si fue un error, pida al banco que retire el reclamo. Si no reconoce esta cita, avísenos desde la página de ayuda.",
            "If it was a mistake, ask the bank to withdraw the dispute. If you do not recognise this appointment, tell us on the help page.",
        ))
        .with(mine(links))
}

pub(super) fn charged_back(message: &MoneyMoved, links: &Links) -> Letter {
    let lang = links.lang;
    Letter::new(lang.pick("El banco devolvió su pago", "The bank returned your payment"))
        .says(lang.pick(
            "El banco decidió el reclamo a favor del dueño de la tarjeta y le devolvió el dinero. Por eso la cita quedó sin pagar; si aún no había llegado su fecha, fue cancelada.",
            "The bank decided the dispute for the card holder and returned the money. The appointment is therefore unpaid; if its date was still to come, it has been cancelled.",
        ))
        .with(facts(message, links))
        .with(Block::Go {
            label: lang.pick("Reservar otra cita", "Book another appointment"),
            url: links.page("citas"),
        })
}

pub(super) fn dispute_won(message: &MoneyMoved, links: &Links) -> Letter {
    let lang = links.lang;
    Letter::new(lang.pick(
        "El reclamo de su pago terminó",
        "The dispute of your payment is closed",
    ))
    .says(lang.pick(
        "El banco cerró el reclamo y el pago sigue siendo válido. La cita está como antes.",
        "The bank closed the dispute and the payment stands. The appointment is as it was before.",
    ))
    .with(facts(message, links))
    .with(mine(links))
}
