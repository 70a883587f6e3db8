//! The components every room draws with.

pub mod guide;
