//! One module out of several that the splitter wrote: they import the same memory, table and stack
//! pointer and share one list of types, so only their functions are numbered anew.

use anyhow::{Context, Result, anyhow, bail, ensure};
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::mem::discriminant;
use std::ops::Range;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, DataCountSection, DataSection, ElementSection, FunctionSection, ImportSection,
    Module, RawSection, SectionId,
};
use wasmparser::{Import, Parser, Payload, TypeRef};

/// Puts the modules into one, in their order.
///
/// # Errors
/// When they are not of one splitting.
pub fn merged(modules: &[Vec<u8>]) -> Result<Vec<u8>> {
    let mut whole = Whole::default();
    for module in modules {
        whole.add(module)?;
    }
    whole.finish()
}

#[derive(Default)]
struct Whole<'m> {
    types: &'m [u8],
    imports: BTreeMap<&'m str, Import<'m>>,
    functions: FunctionSection,
    elements: ElementSection,
    code: CodeSection,
    data: DataSection,
}

/// A module's functions stand behind those of the modules before it.
struct Behind(u32);

impl Reencode for Behind {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        Ok(function + self.0)
    }
}

impl<'m> Whole<'m> {
    fn add(&mut self, module: &'m [u8]) -> Result<()> {
        let mut behind = Behind(self.functions.len());
        for payload in Parser::new(0).parse_all(module) {
            self.add_part(&mut behind, module, payload?)
                .context("two parts of the app do not fit together")?;
        }
        Ok(())
    }

    fn add_part(&mut self, behind: &mut Behind, module: &'m [u8], part: Payload<'m>) -> Result<()> {
        let failed = |error| anyhow!("{error}");
        match part {
            Payload::TypeSection(types) => self.same_types(module, types.range())?,
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let import = import?;
                    self.imports.insert(import.name, import);
                }
            }
            Payload::FunctionSection(functions) => behind
                .parse_function_section(&mut self.functions, functions)
                .map_err(failed)?,
            Payload::ElementSection(elements) => behind
                .parse_element_section(&mut self.elements, elements)
                .map_err(failed)?,
            Payload::CodeSectionEntry(body) => behind
                .parse_function_body(&mut self.code, body)
                .map_err(failed)?,
            Payload::DataSection(data) => behind
                .parse_data_section(&mut self.data, data)
                .map_err(failed)?,
            Payload::ExportSection(exports) => ensure!(exports.count() == 0, "an export"),
            Payload::Version { .. }
            | Payload::CodeSectionStart { .. }
            | Payload::DataCountSection { .. }
            | Payload::CustomSection(_)
            | Payload::End(_) => {}
            other => bail!("a part of another kind: {other:?}"),
        }
        Ok(())
    }

    fn same_types(&mut self, module: &'m [u8], at: Range<u64>) -> Result<()> {
        let (from, to) = (usize::try_from(at.start)?, usize::try_from(at.end)?);
        let types = module.get(from..to).context("the types are cut off")?;
        ensure!(self.types.is_empty() || self.types == types, "other types");
        self.types = types;
        Ok(())
    }

    fn finish(self) -> Result<Vec<u8>> {
        let mut module = Module::new();
        module
            .section(&RawSection {
                id: SectionId::Type.into(),
                data: self.types,
            })
            .section(&imported(self.imports.into_values())?)
            .section(&self.functions)
            .section(&self.elements)
            .section(&DataCountSection {
                count: self.data.len(),
            })
            .section(&self.code)
            .section(&self.data);
        Ok(module.finish())
    }
}

/// One of each kind, so that in every module each has the number 0 among its own.
fn imported<'m>(imports: impl Iterator<Item = Import<'m>>) -> Result<ImportSection> {
    let mut section = ImportSection::new();
    let mut kinds = Vec::new();
    for import in imports {
        let kind = discriminant(&import.ty);
        let shared = !matches!(import.ty, TypeRef::Func(_)) && !kinds.contains(&kind);
        ensure!(shared, "the parts share {} otherwise", import.name);
        kinds.push(kind);
        Behind(0)
            .parse_import(&mut section, import)
            .map_err(|error| anyhow!("{error}"))?;
    }
    Ok(section)
}
