//! The sentences of the app, Spanish first.
