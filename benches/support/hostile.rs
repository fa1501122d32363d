//! Texts on which careless algorithms take quadratic time, of any length.

/// Each text by its name, `len` bytes long but for a character at the end.
pub(crate) fn texts(len: usize) -> Vec<(&'static str, String)> {
    let marks = format!("a{}", "\u{301}\u{323}".repeat(5_000));
    let units = [
        ("stops", "a."),
        ("openings", "“CTDV [\"(« "),
        ("definitions", "CTDV ("),
        ("no_space", "HộiđồngnhândântỉnhQuảngNinh"),
        ("marks", marks.as_str()),
        ("emoji", "👨\u{200D}👩\u{200D}👧\u{200D}👦🇻🇳0\u{FE0F}\u{20E3}❤\u{FE0F}👍🏽"),
        ("digits", "1."),
    ];
    units.into_iter().map(|(name, unit)| (name, repeated(unit, len))).collect()
}

fn repeated(unit: &str, len: usize) -> String {
    let text = unit.repeat(len.div_ceil(unit.len()));
    let end = (0..=len).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    text.get(..end).unwrap_or("").to_string()
}
