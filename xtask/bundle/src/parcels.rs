//! Fewer files. The splitter writes one for each set of parts that share some code, dozens of them
//! with a handful of functions each; a request costs more than most of them hold. So files travel
//! together that the same visits need, also where a visit then gets a little that it does not.

use crate::merge::merged;
use anyhow::{Context, Result};
use contract::pages::Chunk;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;

/// What a request for one more file costs, in bytes of code before compression: headers, the frame
/// that every module repeats, a turn in the queue of a slow link, and what the compressor has to be
/// told again, which is most of it: the files of a booking are 28 kB smaller when compressed as one.
const REQUEST: usize = 7_000;

/// The parts that one visit loads, and how much a byte of it counts. Whoever books or declares goes
/// through several of them and pays only once for what they share: those are the visits that most
/// people make, on the slowest links. The page of styles is nobody's visit, so it takes what comes.
const VISITS: &[(usize, &[Chunk])] = &[
    (3, &[Chunk::Journey]),
    (1, &[Chunk::Journey, Chunk::Choosing]),
    (
        4,
        &[
            Chunk::Journey,
            Chunk::Choosing,
            Chunk::People,
            Chunk::Payment,
        ],
    ),
    (1, &[Chunk::Payment]),
    (1, &[Chunk::Mine]),
    (1, &[Chunk::Info]),
    (1, &[Chunk::Staff]),
    (6, &[Chunk::PrecheckStart]),
    (
        2,
        &[
            Chunk::PrecheckStart,
            Chunk::Trip,
            Chunk::Travellers,
            Chunk::Declaration,
        ],
    ),
    (1, &[Chunk::Declaration]),
    (1, &[Chunk::Border]),
    (1, &[Chunk::Verify]),
];

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

/// Joins two parcels as long as all visits together then have less to fetch.
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
    let needs = |visit: &[Chunk]| visit.iter().any(|part| parcel.parts.contains(part.name()));
    let visits = VISITS.iter().filter(|(_, visit)| needs(visit));
    let weight: usize = visits.map(|(weight, _)| weight).sum();
    i64::try_from(weight * (parcel.bytes + REQUEST)).unwrap_or(i64::MAX)
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

    fn packed_files(parcels: Vec<Parcel>) -> Vec<Vec<String>> {
        let packed = packed(parcels);
        packed.into_iter().map(|parcel| parcel.files).collect()
    }

    #[test]
    fn small_files_travel_together_and_large_ones_alone() {
        let files = packed_files(vec![
            parcel("chunk_1", &["citas", "info"], 500),
            parcel("chunk_2", &["citas", "info", "mis_citas"], 700),
            parcel("chunk_3", &["info", "mis_citas"], 60_000),
        ]);
        assert_eq!(files, [vec!["chunk_1", "chunk_2"], vec!["chunk_3"]]);
    }

    #[test]
    fn what_one_visit_needs_anyway_travels_together_however_large() {
        let files = packed_files(vec![
            parcel("chunk_1", &["personas", "pago"], 60_000),
            parcel("chunk_2", &["pago", "estilo"], 60_000),
            parcel("chunk_3", &["mis_citas", "pago"], 60_000),
        ]);
        assert_eq!(files, [vec!["chunk_1", "chunk_2"], vec!["chunk_3"]]);
    }

    #[test]
    fn every_part_that_the_public_loads_has_a_visit() {
        let visited = VISITS.iter().flat_map(|(_, visit)| visit.iter());
        let in_visits: BTreeSet<&str> = visited.map(|part| part.name()).collect();
        for part in Chunk::ALL {
            let alone = matches!(part, Chunk::Main | Chunk::Style);
            assert_eq!(in_visits.contains(part.name()), !alone, "{}", part.name());
        }
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
