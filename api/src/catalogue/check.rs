//! From files to a catalogue, or to every mistake in them. Nothing is changed.

use super::fields::Fields;
use super::files::Files;
use super::mistake::{Mistake, Notes};
use super::office::{self, Around};
use super::{Catalogue, border, counters, days, policy, service};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::path::Path;

const SERVICES: &str = "services.toml";
const REQUIREMENTS: &str = "requirements.toml";
const COUNTERS: &str = "counters.toml";
const POLICY: &str = "policy.toml";
const BORDER: &str = "border.toml";
const DAYS_OFF: &str = "days-off.toml";
const OFFICES: &str = "offices/";
/// The files beside the offices'.
const ROOT: [&str; 6] = [SERVICES, REQUIREMENTS, COUNTERS, POLICY, BORDER, DAYS_OFF];

/// Reads the catalogue of a folder.
///
/// # Errors
/// Every mistake, each with its file, key and reason.
pub fn check(folder: &Path) -> Result<Catalogue, Vec<Mistake>> {
    let files = Files::of_folder(folder).map_err(|mistake| vec![mistake])?;
    read(&files)
}

/// The same for files that were read already.
///
/// # Errors
/// Every mistake.
pub fn read(files: &Files) -> Result<Catalogue, Vec<Mistake>> {
    let notes = Notes::default();
    let open = |name: &str| {
        let text = files.text(name);
        if text.is_none() {
            notes.mistake(name, "", "the file is missing");
        }
        text.map(|text| Fields::of_file(&notes, name, text))
    };
    let mut services = open(SERVICES)
        .map(service::read_services)
        .unwrap_or_default();
    if let Some(file) = open(REQUIREMENTS) {
        service::read_requirements(file, &mut services);
    }
    let counters = open(COUNTERS).map(|file| counters::read_counters(file, &services.minutes));
    let days_off = open(DAYS_OFF).map(|mut file| days::read_days_off(&mut file));
    let policy = open(POLICY).and_then(policy::read_policy);
    let border = open(BORDER).and_then(border::read_border);
    let mut around = Around {
        counters: &counters.unwrap_or_default(),
        days_off: &days_off.unwrap_or_default(),
        seen: BTreeSet::new(),
    };
    let mut offices = Vec::new();
    for (name, text) in files.all() {
        if name.starts_with(OFFICES) {
            let file = Fields::of_file(&notes, name, text);
            offices.extend(office::read_country(file, &mut around));
        } else if !ROOT.contains(&name) {
            notes.mistake(name, "", "is not a file of the catalogue");
        }
    }
    if offices.is_empty() {
        notes.mistake(OFFICES, "", "no office can be read");
    }
    let assumptions = notes.finish()?;
    // Without one of these its mistakes were noted, and the line above has returned them.
    let (policy, border) = policy.zip(border).ok_or_else(Vec::new)?;
    Ok(Catalogue {
        policy,
        border,
        offices,
        services: services.list,
        assumptions,
        digest: digest(files),
    })
}

/// Changes with any byte of any file.
fn digest(files: &Files) -> String {
    let mut hash = Sha256::new();
    for (name, text) in files.all() {
        for part in [name, text] {
            hash.update(part.len().to_le_bytes());
            hash.update(part);
        }
    }
    hex::encode(hash.finalize())
}
