//! Services and offices, read once and kept: every page of the room shows names from here.

use crate::ask::{Asked, ask};
use crate::boot::kept;
use crate::http;
use contract::appointments::catalogue::{OfficeSummary, PolicyView, ServiceList, ServiceView};
use contract::lang::Lang;
use contract::paths::{appointments as doors, fill};
use leptos::prelude::*;
use std::sync::Arc;

/// What can be booked, and where.
#[derive(Debug)]
pub struct Shelf {
    pub services: Vec<ServiceView>,
    pub policy: PolicyView,
    pub offices: Vec<OfficeSummary>,
}

impl Shelf {
    pub fn service(&self, id: &str) -> Option<&ServiceView> {
        self.services.iter().find(|service| service.id == id)
    }

    pub fn office(&self, id: &str) -> Option<&OfficeSummary> {
        self.offices.iter().find(|office| office.id == id)
    }

    /// The name of a service; its identifier when this build knows no better.
    pub fn service_name(&self, id: &str, lang: Lang) -> String {
        let known = self.service(id).map(|service| service.name.in_lang(lang));
        known.unwrap_or(id).to_owned()
    }

    pub fn office_name(&self, id: &str, lang: Lang) -> String {
        let known = self.office(id).map(|office| office.name.in_lang(lang));
        known.unwrap_or(id).to_owned()
    }
}

#[derive(Clone, Copy, Default)]
pub struct Shelves {
    asked: RwSignal<Asked<Arc<Shelf>>>,
    begun: RwSignal<bool>,
}

impl Shelves {
    /// The shelf, asked for on first use.
    pub fn open() -> Self {
        let shelves: Self = kept();
        if !shelves.begun.get_untracked() {
            shelves.begun.set(true);
            shelves.ask();
        }
        shelves
    }

    pub fn ask(self) {
        ask(self.asked, async {
            let list: ServiceList = http::get(&fill(doors::SERVICES, &[])).await?;
            let offices = http::get(&fill(doors::OFFICES, &[])).await?;
            Ok(Arc::new(Shelf {
                services: list.services,
                policy: list.policy,
                offices,
            }))
        });
    }

    /// Draws with the shelf, when it is here.
    pub fn shown(self, show: impl Fn(Arc<Shelf>) -> AnyView + Send + 'static) -> AnyView {
        crate::ask::shown(self.asked, Callback::new(move |()| self.ask()), show)
    }
}
