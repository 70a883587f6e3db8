//! Fewer files. The splitter writes one for each set of parts that share some code, dozens of them
//! with a handful of functions each; a request costs more than most of them hold. So small ones
//! travel together, also where a part then gets a little that it does not need.

use crate::merge::merged;
use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;

/// What a request for one more file costs, in bytes of code before compression: headers, and the
/// frame that every module repeats.
const REQUEST: usize = 3_500;

/// Shared files that travel as one, and the parts that need them.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Parcel {
    files: Vec<String>,
    parts: BTreeSet<String>,
    bytes: usize,
}

/// Merges files on disk and in the loader; `chunks` then names the merged ones.
///
/// # Errors
/// When the splitter's files are not as expected.
pub fn pack(work: &Path, loader: &str, chunks: &mut HashMap<String, Vec<String>>) -> Result<()> {
    let parcels = packed(parcels(work, chunks)?);
    let path = work.join(loader);
    let mut text = fs::read_to_string(&path)?;
    let mut now_in = HashMap::new();
    for Parcel { files, .. } in parcels.iter().filter(|parcel| parcel.files.len() > 1) {
        let modules = files.iter().map(|file| fs::read(wasm(work, file)));
        let whole = merged(&modules.collect::<Result<Vec<_>, _>>()?)?;
        let (first, others) = files.split_first().context("a parcel holds files")?;
        fs::write(wasm(work, first), whole)?;
        for other in others {
            text = loaded_with(&text, other, first)?;
            fs::remove_file(wasm(work, other))?;
            now_in.insert(other.clone(), first.clone());
        }
    }
    fs::write(path, text)?;
    for files in chunks.values_mut() {
        let mut seen = BTreeSet::new();
        *files = std::mem::take(files)
            .into_iter()
            .map(|file| now_in.get(&file).cloned().unwrap_or(file))
            .filter(|file| seen.insert(file.clone()))
            .collect();
    }
    Ok(())
}

fn wasm(work: &Path, file: &str) -> std::path::PathBuf {
    work.join(format!("{file}.wasm"))
}

/// The shared files, each by itself, in the order in which the loader defines them.
fn parcels(work: &Path, chunks: &HashMap<String, Vec<String>>) -> Result<Vec<Parcel>> {
    let mut parts = BTreeMap::<(u32, &String), BTreeSet<String>>::new();
    for (part, files) in chunks {
        for file in files {
            if let Some(number) = file.strip_prefix("chunk_") {
                let shared = parts.entry((number.parse()?, file)).or_default();
                shared.insert(part.clone());
            }
        }
    }
    let parcel = |((_, file), parts): ((u32, &String), _)| {
        let bytes = usize::try_from(fs::metadata(wasm(work, file))?.len())?;
        Ok(Parcel {
            files: vec![file.clone()],
            parts,
            bytes,
        })
    };
    parts.into_iter().map(parcel).collect()
}

/// Joins two parcels as long as all parts together then have less to fetch.
fn packed(mut parcels: Vec<Parcel>) -> Vec<Parcel> {
    let pairs =
        |many: usize| (0..many).flat_map(move |one| (one + 1..many).map(move |two| (one, two)));
    loop {
        let best = pairs(parcels.len())
            .map(|(one, two)| (saved(&parcels[one], &parcels[two]), one, two))
            .max_by_key(|(saved, one, two)| (*saved, usize::MAX - one, usize::MAX - two));
        match best {
            Some((saved, one, two)) if saved > 0 => {
                let second = parcels.remove(two);
                parcels[one] = together(&parcels[one], &second);
            }
            _ => return parcels,
        }
    }
}

fn saved(one: &Parcel, two: &Parcel) -> i64 {
    cost(one) + cost(two) - cost(&together(one, two))
}

fn cost(parcel: &Parcel) -> i64 {
    i64::try_from(parcel.parts.len() * (parcel.bytes + REQUEST)).unwrap_or(i64::MAX)
}

fn together(one: &Parcel, two: &Parcel) -> Parcel {
    Parcel {
        files: [one.files.as_slice(), &two.files].concat(),
        parts: &one.parts | &two.parts,
        bytes: one.bytes + two.bytes,
    }
}

/// The loader, in which `file` is what `first` has loaded.
fn loaded_with(loader: &str, file: &str, first: &str) -> Result<String> {
    let begin = format!("const __{file} = makeLoad(");
    let end = "\n, []);";
    let (before, rest) = loader
        .split_once(&begin)
        .with_context(|| format!("the loader does not define {file}"))?;
    let (_, after) = rest
        .split_once(end)
        .with_context(|| format!("{file} is loaded otherwise than expected"))?;
    Ok(format!("{before}const __{file} = __{first};{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parcel(file: &str, parts: &[&str], bytes: usize) -> Parcel {
        Parcel {
            files: vec![file.into()],
            parts: parts.iter().map(|part| (*part).to_owned()).collect(),
            bytes,
        }
    }

    #[test]
    fn small_files_travel_together_and_large_ones_alone() {
        let packed = packed(vec![
            parcel("chunk_1", &["a", "b"], 500),
            parcel("chunk_2", &["a", "b", "c"], 700),
            parcel("chunk_3", &["b", "c"], 60_000),
        ]);
        let files: Vec<_> = packed.into_iter().map(|parcel| parcel.files).collect();
        assert_eq!(files, [vec!["chunk_1", "chunk_2"], vec!["chunk_3"]]);
    }

    #[test]
    fn the_loader_sends_for_the_merged_file_once() {
        let loader = "const __chunk_1 = makeLoad(() => {\n}\n, []);\n\
                      const __chunk_2 = makeLoad(() => {\n}\n, []);\nrest";
        let now = loaded_with(loader, "chunk_2", "chunk_1").unwrap();
        assert_eq!(
            now,
            "const __chunk_1 = makeLoad(() => {\n}\n, []);\nconst __chunk_2 = __chunk_1;\nrest"
        );
    }
}
