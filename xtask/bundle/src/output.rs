//! The folder the site is written to: names by content, compressed twins, and the build before
//! it kept for the pages that are still open.

use crate::css::Style;
use anyhow::{Context, Result};
use contract::site::{Asset, MANIFEST, Manifest};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

pub struct Output {
    site: PathBuf,
    before: Manifest,
    now: Manifest,
}

impl Output {
    pub fn new(site: PathBuf, quick: bool) -> Result<Self> {
        fs::create_dir_all(site.join("assets"))?;
        let before = fs::read_to_string(site.join(MANIFEST))
            .ok()
            .and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default();
        Ok(Self {
            site,
            before,
            now: Manifest {
                quick,
                ..Manifest::default()
            },
        })
    }

    /// An empty folder for the steps between the wasm and the assets.
    pub fn fresh_work_folder(&self) -> Result<PathBuf> {
        let work = self.site.with_file_name("site-work");
        if work.exists() {
            fs::remove_dir_all(&work)?;
        }
        fs::create_dir_all(&work)?;
        Ok(work)
    }

    /// Writes an asset named by its content and says where it lies in the site.
    pub fn asset(&mut self, stem: &str, ending: &str, content: &[u8]) -> Result<String> {
        let name = format!("{stem}.{}.{ending}", hash(content));
        self.named_asset(&name, content)
    }

    /// Writes an asset whose name already tells its content.
    pub fn named_asset(&mut self, name: &str, content: &[u8]) -> Result<String> {
        let path = format!("assets/{name}");
        let about = match self.before.assets.get(&path) {
            // Compressed as well as this build would: a quick build's twins are poor.
            Some(about)
                if self.before.quick == self.now.quick && self.site.join(&path).exists() =>
            {
                about.clone()
            }
            _ => self.write(&path, content)?,
        };
        self.now.assets.insert(path.clone(), about);
        Ok(path)
    }

    pub fn shell(&mut self, name: &str, html: &str) -> Result<u64> {
        let folder = self.site.join(name);
        fs::create_dir_all(folder.parent().context("a shell lies in a folder")?)?;
        let about = self.write(name, html.as_bytes())?;
        self.now.shells.push(name.to_owned());
        Ok(about.brotli)
    }

    /// Writes the manifest and removes what neither this build nor the one before it needs.
    pub fn finish(
        mut self,
        style: &Style,
        first_load: BTreeMap<String, Vec<String>>,
    ) -> Result<String> {
        self.now.style_hashes = vec![style.critical_hash()];
        self.now.first_load = first_load;
        self.now.previous = kept(&self.before, &self.now);
        let manifest = serde_json::to_string_pretty(&self.now)?;
        fs::write(self.site.join(MANIFEST), manifest)?;
        self.sweep()?;
        let first = &self.now.first_load["main"];
        let wire: u64 = first.iter().map(|name| self.now.assets[name].brotli).sum();
        let kind = if self.now.quick {
            "quick build, not for measuring"
        } else {
            "release"
        };
        Ok(format!(
            "{} assets, {} shells, first load {} kB ({kind})",
            self.now.assets.len(),
            self.now.shells.len(),
            wire.div_ceil(1000)
        ))
    }

    fn sweep(&self) -> Result<()> {
        let needed: HashSet<PathBuf> = (self.now.assets.keys())
            .chain(self.now.previous.keys())
            .chain(&self.now.shells)
            .flat_map(|name| ["", ".br", ".gz"].map(|twin| self.site.join(format!("{name}{twin}"))))
            .collect();
        for folder in ["assets", "shells/es", "shells/en"] {
            for entry in fs::read_dir(self.site.join(folder))? {
                let path = entry?.path();
                if !needed.contains(&path) {
                    fs::remove_file(path)?;
                }
            }
        }
        Ok(())
    }

    fn write(&self, name: &str, content: &[u8]) -> Result<Asset> {
        let path = self.site.join(name);
        let brotli = brotli(content, if self.now.quick { 2 } else { 11 })?;
        fs::write(twin(&path, "br"), &brotli)?;
        fs::write(twin(&path, "gz"), gzip(content, self.now.quick)?)?;
        fs::write(&path, content)?;
        Ok(Asset {
            bytes: content.len() as u64,
            brotli: brotli.len() as u64,
        })
    }
}

/// The last build's assets; when this one brought nothing new, still those of the one before it.
fn kept(before: &Manifest, now: &Manifest) -> BTreeMap<String, Asset> {
    let same = before.assets.keys().eq(now.assets.keys());
    let mut last = if same {
        before.previous.clone()
    } else {
        before.assets.clone()
    };
    last.retain(|name, _| !now.assets.contains_key(name));
    last
}

/// Ten hex digits of the content: enough that two builds never share a name.
pub fn hash(content: &[u8]) -> String {
    hex::encode(&Sha256::digest(content)[..5])
}

fn twin(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

fn brotli(content: &[u8], quality: i32) -> Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let settings = brotli::enc::BrotliEncoderParams {
        quality,
        lgwin: 22,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &content[..], &mut compressed, &settings)?;
    Ok(compressed)
}

fn gzip(content: &[u8], quick: bool) -> Result<Vec<u8>> {
    let level = if quick {
        flate2::Compression::fast()
    } else {
        flate2::Compression::best()
    };
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), level);
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn build_of(names: &[&str], previous: &[&str]) -> Manifest {
        let about = Asset {
            bytes: 1,
            brotli: 1,
        };
        let assets = |names: &[&str]| {
            names
                .iter()
                .map(|name| ((*name).to_owned(), about.clone()))
                .collect()
        };
        Manifest {
            assets: assets(names),
            previous: assets(previous),
            ..Manifest::default()
        }
    }

    fn names(assets: &BTreeMap<String, Asset>) -> Vec<&str> {
        assets.keys().map(String::as_str).collect()
    }

    #[test]
    fn the_build_before_is_kept_and_the_one_before_that_is_not() {
        let before = build_of(&["app.2", "icon.1"], &["app.1"]);
        let now = build_of(&["app.3", "icon.1"], &[]);
        assert_eq!(names(&kept(&before, &now)), ["app.2"]);
    }

    #[test]
    fn building_the_same_again_forgets_nothing() {
        let before = build_of(&["app.2"], &["app.1"]);
        assert_eq!(names(&kept(&before, &build_of(&["app.2"], &[]))), ["app.1"]);
    }

    #[test]
    fn another_content_has_another_name() {
        assert_ne!(hash(b"one"), hash(b"two"));
        assert_eq!(hash(b"one").len(), 10);
    }

    #[test]
    fn compressed_twins_hold_the_same_content() {
        let text = "la misma página ".repeat(200);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &brotli(text.as_bytes(), 11).unwrap()[..], &mut back)
            .unwrap();
        assert_eq!(back, text.as_bytes());
        let mut back = String::new();
        let packed = gzip(text.as_bytes(), false).unwrap();
        std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(&packed[..]), &mut back)
            .unwrap();
        assert_eq!(back, text);
    }
}
