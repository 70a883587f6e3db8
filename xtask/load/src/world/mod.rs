//! The product, its database and the sandbox: real processes in a folder of their own.

mod catalogue;
mod database;
mod product;
mod program;
mod sandbox;

pub use catalogue::Change;
pub use database::{Database, Engine};
pub use product::Product;
pub use sandbox::{Books, Mail, Sandbox};

use std::path::PathBuf;

use xtask::ports::free_port;
use xtask::process::Done;
use xtask::workspace::{Binaries, target};

/// Where everything is and listens.
#[derive(Clone, Debug)]
pub struct Place {
    pub folder: PathBuf,
    pub product: PathBuf,
    pub sandbox: PathBuf,
    pub port: u16,
    pub metrics_port: u16,
    pub sandbox_port: u16,
    pub smtp_port: u16,
}

impl Place {
    /// An empty folder with a changed copy of the catalogue, and free ports.
    ///
    /// # Errors
    /// That the folder cannot be made or the catalogue is not as expected.
    pub fn fresh(name: &str, release: bool, changes: &[Change]) -> Done<Self> {
        let folder = target().join("load").join(name);
        drop(std::fs::remove_dir_all(&folder));
        std::fs::create_dir_all(&folder)
            .map_err(|error| format!("{}: {error}", folder.display()))?;
        catalogue::copy(&folder.join("catalogue"), changes)?;
        let Binaries { product, sandbox } = Binaries::of(release);
        Ok(Self {
            folder,
            product,
            sandbox,
            port: free_port()?,
            metrics_port: free_port()?,
            sandbox_port: free_port()?,
            smtp_port: free_port()?,
        })
    }

    /// The product's address, as its cookies and `Origin` check know it.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub fn sandbox_address(&self) -> String {
        format!("http://127.0.0.1:{}", self.sandbox_port)
    }
}
