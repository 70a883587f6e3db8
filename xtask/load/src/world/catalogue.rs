//! A copy of the real catalogue with a few figures changed: rules of law are configuration, so a
//! run that cannot wait an hour for a hold to end shortens it there and not in the product.

use std::fs;
use std::path::Path;

use xtask::process::Done;
use xtask::workspace::root;

/// A figure of `policy.toml`: its table, its key and the new value as TOML.
pub type Change = (&'static str, &'static str, &'static str);

/// # Errors
/// That a figure is not there any more.
pub fn copy(to: &Path, changes: &[Change]) -> Done {
    copy_folder(&root().join("catalogue"), to).map_err(|error| format!("catalogue: {error}"))?;
    let file = to.join("policy.toml");
    let mut text = fs::read_to_string(&file).map_err(|error| error.to_string())?;
    for change in changes {
        text = changed(&text, *change)?;
    }
    fs::write(&file, text).map_err(|error| error.to_string())
}

fn copy_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

fn changed(text: &str, (table, key, value): Change) -> Done<String> {
    let mut inside = false;
    let mut found = false;
    let lines = text.lines().map(|line| {
        if line.starts_with('[') {
            inside = line == format!("[{table}]");
        }
        if inside && line.starts_with(&format!("{key} = ")) {
            found = true;
            return format!("{key} = {{ value = {value}, assumed = \"for a run under load\" }}");
        }
        line.to_owned()
    });
    let lines: Vec<String> = lines.collect();
    if found {
        Ok(lines.join("\n") + "\n")
    } else {
        Err(format!(
            "catalogue/policy.toml: [{table}] has no {key} any more"
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::changed;

    const POLICY: &str =
        "[hold]\nfirst = { value = \"15 min\", source = \"x\" }\n[moves]\nfirst = { value = 1 }\n";

    #[test]
    fn only_the_named_figure_of_the_named_table_changes() {
        let text = changed(POLICY, ("hold", "first", "\"1 min\"")).unwrap();
        assert!(text.contains("[hold]\nfirst = { value = \"1 min\", assumed"));
        assert!(text.ends_with("[moves]\nfirst = { value = 1 }\n"));
    }

    #[test]
    fn a_figure_that_is_gone_is_named() {
        let refusal = changed(POLICY, ("hold", "longest", "1")).unwrap_err();
        assert!(refusal.contains("[hold] has no longest"));
    }
}
