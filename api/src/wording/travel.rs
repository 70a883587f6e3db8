//! The facts of a declared trip that a mail or a paper shows.

use super::{Local, day};
use crate::catalogue::border::Post;
use chrono::{NaiveDate, NaiveTime};
use contract::lang::{Lang, Text};
use contract::precheck::{Direction, Means, Trip};
use serde::{Deserialize, Serialize};

/// A trip and the names of who makes it; no document number, so that a mail cannot leak one.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Travel {
    pub direction: Direction,
    pub travel_date: NaiveDate,
    pub post: Text,
    pub means: Means,
    /// Flight, plate or vessel; empty on foot.
    pub conveyance: String,
    pub people: Vec<String>,
}

impl Travel {
    pub fn new(trip: &Trip, post: &Post, people: Vec<String>) -> Self {
        Self {
            direction: trip.direction,
            travel_date: trip.travel_date,
            post: post.name.clone(),
            means: trip.means,
            conveyance: trip.conveyance.clone(),
            people,
        }
    }

    /// `Entrada a Honduras`.
    pub const fn title(&self, lang: Lang) -> &'static str {
        match (self.direction, lang) {
            (Direction::Entry, Lang::Es) => "Entrada a Honduras",
            (Direction::Entry, Lang::En) => "Entry into Honduras",
            (Direction::Exit, Lang::Es) => "Salida de Honduras",
            (Direction::Exit, Lang::En) => "Exit from Honduras",
        }
    }

    pub fn day(&self, lang: Lang) -> String {
        let noon = self.travel_date.and_time(NaiveTime::MIN).and_utc();
        day(Local::read(noon, "UTC"), lang)
    }

    /// `Vuelo AV431`, or `A pie`.
    pub fn carried(&self, lang: Lang) -> String {
        match self.means {
            Means::Foot => self.conveyance(lang).to_owned(),
            _ => format!("{} {}", self.by(lang), self.conveyance(lang)),
        }
    }

    /// Flight, plate or vessel, or that there is none.
    pub fn conveyance(&self, lang: Lang) -> &str {
        match self.means {
            Means::Foot => lang.pick("A pie", "On foot"),
            _ => &self.conveyance,
        }
    }

    /// What the conveyance is called: `Vuelo`.
    pub const fn by(&self, lang: Lang) -> &'static str {
        match (self.means, lang) {
            (Means::Air, Lang::Es) => "Vuelo",
            (Means::Air, Lang::En) => "Flight",
            (Means::Land, Lang::Es) => "Vehículo",
            (Means::Land, Lang::En) => "Vehicle",
            (Means::Foot, Lang::Es) => "Medio",
            (Means::Foot, Lang::En) => "Means",
            (Means::Sea, Lang::Es) => "Barco",
            (Means::Sea, Lang::En) => "Ship",
        }
    }
}
