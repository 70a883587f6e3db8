//! What a person has typed lives above the page and its language: switching either loses nothing.

use leptos::prelude::*;

#[derive(Clone)]
struct Keeper(Owner);

/// Makes the current owner, the app's own, the one that outlives every page.
pub fn provide_keeper() {
    if let Some(owner) = Owner::current() {
        provide_context(Keeper(owner));
    }
}

/// The one value of type `T`, made on first use. A room calls it with the struct of signals that
/// holds its half-typed forms; the main chunk need not know the type.
pub fn kept<T>() -> T
where
    T: Clone + Default + Send + Sync + 'static,
{
    use_context::<T>().unwrap_or_else(|| {
        let Keeper(owner) = expect_context();
        owner.with(|| {
            let value = T::default();
            provide_context(value.clone());
            value
        })
    })
}
