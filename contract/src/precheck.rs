//! The pre-check: a traveller declares an entry or an exit before the trip and gets a signed code.
//!
//! A declaration is of one trip: its members share trip and stay. Each member has a document
//! number for the public (in the code that others scan) and a reference that, with the birth date,
//! opens that member; the contact's mailed link opens the whole declaration.

pub mod compare;
pub mod declaration;
pub mod desk;
pub mod document;
pub mod opening;
pub mod state;
pub mod stay;
pub mod tables;
pub mod traveller;
pub mod trip;
pub mod view;
pub mod window;

pub use declaration::{Declaration, DeclarationRequest, Reach, ReachRequest, TripChangeRequest};
pub use document::{TravelDocument, TravelDocumentFields, TravelDocumentKind};
pub use opening::{LinkRequest, Opened, OpenedKind, OpeningRequest, SavedDraft, SavedDraftRequest};
pub use state::MemberState;
pub use stay::{Stay, StayRequest};
pub use tables::{Airline, BorderPost, Nationality, PostKind, Tables};
pub use traveller::{Sex, Traveller, TravellerRequest};
pub use trip::{Departure, Direction, Means, Purpose, Trip, TripRequest};
pub use view::{DeclarationView, MemberView, Scope};

/// How many people one declaration may have.
pub const MOST_MEMBERS: usize = 10;
