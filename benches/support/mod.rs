//! The text that the benches read.

#![allow(unreachable_pub, reason = "a module of several benches")]

use std::fmt::Write;
use std::path::Path;

/// Vietnamese prose in NFC, of `len` bytes or a little more: the file that `TIENG_BENCH_TEXT` names,
/// or the files of `data/bench`, or else generated.
pub fn prose(len: usize) -> String {
    let mut text = match std::env::var_os("TIENG_BENCH_TEXT") {
        Some(file) => std::fs::read_to_string(&file).unwrap_or_default(),
        None => files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data/bench")),
    };
    if text.is_empty() {
        text = generated(len);
    }
    let mut text = tieng::normalize(&text.repeat(len.div_ceil(text.len()))).into_owned();
    let cut = (len..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    text.truncate(cut);
    text
}

fn files(folder: &Path) -> String {
    let Ok(entries) = std::fs::read_dir(folder) else { return String::new() };
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let text = paths.iter().filter(|path| path.extension().is_some_and(|end| end == "txt"));
    text.filter_map(|path| std::fs::read_to_string(path).ok()).collect()
}

/// Sentences of everyday words in no order, about as long and as marked as prose.
fn generated(len: usize) -> String {
    const WORDS: &str = "và của là có được trong người những một không cho đã với các ở khi này về \
                         như đến từ nhiều năm nước tại cũng làm ra trên phải sau vào đó nhà việc \
                         hòa bình thủy lợi ủy ban quốc gia khoẻ mạnh thuỷ triều toà án đường phố \
                         Việt Nam Hà Nội Nguyễn ông bà chị em trường học quyền lợi";
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let (mut text, mut state) = (String::with_capacity(len + 64), 1_u64);
    while text.len() < len {
        for at in 0..20 + state % 16 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let space = if at == 0 { "" } else { " " };
            let word = usize::try_from(state >> 33).unwrap_or(0) % words.len();
            let _ = write!(text, "{space}{}", words.get(word).unwrap_or(&""));
        }
        text.push_str(".\n");
    }
    text
}
