//! The services and their prices, as the start page and the first question show them: of the
//! catalogue no more is read there, which keeps both small.

use crate::ask::{Asked, ask, shown};
use crate::boot::kept;
use crate::http;
use contract::lang::Text;
use contract::money::Money;
use contract::paths::{appointments as doors, fill};
use leptos::prelude::*;
use serde::Deserialize;
use std::sync::Arc;

/// What is shown of `ServiceList`.
#[derive(Deserialize)]
struct List {
    services: Vec<Priced>,
}

#[derive(Deserialize)]
pub struct Priced {
    pub id: String,
    pub name: Text,
    pub summary: Text,
    pub fee: Fee,
}

#[derive(Clone, Copy, Deserialize)]
pub struct Fee {
    pub amount: Money,
}

/// Asked for on first use, and kept.
#[derive(Clone, Copy)]
pub struct Prices(RwSignal<Asked<Arc<Vec<Priced>>>>);

impl Default for Prices {
    fn default() -> Self {
        let prices = Self(RwSignal::default());
        prices.ask();
        prices
    }
}

impl Prices {
    pub fn open() -> Self {
        kept()
    }

    fn ask(self) {
        ask(self.0, async {
            let list: List = http::get(&fill(doors::SERVICES, &[])).await?;
            Ok(Arc::new(list.services))
        });
    }

    /// Draws with the prices, when they are here.
    pub fn shown(self, show: impl Fn(&[Priced]) -> AnyView + Send + 'static) -> AnyView {
        let again = Callback::new(move |()| self.ask());
        shown(self.0, again, move |prices: Arc<Vec<Priced>>| show(&prices))
    }
}
