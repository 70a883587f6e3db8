//! The pages of Ventanilla, client-side rendered and split by route.
//!
//! To add a page: a row in `contract::pages`, then a view in the room that owns its chunk
//! (`appointments::journey`, `appointments::mine`, `precheck`, `info`). `boot` draws the heading and the
//! first paragraph from the table; the room's `page` draws what stands below them.

mod appointments;
mod ask;
mod boot;
mod border;
mod http;
mod identity;
mod info;
mod keeping;
mod markup;
mod precheck;
mod reader;
mod reopen;
mod scan;
mod start;
mod ui;
mod verify;
mod words;

fn main() {
    boot::start();
}
