//! The example binaries keep their contract: formats, exit codes, one-line errors.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking, its helpers too")]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// Runs an example, which `cargo test` has built beside the tests.
fn run(example: &str, args: &[&str], input: &[u8]) -> Output {
    let tests = std::env::current_exe().unwrap();
    let folder: PathBuf = tests.ancestors().nth(2).unwrap().join("examples");
    let mut child = Command::new(folder.join(example))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The program may stop reading before the end: then its answer is what counts.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn output(example: &str, args: &[&str], input: &str) -> String {
    let output = run(example, args, input.as_bytes());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn error(example: &str, args: &[&str], input: &[u8]) -> String {
    let output = run(example, args, input);
    assert_eq!(output.status.code(), Some(2));
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.starts_with("error: ") && message.lines().count() == 1, "{message}");
    message
}

#[test]
fn annotate_text() {
    assert_eq!(
        output("annotate", &[], "Công tác dân vận. CTDV tốt."),
        "Công_tác dân_vận .\nCTDV tốt .\n"
    );
}

#[test]
fn annotate_jsonl_gives_the_text_and_spans_of_it() {
    let text = "Tổng kết công tác dân vận (CTDV).\nHĐND họp theo Chỉ thị số 05 CT/TW.\n";
    let line = output("annotate", &["--format", "jsonl"], text);
    let object: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(object["text"], text);
    let slice = |span: &Value| {
        let at = |end: usize| usize::try_from(span[end].as_u64().unwrap()).unwrap();
        text.get(at(0)..at(1)).unwrap().to_string()
    };
    let sentences = object["sentences"].as_array().unwrap();
    assert_eq!(slice(&sentences[1]["span"]), "HĐND họp theo Chỉ thị số 05 CT/TW.");
    let words =
        |n: usize| sentences[n]["words"].as_array().unwrap().iter().map(slice).collect::<Vec<_>>();
    assert_eq!(words(0), ["Tổng kết", "công tác", "dân vận", "(", "CTDV", ")", "."]);
    assert_eq!(words(1), ["HĐND", "họp", "theo", "Chỉ thị", "số", "05 CT/TW", "."]);
    let told: Vec<_> = object["abbreviations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|a| {
            (
                slice(&a["span"]),
                a["status"].as_str().unwrap(),
                a["expansion"].as_str().unwrap(),
                a["source"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(told[0], ("CTDV".into(), "resolved", "công tác dân vận", "document"));
    assert_eq!(told[1], ("HĐND".into(), "resolved", "Hội đồng nhân dân", "builtin"));
    assert_eq!(told[2], ("CT/TW".into(), "resolved", "chỉ thị của Trung ương", "composed"));
    assert_eq!(slice(&object["definitions"][0]["long"]), "công tác dân vận");
}

#[test]
fn annotate_lines_are_documents_in_order_whatever_the_threads() {
    let line = |n: usize| format!("Dòng {n} nói về hợp tác xã (HTX). HTX có {n} hộ.\n");
    let text = (0..50).map(line).collect::<Vec<_>>().concat();
    let alone = output("annotate", &["--lines", "--format", "jsonl"], &text);
    assert_eq!(alone.lines().count(), 50);
    assert_eq!(
        output("annotate", &["--lines", "--format", "jsonl", "--threads", "4"], &text),
        alone
    );
}

#[test]
fn annotate_conllu_has_ten_columns() {
    let out = output("annotate", &["--format", "conllu"], "Công tác dân vận. Họp!");
    assert!(out.starts_with("# sent_id = 1\n# text = Công tác dân vận.\n1\tCông tác\t_"));
    assert!(out.contains("2\tdân vận\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"));
    for line in out.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        assert_eq!(line.split('\t').count(), 10, "{line}");
    }
}

#[test]
fn expand_modes() {
    let text = "HĐND họp. HĐND bàn.";
    assert_eq!(output("expand", &[], text), "Hội đồng nhân dân họp. Hội đồng nhân dân bàn.");
    assert_eq!(output("expand", &["--mode", "first"], text), "Hội đồng nhân dân họp. HĐND bàn.");
    assert_eq!(
        output("expand", &["--mode", "annotate-first"], text),
        "HĐND (Hội đồng nhân dân) họp. HĐND bàn."
    );
}

/// A file of this name for the programs to read.
fn file(name: &str, text: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_string()
}

/// Two sentences, the second with a word that nobody knows and a boundary that is wrong.
const SEGMENTED: &str = "Công_tác dân_vận .\nHọ phừng_phiu về vui vẻ .\n";

#[test]
fn evaluate_words_reads_both_forms_alike() {
    let conllu = "# sent_id = 1\n# text = Công tác dân vận.\n1\tCông tác\t_\t_\t_\t_\t_\t_\t_\t_\n\
        2-3\tdân vận\t_\t_\t_\t_\t_\t_\t_\tLang=vi|SpaceAfter=No\n\
        2\tdân\t_\t_\t_\t_\t_\t_\t_\t_\n3\tvận\t_\t_\t_\t_\t_\t_\t_\t_\n\
        3.1\tnothing\t_\t_\t_\t_\t_\t_\t_\t_\n4\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n\
        1\tHọ\t_\t_\t_\t_\t_\t_\t_\t_\n2\tphừng_phiu\t_\t_\t_\t_\t_\t_\t_\t_\n\
        3\tvề\t_\t_\t_\t_\t_\t_\t_\t_\n4\tvui\t_\t_\t_\t_\t_\t_\t_\t_\n\
        5\tvẻ\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n6\t.\t_\t_\t_\t_\t_\t_\t_\t_\n";
    let (plain, conllu) = (file("plain.txt", SEGMENTED), file("gold.conllu", conllu));
    let scores = output("evaluate", &["words", &plain], "");
    // Right are the first sentence and three words of the second: 6 of 9; `vui vẻ` is not two.
    assert!(scores.starts_with("P 66.67  R 66.67  F1 66.67  exact 50.0 % of 2"), "{scores}");
    assert!(scores.ends_with("OOV recall 0.0 % of 1\n"), "{scores}");
    assert_eq!(output("evaluate", &["words", &conllu], ""), scores);
}

#[test]
fn evaluate_words_knows_what_it_is_told() {
    let gold = file("known_gold.txt", SEGMENTED);
    let text = file("known_text.txt", "CÔNG_TÁC . Họ phừng_phiu về\n");
    let list = file("known_list.tsv", "vui\tg\nvẻ\tg\n");
    let scores =
        |known: &[&str]| output("evaluate", &[&["words", gold.as_str()], known].concat(), "");
    assert!(scores(&["--known", &text]).contains("OOV recall 33.3 % of 3"));
    let both = scores(&["--known", &text, "--known", &list]);
    assert!(both.contains("OOV recall 100.0 % of 1"), "{both}");
    assert!(!scores(&["--known", &gold]).contains("OOV"));
}

#[test]
fn evaluate_words_lists_errors_by_kind() {
    let gold = file("kinds.txt", SEGMENTED);
    let listed = output("evaluate", &["words", &gold, "--by-kind"], "");
    assert!(listed.contains("unknown word: 1\n     1  phừng_phiu → phừng phiu\n"), "{listed}");
    assert!(listed.contains("wrongly joined: 1\n     1  vui vẻ → vui_vẻ\n"), "{listed}");
    assert!(!listed.contains("Công_tác"), "{listed}");
}

#[test]
fn normalize_forms_and_styles() {
    assert_eq!(output("normalize", &["--tone", "new"], "Hòa thủy quý"), "Hoà thuỷ quý");
    assert_eq!(output("normalize", &["--form", "nfd"], "ế"), "e\u{302}\u{301}");
}

#[test]
fn errors_name_the_place() {
    assert!(error("annotate", &[], b"abc \xFF").contains("byte 4 is not UTF-8"));
    assert_eq!(output("annotate", &["--lossy"], "abc"), "abc\n");
    assert!(error("annotate", &["--format", "xml"], b"").contains("--format"));
    assert!(error("expand", &["no/such/file"], b"").contains("no/such/file"));
    assert!(error("normalize", &["--nonsense"], b"").contains("--nonsense"));
    assert!(error("evaluate", &["words"], b"").contains("usage"));
    let gold = file("unknown.txt", "a\n");
    let missing = error("evaluate", &["words", &gold, "--known", "no/such/list"], b"");
    assert!(missing.contains("no/such/list"), "{missing}");
}

/// Whatever bytes come, the answer is an output or one line that names the first bad byte.
#[test]
fn any_bytes_are_read_or_the_error_names_the_byte() {
    let inputs: [&[u8]; 7] = [
        b"\xFF\xFE\x00a",
        b"Vi\xD6t Nam",
        b"ho\xC3",
        b"a\xED\xA0\x80b",
        b"\xF5\x80\x80\x80",
        &[0; 100],
        include_bytes!("../data/words.bin").split_at(5_000).0,
    ];
    for input in inputs {
        let first = core::str::from_utf8(input).map_err(|error| error.valid_up_to());
        for example in ["annotate", "expand", "normalize"] {
            if let Err(at) = first {
                let message = error(example, &[], input);
                assert!(message.contains(&format!("byte {at} is not UTF-8")), "{message}");
            }
            let lossy = run(example, &["--lossy"], input);
            assert!(lossy.status.success() && !lossy.stdout.is_empty(), "{example} {input:?}");
        }
        for charset in ["tcvn3", "vni", "viqr", "viscii", "vps", "cp1258"] {
            let decoded = run("decode", &["--charset", charset], input);
            assert!(decoded.status.success() && core::str::from_utf8(&decoded.stdout).is_ok());
        }
    }
}

#[test]
fn a_broken_dictionary_is_an_error_that_names_the_line() {
    let file = std::env::temp_dir().join(format!("tieng-broken-{}.tsv", std::process::id()));
    let path = file.to_str().unwrap();
    for (content, wanted) in [
        (&b"CTDV\tmot\nHDND\n"[..], "line 2: no expansion after the key `HDND`"),
        (b"CTDV\t\xFF\n", "byte 5 is not UTF-8"),
        (b"tiengWM\x02", "line 1: no expansion"),
    ] {
        std::fs::write(&file, content).unwrap();
        for example in ["annotate", "expand"] {
            let message = error(example, &["--dictionary", path], b"");
            assert!(message.contains(wanted) && message.contains(path), "{message}");
        }
    }
    std::fs::remove_file(&file).unwrap();
}
