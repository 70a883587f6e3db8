//! What people paste, brought to whole lines.

use super::MrzFormat;

/// The lines and the format that their shape and first letter tell.
///
/// # Errors
/// `mrz.missing`, `mrz.shape`.
pub fn lines(typed: &str) -> Result<(MrzFormat, Vec<String>), &'static str> {
    let typed = typed.replace("&lt;", "<");
    let lines: Vec<String> = typed
        .lines()
        .map(normal)
        .filter(|line| !line.is_empty())
        .collect();
    let first = lines.first().ok_or("mrz.missing")?;
    let allowed = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'<';
    if !lines.iter().all(|line| line.bytes().all(allowed)) {
        return Err("mrz.shape");
    }
    let visa = first.starts_with('V');
    let candidates = MrzFormat::ALL
        .into_iter()
        .filter(|format| matches!(format, MrzFormat::MrvA | MrzFormat::MrvB) == visa);
    candidates
        .into_iter()
        .find_map(|format| Some((format, fitted(format, &lines)?)))
        .ok_or("mrz.shape")
}

/// Upper case, without spaces, fillers as they are printed.
fn normal(line: &str) -> String {
    let mut normal = String::with_capacity(line.len());
    for c in line.chars().filter(|c| !c.is_whitespace()) {
        match c {
            '«' | '≪' => normal.push_str("<<"),
            '‹' | '＜' => normal.push('<'),
            c => normal.push(c.to_ascii_uppercase()),
        }
    }
    normal
}

/// The lines as this format has them: as they are, cut anew when they were broken elsewhere, or
/// with the filler that nobody types after the names.
fn fitted(format: MrzFormat, lines: &[String]) -> Option<Vec<String>> {
    let (count, length) = format.shape();
    if lines.len() != count {
        let whole = lines.concat();
        return (whole.len() == count * length).then(|| {
            (0..count)
                .map(|n| whole[n * length..][..length].to_owned())
                .collect()
        });
    }
    let names = if format == MrzFormat::Td1 {
        count - 1
    } else {
        0
    };
    let mut fitted = lines.to_vec();
    for (n, line) in fitted.iter_mut().enumerate() {
        let room = length.checked_sub(line.len())?;
        if room > 0 && n != names {
            return None;
        }
        line.push_str(&"<".repeat(room));
    }
    // A name line that was cut within its head is no name line.
    (lines[names].len() > 5).then_some(fitted)
}
