//! Sentences that arrive with the part of the app that may need them: nobody loads what only
//! another room can be told.

use super::fields::Both;
use contract::lang::Lang;
use contract::problem::{Code, FieldError};
use std::cell::RefCell;

/// What a room says of problems that are its own.
#[derive(Clone, Copy)]
pub struct Sentences {
    pub of_code: fn(Code) -> Option<Both>,
    pub of_field: fn(Lang, &FieldError) -> Option<&'static str>,
}

thread_local! {
    static BROUGHT: RefCell<Vec<Sentences>> = const { RefCell::new(Vec::new()) };
}

/// Said from now on; a part of the app brings its own when it opens.
pub fn bring(sentences: Sentences) {
    BROUGHT.with_borrow_mut(|brought| {
        let there = |one: &Sentences| std::ptr::fn_addr_eq(one.of_code, sentences.of_code);
        if !brought.iter().any(there) {
            brought.push(sentences);
        }
    });
}

pub(super) fn of_code(code: Code) -> Option<Both> {
    BROUGHT.with_borrow(|brought| brought.iter().find_map(|room| (room.of_code)(code)))
}

pub(super) fn of_field(lang: Lang, error: &FieldError) -> Option<&'static str> {
    BROUGHT.with_borrow(|brought| brought.iter().find_map(|room| (room.of_field)(lang, error)))
}
