//! What is left to do, in order.

use super::{StatusTag, Tone};
use crate::markup::view;
use contract::pages::Place;
use leptos::prelude::*;

/// One thing to do. Without a way to it, it cannot be begun yet.
#[derive(Clone, Debug)]
pub struct Task {
    pub text: String,
    pub hint: String,
    pub to: Option<Place>,
    pub state: String,
    pub tone: Tone,
}

#[component]
pub fn TaskList(tasks: Vec<Task>) -> impl IntoView {
    let rows: Vec<_> = tasks.into_iter().map(row).collect();
    view! { <ul class="tasks">{rows}</ul> }
}

fn row(task: Task) -> impl IntoView {
    let name = match task.to {
        Some(to) => view! { <a href=to.path()>{task.text}</a> },
        None => task.text.into_any(),
    };
    let hint =
        (!task.hint.is_empty()).then(|| view! { <span class="tasks__hint">{task.hint}</span> });
    view! {
        <li class="tasks__row">
            <div>{name}{hint}</div>
            <div class="tasks__state"><StatusTag text=task.state tone=task.tone /></div>
        </li>
    }
}
