//! What goes back, and how far it has come.

use super::states;
use crate::markup::view;
use crate::ui::{Day, MoneyText, StatusTag, lang};
use contract::payments::RefundView;
use leptos::prelude::*;

pub fn list(refunds: Vec<RefundView>) -> Option<AnyView> {
    if refunds.is_empty() {
        return None;
    }
    let lang = lang();
    let rows: Vec<_> = refunds
        .into_iter()
        .map(|refund| {
            let (text, tone) = states::of_refund(refund.state, lang);
            let date = refund.settled_at.unwrap_or(refund.decided_at).date_naive();
            view! {
                <li class="rows__line">
                    <span><MoneyText amount=refund.amount />" · "<Day date /></span>
                    <StatusTag text tone />
                </li>
            }
        })
        .collect();
    let view = view! {
        <h2>{lang.pick("Devoluciones", "Refunds")}</h2>
        <ul class="rows">{rows}</ul>
        <p class="muted small">
            {lang.pick(
                "Se devuelve a la misma tarjeta. El banco puede tardar de 5 a 10 días en mostrarlo.",
                "It goes back to the same card. The bank may take 5 to 10 days to show it.",
            )}
        </p>
    };
    Some(view.into_any())
}
