//! The app: split by route, bound to JavaScript, optimised, and its pieces made to name each
//! other by content.

use crate::Options;
use crate::output::{Output, hash};
use crate::{names, parcels, smaller};
use anyhow::{Context, Result, anyhow};
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

/// The name that split code is linked against; the placeholder is as long as the macro's.
const LINK: &str = "./__wasm_split.______________________.js";

/// The names of the finished pieces.
pub struct App {
    pub boot: String,
    /// What a page of each chunk loads first, in order: `main` for all, then the chunk's own.
    pub first_load: BTreeMap<String, Vec<String>>,
}

pub fn bundle(options: &Options, output: &mut Output) -> Result<App> {
    let work = output.fresh_work_folder()?;
    let mut chunks = split(&options.wasm, &work)?;
    // Parts of a quick build share more than parts that are joined may, and many files cost nothing
    // on this machine.
    if !options.quick {
        parcels::pack(&work, LINK, &mut chunks)?;
    }
    bind(&work)?;
    if !options.quick {
        names::shorten(&work)?;
        smaller::modules(&options.root, &work)?;
        smaller::scripts(&options.root, &[work.join("app.js"), work.join(LINK)])?;
    }
    name(&options.root, &work, &chunks, output)
}

/// Split name → the files it needs, without their ending.
type ChunkFiles = HashMap<String, Vec<String>>;

fn split(wasm: &Path, work: &Path) -> Result<ChunkFiles> {
    let input =
        fs::read(wasm).with_context(|| format!("{}: build the app first", wasm.display()))?;
    let main = work.join("app.wasm");
    let mut options = wasm_split_cli_support::Options::new(&input);
    options.output_dir = work;
    options.main_out_path = &main;
    options.main_module = "./app.js";
    options.link_name = LINK;
    let done = wasm_split_cli_support::transform(options).map_err(|error| {
        anyhow!("splitting: {error:#}\nwas the app linked with --emit-relocs and not stripped?")
    })?;
    Ok(done.prefetch_map)
}

fn bind(work: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(work.join("app.wasm"))
        .out_name("app")
        .web(true)?
        .typescript(false)
        .demangle(false)
        .keep_lld_exports(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .omit_default_module_path(true)
        .generate(work)
}

/// Names by content, from the leaves up. The glue and the split loader import each other, so the
/// two share one name, made of both.
fn name(root: &Path, work: &Path, chunks: &ChunkFiles, output: &mut Output) -> Result<App> {
    let main = output.asset("app", "wasm", &fs::read(work.join("app_bg.wasm"))?)?;
    let mut loader = fs::read_to_string(work.join(LINK))?;
    let mut names = HashMap::new();
    for file in chunks.values().flatten() {
        if names.contains_key(file) {
            continue;
        }
        let short = file.strip_prefix("split_").unwrap_or(file);
        let module = fs::read(work.join(format!("{file}.wasm")));
        let module = module.with_context(|| format!("the splitter wrote no {file}.wasm"))?;
        let asset = output.asset(short, "wasm", &module)?;
        loader = loader.replace(&format!("./{file}.wasm"), &beside(&asset));
        names.insert(file.clone(), asset);
    }
    let glue = fs::read_to_string(work.join("app.js"))?;
    let pair = hash(&[glue.as_bytes(), loader.as_bytes()].concat());
    let (app_js, loader_js) = (format!("app.{pair}.js"), format!("split.{pair}.js"));
    // Where it is imported from changes; the key under which the wasm asks for it does not.
    let glue = ["from ", "from"].iter().fold(glue, |glue, from| {
        glue.replace(
            &format!("{from}\"{LINK}\""),
            &format!("{from}\"./{loader_js}\""),
        )
    });
    let loader = loader.replace("./app.js", &format!("./{app_js}"));
    let app_js = output.named_asset(&app_js, glue.as_bytes())?;
    let loader_js = output.named_asset(&loader_js, loader.as_bytes())?;
    let boot = fs::read_to_string(root.join("app/shell/boot.js"))?
        .replace("./app.js", &beside(&app_js))
        .replace("./app.wasm", &beside(&main));
    let boot = output.asset("boot", "js", boot.as_bytes())?;

    let shared = vec![boot.clone(), app_js, loader_js, main];
    let mut first_load = BTreeMap::from([("main".to_owned(), shared.clone())]);
    for (chunk, files) in chunks {
        let own = files.iter().map(|file| names[file].clone());
        first_load.insert(chunk.clone(), shared.iter().cloned().chain(own).collect());
    }
    Ok(App { boot, first_load })
}

/// How a file beside it is called by a module in the assets' folder.
fn beside(asset: &str) -> String {
    asset.replacen("assets/", "./", 1)
}
