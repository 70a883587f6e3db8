//! The states of a member's declaration and the moves between them.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MemberState {
    Declared,
    /// An officer saw the traveller cross the border.
    Crossed,
    /// Taken back by the traveller.
    Withdrawn,
}

/// A move that the state does not allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Illegal {
    pub from: MemberState,
}

impl MemberState {
    pub const ALL: [Self; 3] = [Self::Declared, Self::Crossed, Self::Withdrawn];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Declared => "declared",
            Self::Crossed => "crossed",
            Self::Withdrawn => "withdrawn",
        }
    }

    pub fn from_text(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }

    /// Whether what was declared may still be changed or taken back, the window being open.
    pub const fn changeable(self) -> bool {
        matches!(self, Self::Declared)
    }

    /// # Errors
    /// [`Illegal`] unless declared.
    pub const fn cross(self) -> Result<Self, Illegal> {
        match self {
            Self::Declared => Ok(Self::Crossed),
            from => Err(Illegal { from }),
        }
    }

    /// A mark that was made by mistake is taken back.
    ///
    /// # Errors
    /// [`Illegal`] unless crossed.
    pub const fn undo_crossing(self) -> Result<Self, Illegal> {
        match self {
            Self::Crossed => Ok(Self::Declared),
            from => Err(Illegal { from }),
        }
    }

    /// # Errors
    /// [`Illegal`] unless declared.
    pub const fn withdraw(self) -> Result<Self, Illegal> {
        match self {
            Self::Declared => Ok(Self::Withdrawn),
            from => Err(Illegal { from }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_declared_member_crosses_or_withdraws() {
        for state in MemberState::ALL {
            let declared = state == MemberState::Declared;
            assert_eq!(state.cross().is_ok(), declared);
            assert_eq!(state.withdraw().is_ok(), declared);
            assert_eq!(state.changeable(), declared);
            assert_eq!(MemberState::from_text(state.as_str()), Some(state));
        }
    }

    #[test]
    fn a_crossing_marked_by_mistake_can_be_taken_back() {
        assert_eq!(
            MemberState::Crossed.undo_crossing(),
            Ok(MemberState::Declared)
        );
        assert!(MemberState::Withdrawn.undo_crossing().is_err());
    }
}
