//! Where the travellers stay in Honduras.

use super::traveller::line;
use super::trip::Direction;
use crate::problem::{FieldError, Gather};
use serde::{Deserialize, Serialize};

/// An address as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct StayRequest {
    /// The hotel, or whose home it is; may be empty.
    #[serde(default)]
    pub lodging: String,
    pub address: String,
    /// Municipality or city.
    pub city: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stay {
    pub lodging: Option<String>,
    pub address: String,
    pub city: String,
}

impl StayRequest {
    /// # Errors
    /// `/lodging`, `/address`, `/city`: `text.missing`, `text.too_long`, `text.characters`.
    pub fn parse(&self) -> Result<Stay, Vec<FieldError>> {
        let mut gather = Gather::default();
        let lodging = match self.lodging.trim() {
            "" => Some(None),
            lodging => gather.take("/lodging", line(lodging, 80)).map(Some),
        };
        let address = gather.take("/address", line(&self.address, 160));
        let city = gather.take("/city", line(&self.city, 60));
        let whole = lodging.zip(address).zip(city);
        gather.finish(whole.map(|((lodging, address), city)| Stay {
            lodging,
            address,
            city,
        }))
    }
}

impl Stay {
    /// As the person typed it, for forms that change it.
    pub fn as_request(&self) -> StayRequest {
        StayRequest {
            lodging: self.lodging.clone().unwrap_or_default(),
            address: self.address.clone(),
            city: self.city.clone(),
        }
    }
}

/// Who enters says where they stay; who leaves has no stay to declare.
///
/// # Errors
/// The whole part: `stay.missing`, `stay.not_when_leaving`; below it as [`StayRequest::parse`].
pub fn stay_for(
    direction: Direction,
    stay: Option<&StayRequest>,
) -> Result<Option<Stay>, Vec<FieldError>> {
    match (direction, stay) {
        (Direction::Entry, Some(stay)) => stay.parse().map(Some),
        (Direction::Entry, None) => Err(vec![FieldError::new("", "stay.missing")]),
        (Direction::Exit, None) => Ok(None),
        (Direction::Exit, Some(_)) => Err(vec![FieldError::new("", "stay.not_when_leaving")]),
    }
}
