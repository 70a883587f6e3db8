//! The parts of the app that arrive by themselves. A part that does not arrive is not the end:
//! its state says so, the page offers "try again", and asking again starts afresh.

#![allow(
    clippy::unnecessary_wraps,
    reason = "a split function returns what its loading may"
)]

use crate::words::problems::{appointments, bring, precheck, staff};
use contract::pages::{Chunk, Place};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arrival {
    #[default]
    Unasked,
    OnItsWay,
    Arrived,
    /// So many times in a row.
    Failed(u8),
}

/// The state of every chunk.
#[derive(Clone, Copy)]
pub struct Chunks(RwSignal<[Arrival; Chunk::ALL.len()]>);

impl Chunks {
    pub fn new() -> Self {
        Self(RwSignal::default())
    }

    pub fn arrival(self, chunk: Chunk) -> Arrival {
        if chunk == Chunk::Main {
            return Arrival::Arrived;
        }
        self.0.with(|states| states[chunk as usize])
    }

    /// Sends for a chunk unless it is here or on its way.
    pub fn ask(self, chunk: Chunk) {
        let now = self.0.with_untracked(|states| states[chunk as usize]);
        if chunk == Chunk::Main || matches!(now, Arrival::OnItsWay | Arrival::Arrived) {
            return;
        }
        let failures = if let Arrival::Failed(times) = now {
            times
        } else {
            0
        };
        self.note(chunk, Arrival::OnItsWay);
        spawn_local(async move {
            let arrival = match fetch(chunk).await {
                Ok(()) => Arrival::Arrived,
                Err(_) => Arrival::Failed(failures.saturating_add(1)),
            };
            self.note(chunk, arrival);
        });
    }

    fn note(self, chunk: Chunk, arrival: Arrival) {
        self.0.update(|states| states[chunk as usize] = arrival);
    }
}

/// Fetches a chunk before it is needed, in silence.
pub fn prefetch(chunk: Chunk) {
    expect_context::<Chunks>().ask(chunk);
}

async fn fetch(chunk: Chunk) -> Result<(), SplitLoaderError> {
    match chunk {
        Chunk::Main => Ok(()),
        Chunk::Journey => fetch_citas().await,
        Chunk::Choosing => fetch_consulado().await,
        Chunk::People => fetch_personas().await,
        Chunk::Payment => fetch_pago().await,
        Chunk::Mine => fetch_mis_citas().await,
        Chunk::Info => fetch_info().await,
        Chunk::PrecheckStart => fetch_prechequeo().await,
        Chunk::Trip => fetch_viaje().await,
        Chunk::Travellers => fetch_viajeros().await,
        Chunk::Declaration => fetch_declaracion().await,
        Chunk::Style => fetch_estilo().await,
        Chunk::Staff => fetch_funcionarios().await,
        Chunk::Border => fetch_frontera().await,
        Chunk::Verify => fetch_verificar().await,
    }
}

/// The page of a place whose chunk has arrived.
pub fn open(place: Place) -> Option<AnyView> {
    let view = match place.page.chunk() {
        Chunk::Main => return Some(crate::start::page(&place)),
        Chunk::Journey => arrived(citas(place)),
        Chunk::Choosing => arrived(consulado(place)),
        Chunk::People => arrived(personas(place)),
        Chunk::Payment => arrived(pago(place)),
        Chunk::Mine => arrived(mis_citas(place)),
        Chunk::Info => arrived(info(place)),
        Chunk::PrecheckStart => arrived(prechequeo(place)),
        Chunk::Trip => arrived(viaje(place)),
        Chunk::Travellers => arrived(viajeros(place)),
        Chunk::Declaration => arrived(declaracion(place)),
        Chunk::Style => arrived(estilo(place)),
        Chunk::Staff => arrived(funcionarios(place)),
        Chunk::Border => arrived(frontera(place)),
        Chunk::Verify => arrived(verificar(place)),
    };
    view.and_then(Result::ok)
}

/// The value of a future that has nothing left to wait for: the chunk behind it is here. The view
/// must be built within the current reactive owner, which a spawned task would have lost.
fn arrived<T>(future: impl Future<Output = T>) -> Option<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}

type Opened = Result<AnyView, SplitLoaderError>;

#[wasm_split(citas, wasm_split_path = leptos::wasm_split, fallible, preload(fetch_citas))]
fn citas(place: Place) -> Opened {
    bring(appointments::SENTENCES);
    Ok(crate::appointments::journey::beginning(&place))
}

#[wasm_split(consulado, wasm_split_path = leptos::wasm_split, fallible, preload(fetch_consulado))]
fn consulado(place: Place) -> Opened {
    bring(appointments::SENTENCES);
    Ok(crate::appointments::journey::choosing(&place))
}

#[wasm_split(personas, wasm_split_path = leptos::wasm_split, fallible, preload(fetch_personas))]
fn personas(place: Place) -> Opened {
    bring(appointments::SENTENCES);
    Ok(crate::appointments::journey::telling(&place))
}

#[wasm_split(pago, wasm_split_path = leptos::wasm_split, fallible, preload(fetch_pago))]
fn pago(place: Place) -> Opened {
    bring(appointments::SENTENCES);
    Ok(crate::appointments::journey::paying(&place))
}

#[wasm_split(mis_citas, wasm_split_path = leptos::wasm_split, fallible, preload(fetch_mis_citas))]
fn mis_citas(place: Place) -> Opened {
    bring(appointments::SENTENCES);
    Ok(crate::appointments::mine::page(&place))
}

#[wasm_split(info, wasm_split_path = leptos::wasm_split, fallible, preload(fetch_info))]
fn info(place: Place) -> Opened {
    Ok(crate::info::page(&place))
}

#[wasm_split(prechequeo, wasm_split_path = leptos::wasm_split, fallible, preload(fetch_prechequeo))]
fn prechequeo(place: Place) -> Opened {
    Ok(crate::precheck::beginning(&place))
}

#[wasm_split(viaje, wasm_split_path = leptos::wasm_split, fallible, preload(fetch_viaje))]
fn viaje(place: Place) -> Opened {
    bring(precheck::SENTENCES);
    Ok(crate::precheck::travelling(&place))
}

#[wasm_split(viajeros, wasm_split_path = leptos::wasm_split, fallible, preload(fetch_viajeros))]
fn viajeros(place: Place) -> Opened {
    bring(precheck::SENTENCES);
    Ok(crate::precheck::telling(&place))
}

#[wasm_split(declaracion, wasm_split_path = leptos::wasm_split, fallible, preload(fetch_declaracion))]
fn declaracion(place: Place) -> Opened {
    bring(precheck::SENTENCES);
    Ok(crate::precheck::declared::page(&place))
}

#[wasm_split(estilo, wasm_split_path = leptos::wasm_split, fallible, preload(fetch_estilo))]
fn estilo(place: Place) -> Opened {
    Ok(crate::ui::guide::page(&place))
}

#[wasm_split(funcionarios, wasm_split_path = leptos::wasm_split, fallible, preload(fetch_funcionarios))]
fn funcionarios(_: Place) -> Opened {
    bring(staff::SENTENCES);
    Ok(crate::identity::staff::page())
}

#[wasm_split(frontera, wasm_split_path = leptos::wasm_split, fallible, preload(fetch_frontera))]
fn frontera(place: Place) -> Opened {
    bring(staff::SENTENCES);
    bring(precheck::SENTENCES);
    Ok(crate::border::page(&place))
}

#[wasm_split(verificar, wasm_split_path = leptos::wasm_split, fallible, preload(fetch_verificar))]
fn verificar(place: Place) -> Opened {
    Ok(crate::verify::page(&place))
}
