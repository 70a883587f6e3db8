//! `ventanilla verify`

use crate::chance::Chance;
use crate::clock::Clock;
use crate::config::Config;
use crate::signing::PublicKeys;
use crate::state::signing_keys;
use anyhow::{Context, bail};
use chrono::{DateTime, Utc};
use clap::Args;
use contract::verify::{Claim, Record, Verdict};
use sha2::{Digest as _, Sha256};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// A signed text is a few hundred bytes; whatever is longer is something else.
const LONGEST: u64 = 64 * 1024;

/// Not signed by us, changed since, or another file than the one that was issued.
const FORGED: u8 = 3;
/// Genuine, and not valid now.
const NOT_NOW: u8 = 4;

#[derive(Debug, Args)]
pub(super) struct Verify {
    /// A file with the text of a paper's QR code, or with the signed record of a file; `-` reads
    /// standard input
    file: PathBuf,
    /// The public keys as a JWK set, as `/.well-known/jwks.json` answers; without it, the
    /// configured ones
    #[arg(long)]
    keys: Option<PathBuf>,
    /// The PDF that the signed record is about
    #[arg(long)]
    pdf: Option<PathBuf>,
}

impl Verify {
    /// 0: genuine and valid. 1: could not be checked. 2: wrong settings. 3: forged. 4: genuine,
    /// but expired or not valid yet.
    pub(super) fn run(&self) -> ExitCode {
        let keys = match &self.keys {
            Some(path) => published(path),
            None => match Config::load() {
                Ok(config) => configured(&config),
                Err(wrong) => return super::refuse(&wrong),
            },
        };
        keys.and_then(|keys| self.judge(&keys))
            .unwrap_or_else(|error| {
                eprintln!("ventanilla: {error:#}");
                ExitCode::FAILURE
            })
    }

    fn judge(&self, keys: &PublicKeys) -> anyhow::Result<ExitCode> {
        let text = read(&self.file)?;
        let text = text.trim();
        if let Ok(record) = keys.record(text) {
            let Some(pdf) = &self.pdf else {
                bail!("this is the signed record of a file: name the file with --pdf");
            };
            return compare(&record, pdf);
        }
        if self.pdf.is_some() {
            println!("forged: not a record of ours, so that no file can be compared with it");
            return Ok(ExitCode::from(FORGED));
        }
        Ok(match keys.claim(text) {
            Ok(claim) => tell(&claim, Clock::system().now()),
            Err(why) => {
                println!("forged: {why}");
                ExitCode::from(FORGED)
            }
        })
    }
}

fn published(path: &Path) -> anyhow::Result<PublicKeys> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    PublicKeys::from_jwks(&text).with_context(|| path.display().to_string())
}

fn configured(config: &Config) -> anyhow::Result<PublicKeys> {
    Ok(signing_keys(config, &Chance::system())?.into_public())
}

fn read(path: &Path) -> anyhow::Result<String> {
    let mut text = String::new();
    let read = if path == Path::new("-") {
        std::io::stdin().take(LONGEST).read_to_string(&mut text)
    } else {
        let file = std::fs::File::open(path).with_context(|| path.display().to_string())?;
        file.take(LONGEST).read_to_string(&mut text)
    };
    read.with_context(|| format!("{}: no text", path.display()))?;
    Ok(text)
}

fn tell(claim: &Claim, now: DateTime<Utc>) -> ExitCode {
    let verdict = claim.by_dates(now);
    let minute = |at: DateTime<Utc>| at.format("%Y-%m-%d %H:%M UTC").to_string();
    println!("{}", verdict.as_str());
    println!(
        "  {} {}, version {}",
        claim.kind().as_str(),
        claim.number,
        claim.version
    );
    println!(
        "  holder {}, document ending in {}",
        claim.holder.initials, claim.holder.document_end
    );
    if let Some(at) = claim.at {
        println!("  about {}", minute(at));
    }
    println!(
        "  valid from {} until {}",
        minute(claim.valid_from),
        minute(claim.valid_until)
    );
    println!("The signature is ours. Whether it was revoked or replaced, only the service knows.");
    if verdict == Verdict::Valid {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(NOT_NOW)
    }
}

fn compare(record: &Record, pdf: &Path) -> anyhow::Result<ExitCode> {
    let bytes = std::fs::read(pdf).with_context(|| pdf.display().to_string())?;
    if hex::encode(Sha256::digest(&bytes)) == record.sha256 {
        println!("genuine: the file is the one issued as {}", record.number);
        return Ok(ExitCode::SUCCESS);
    }
    println!(
        "forged: the file is not the one issued as {}",
        record.number
    );
    Ok(ExitCode::from(FORGED))
}
