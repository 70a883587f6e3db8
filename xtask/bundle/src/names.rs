//! Short names between the app and its glue. The binder names what the two ask of each other by
//! path and digest, some fifty characters each, and a digest cannot be compressed: together they
//! are 6 kB of the first visit.

use anyhow::{Result, anyhow};
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fs;
use std::path::Path;
use wasm_encoder::reencode::Reencode;
use wasm_encoder::{ExportSection, ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

/// How names begin that only the app and its glue know. The loader of the split parts knows others.
const OURS: [&str; 3] = ["__wbg_", "__wbindgen_", "_ZN"];

/// What Leptos exports for streams of its server functions, of which this page has none: while they
/// are there, so is the code behind them.
const UNASKED: [&str; 2] = ["intounderlying", "__wbg_intounderlying"];

/// Gives short names to what `app_bg.wasm` and `app.js` ask of each other.
///
/// # Errors
/// When the binder's files are not as expected.
pub fn shorten(work: &Path) -> Result<()> {
    let (module, glue) = (work.join("app_bg.wasm"), work.join("app.js"));
    let wasm = fs::read(&module)?;
    let mut short = BTreeMap::new();
    let renamed = renamed(&wasm, &mut short)?;
    fs::write(&glue, with_names(&fs::read_to_string(&glue)?, &short))?;
    fs::write(&module, renamed)?;
    Ok(())
}

/// The module with short names, each noted in `short`.
fn renamed(wasm: &[u8], short: &mut BTreeMap<String, String>) -> Result<Vec<u8>> {
    let mut name = |long: &str| {
        if !OURS.iter().any(|start| long.starts_with(start)) {
            return long.to_owned();
        }
        let next = letters(short.len());
        short.entry(long.to_owned()).or_insert(next).clone()
    };
    let mut module = Module::new();
    let mut same = Same;
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                let mut section = ImportSection::new();
                for import in imports.into_imports() {
                    let import = import?;
                    let kind = same
                        .entity_type(import.ty)
                        .map_err(|error| anyhow!("{error}"))?;
                    section.import(import.module, &name(import.name), kind);
                }
                module.section(&section);
            }
            Payload::ExportSection(exports) => {
                let mut section = ExportSection::new();
                for export in exports {
                    let export = export?;
                    if UNASKED.iter().any(|start| export.name.starts_with(start)) {
                        continue;
                    }
                    section.export(&name(export.name), export.kind.into(), export.index);
                }
                module.section(&section);
            }
            other => {
                if let Some((id, range)) = other.as_section() {
                    let (from, to) = (usize::try_from(range.start)?, usize::try_from(range.end)?);
                    let data = wasm.get(from..to).ok_or_else(|| anyhow!("cut off"))?;
                    module.section(&RawSection { id, data });
                }
            }
        }
    }
    Ok(module.finish())
}

/// Types as they are.
struct Same;

impl Reencode for Same {
    type Error = Infallible;
}

/// Every word of a script that has a short name, by that name.
fn with_names(script: &str, short: &BTreeMap<String, String>) -> String {
    let mut renamed = String::with_capacity(script.len());
    let is_of_word = |letter: char| letter.is_ascii_alphanumeric() || "_$".contains(letter);
    for part in script.split_inclusive(|letter| !is_of_word(letter)) {
        let word = part.trim_end_matches(|letter| !is_of_word(letter));
        renamed.push_str(short.get(word).map_or(word, String::as_str));
        renamed.push_str(&part[word.len()..]);
    }
    renamed
}

/// `a`, `b` … `Z`, `aa` …
fn letters(mut number: usize) -> String {
    const ALPHABET: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut name = String::new();
    loop {
        name.insert(0, char::from(ALPHABET[number % ALPHABET.len()]));
        match number / ALPHABET.len() {
            0 => return name,
            more => number = more - 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use wasm_encoder::{EntityType, ExportKind, FunctionSection, TypeSection};

    #[test]
    fn no_two_numbers_have_one_name() {
        let names: BTreeSet<_> = (0..6_000).map(letters).collect();
        assert_eq!(names.len(), 6_000);
        assert_eq!(
            [0, 51, 52, 53].map(letters),
            ["a", "Z", "aa", "ab"].map(String::from)
        );
    }

    #[test]
    fn module_and_glue_agree_and_what_nobody_asks_for_is_gone() {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import("./app_bg.js", "__wbg_now_0123", EntityType::Function(0));
        imports.import("./app_bg.js", "__wbg_nowhere_4567", EntityType::Function(0));
        imports.import("./split.js", "load_citas", EntityType::Function(0));
        let mut exports = ExportSection::new();
        exports.export("memory_of", ExportKind::Func, 0);
        exports.export("__wbindgen_malloc", ExportKind::Func, 1);
        exports.export("intounderlyingsink_write", ExportKind::Func, 1);
        let mut module = Module::new();
        let functions = FunctionSection::new();
        module
            .section(&types)
            .section(&imports)
            .section(&functions)
            .section(&exports);

        let mut short = BTreeMap::new();
        let renamed = renamed(&module.finish(), &mut short).unwrap();
        let mut names = Vec::new();
        for payload in Parser::new(0).parse_all(&renamed) {
            match payload.unwrap() {
                Payload::ImportSection(imports) => {
                    names.extend(imports.into_imports().map(|one| one.unwrap().name));
                }
                Payload::ExportSection(exports) => {
                    names.extend(exports.into_iter().map(|one| one.unwrap().name));
                }
                _ => {}
            }
        }
        assert_eq!(names, ["a", "b", "load_citas", "memory_of", "c"]);
        let glue =
            "imports={__wbg_now_0123:f, __wbg_nowhere_4567: g};wasm.__wbindgen_malloc(__wbg_now)";
        assert_eq!(
            with_names(glue, &short),
            "imports={a:f, b: g};wasm.c(__wbg_now)"
        );
    }
}
