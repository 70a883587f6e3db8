//! The trip that the members of a declaration share.

use super::tables::BorderPost;
use crate::country::Country;
use crate::moments::read_day;
use crate::problem::{FieldError, Gather};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

mod conveyance;
mod ends;

pub use conveyance::{PRIVATE, conveyance};
pub use ends::{Departure, DepartureRequest, End, EndRequest};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$inner:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$inner])* $variant),+
        }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            pub fn from_text(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|word| word.as_str() == text)
            }
        }
    };
}

words! {
    /// Into Honduras or out of it.
    Direction { Entry = "entry", Exit = "exit" }
}

words! {
    Means {
        Air = "air",
        /// In a vehicle.
        Land = "land",
        /// Across a land border, with neither vehicle nor carrier.
        Foot = "foot",
        Sea = "sea",
    }
}

words! {
    Purpose {
        Tourism = "tourism",
        Family = "family",
        Business = "business",
        Work = "work",
        Study = "study",
        Health = "health",
        /// Going home.
        Residence = "residence",
        Transit = "transit",
        Other = "other",
    }
}

/// A trip as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TripRequest {
    /// `entry` or `exit`.
    pub direction: String,
    /// The day at the border post, `YYYY-MM-DD`.
    pub travel_date: String,
    pub purpose: String,
    pub origin: EndRequest,
    pub destination: EndRequest,
    /// `air`, `land`, `foot` or `sea`: as one arrives at the post.
    pub means: String,
    /// An airline's IATA designator, `private`, or a company in the person's own words.
    #[serde(default)]
    pub carrier: String,
    /// Flight, plate or vessel; left out on foot.
    #[serde(default)]
    pub conveyance: String,
    /// The border post's id.
    pub post: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub departure: Option<DepartureRequest>,
}

/// A trip whose fields are all valid, at a post that exists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trip {
    pub direction: Direction,
    pub travel_date: NaiveDate,
    pub purpose: Purpose,
    pub origin: End,
    pub destination: End,
    pub means: Means,
    pub carrier: Option<String>,
    /// In its normal form: a flight is `AV431`. Empty on foot.
    pub conveyance: String,
    pub post: String,
    pub departure: Option<Departure>,
}

impl TripRequest {
    /// The post that was chosen, when it exists.
    pub fn post<'p>(&self, posts: &'p [BorderPost]) -> Option<&'p BorderPost> {
        posts.iter().find(|post| post.id == self.post)
    }

    /// # Errors
    /// `/direction`, `/purpose`, `/means`: `choice.missing`; `/post`: `post.unknown`;
    /// `/travel_date`: `travel_date.missing`, `travel_date.not_a_date`, `travel_date.past`;
    /// `/origin/…`, `/destination/…`, among them `trip.one_end_is_honduras`; `/means`:
    /// `means.not_at_post`; `/carrier`, `/conveyance`: see [`conveyance`]; `/departure/…`, on foot
    /// `/departure/time`: `departure.on_foot`.
    pub fn parse(&self, posts: &[BorderPost]) -> Result<Trip, Vec<FieldError>> {
        let mut gather = Gather::default();
        let chosen = "choice.missing";
        let direction = Direction::from_text(&self.direction).ok_or(chosen);
        let direction = gather.take("/direction", direction);
        let post = gather.take("/post", self.post(posts).ok_or("post.unknown"));
        let travel_date = gather.take("/travel_date", travel_date(&self.travel_date, post));
        let purpose = Purpose::from_text(&self.purpose).ok_or(chosen);
        let purpose = gather.take("/purpose", purpose);
        let origin = gather.nest("/origin", self.origin.parse());
        let destination = gather.nest("/destination", self.destination.parse());
        if let (Some(direction), Some(origin), Some(destination)) =
            (direction, &origin, &destination)
            && let Some(field) = wrong_end(direction, origin, destination)
        {
            gather.refuse(field, "trip.one_end_is_honduras");
        }
        let means = gather.take("/means", Means::from_text(&self.means).ok_or(chosen));
        let elsewhere = |(means, post): (Means, &BorderPost)| !post.kind.serves(means);
        if means.zip(post).is_some_and(elsewhere) {
            gather.refuse("/means", "means.not_at_post");
        }
        let carried = means
            .and_then(|means| gather.nest("", conveyance(means, &self.carrier, &self.conveyance)));
        let scheduled = self.departure.as_ref();
        let scheduled = scheduled.filter(|departure| !departure.time.trim().is_empty());
        let departure = match (scheduled, travel_date) {
            (Some(_), _) if means == Some(Means::Foot) => {
                gather.refuse("/departure/time", "departure.on_foot");
                None
            }
            (Some(departure), Some(day)) => {
                gather.nest("/departure", departure.parse(day)).map(Some)
            }
            _ => Some(None),
        };
        let what = direction.zip(travel_date).zip(purpose.zip(post));
        let how = origin
            .zip(destination)
            .zip(means.zip(carried))
            .zip(departure);
        gather.finish(what.zip(how).map(
            |(
                ((direction, travel_date), (purpose, post)),
                (((origin, destination), (means, (carrier, conveyance))), departure),
            )| Trip {
                direction,
                travel_date,
                purpose,
                origin,
                destination,
                means,
                carrier,
                conveyance,
                post: post.id.clone(),
                departure,
            },
        ))
    }
}

impl Trip {
    /// As the person typed it, for forms that change it.
    pub fn as_request(&self) -> TripRequest {
        TripRequest {
            direction: self.direction.as_str().into(),
            travel_date: self.travel_date.to_string(),
            purpose: self.purpose.as_str().into(),
            origin: self.origin.as_request(),
            destination: self.destination.as_request(),
            means: self.means.as_str().into(),
            carrier: self.carrier.clone().unwrap_or_default(),
            conveyance: self.conveyance.clone(),
            post: self.post.clone(),
            departure: self.departure.as_ref().map(Departure::as_request),
        }
    }

    /// A flight of an airline's timetable, which officers list by its number.
    pub fn flight(&self) -> Option<&str> {
        let scheduled = self.means == Means::Air && self.carrier.as_deref() != Some(PRIVATE);
        scheduled.then_some(self.conveyance.as_str())
    }
}

fn travel_date(typed: &str, post: Option<&BorderPost>) -> Result<NaiveDate, &'static str> {
    if typed.trim().trim_matches('-').is_empty() {
        return Err("travel_date.missing");
    }
    let day = read_day(typed.trim()).ok_or("travel_date.not_a_date")?;
    match post {
        Some(post) if day < post.today => Err("travel_date.past"),
        _ => Ok(day),
    }
}

/// Who enters arrives in Honduras from elsewhere; who leaves, the other way round.
fn wrong_end(direction: Direction, origin: &End, destination: &End) -> Option<&'static str> {
    let (here, there, field) = match direction {
        Direction::Entry => (&destination.country, &origin.country, "/origin/country"),
        Direction::Exit => (
            &origin.country,
            &destination.country,
            "/destination/country",
        ),
    };
    let honduras = Country::honduras();
    let right = *here == honduras && *there != honduras;
    (!right).then_some(field)
}
