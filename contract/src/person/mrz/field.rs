//! The fields that a check digit covers.

/// A field with a check digit, or the one over all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MrzField {
    Number,
    Birth,
    Expiry,
    /// The personal number of a passport.
    Personal,
    Whole,
}

impl MrzField {
    /// In the order in which a mistake is told: the digit over all fails with any of the others.
    pub const ALL: [Self; 5] = [
        Self::Number,
        Self::Birth,
        Self::Expiry,
        Self::Personal,
        Self::Whole,
    ];

    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Number => "mrz.number_check",
            Self::Birth => "mrz.birth_check",
            Self::Expiry => "mrz.expiry_check",
            Self::Personal => "mrz.personal_check",
            Self::Whole => "mrz.whole_check",
        }
    }

    pub(super) const fn of_mrz(self) -> mrz::Field {
        match self {
            Self::Number => mrz::Field::DocumentNumber,
            Self::Birth => mrz::Field::DateOfBirth,
            Self::Expiry => mrz::Field::DateOfExpiry,
            Self::Personal => mrz::Field::PersonalNumber,
            Self::Whole => mrz::Field::Composite,
        }
    }
}
