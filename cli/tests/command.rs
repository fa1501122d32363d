//! The command keeps its promises: order, formats, bad input, whole lines, exit codes.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking, its helpers too")]

use std::fs;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};

use flate2::{Compression, write::GzEncoder};
use serde_json::Value;
use tieng::document::Analyzer;
use tieng::output::Format;

fn start(args: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_tieng"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn run(args: &[&str], input: &[u8]) -> Output {
    let mut child = start(args);
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // The program may answer before it has read everything.
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    let _ = writer.join().unwrap();
    output
}

/// Standard output of a run that succeeds.
fn output(args: &[&str], input: &[u8]) -> String {
    let output = run(args, input);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The one line of a run that fails, and what it wrote before.
fn failure(args: &[&str], input: &[u8]) -> (String, String) {
    let output = run(args, input);
    let message = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{message}");
    assert!(message.starts_with("Lỗi: ") && message.lines().count() == 1, "{message}");
    (message, String::from_utf8(output.stdout).unwrap())
}

/// A file of this name with these bytes.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, bytes).unwrap();
    path
}

/// Lines of about a hundred bytes, no two alike.
fn lines(count: usize) -> String {
    let line = |n| {
        format!("Dòng {n}: hợp tác xã Bình Minh (HTX{n}) bàn về tóan học. HĐND họp với HTX{n}.\n")
    };
    (1..=count).map(line).collect()
}

#[test]
fn every_format_is_the_library_s_in_order_whatever_the_threads() {
    // Some batches' worth.
    let text = lines(8_000);
    let analyzer = Analyzer::new();
    for format in Format::ALL {
        let mut wanted = String::new();
        format.write_head("", &mut wanted).unwrap();
        for (line, number) in text.lines().zip(1..) {
            format.write_part(&analyzer.analyze(line), Some(number), &mut wanted).unwrap();
        }
        format.write_tail(&mut wanted).unwrap();
        for threads in ["1", "2", "7"] {
            let args = ["annotate", "--lines", "--format", format.name(), "--threads", threads];
            assert!(output(&args, text.as_bytes()) == wanted, "{} × {threads}", format.name());
        }
    }
}

#[test]
fn the_whole_input_is_one_document() {
    let text = "Công tác dân vận (CTDV).\r\n\r\nCTDV tốt";
    let line = output(&["annotate", "--format", "jsonl"], text.as_bytes());
    let object: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(object["text"], text);
    assert_eq!(object["abbreviations"][1]["expansion"], "công tác dân vận");
    assert_eq!(object["abbreviations"][1]["span"], serde_json::json!([33, 37]));
    assert_eq!(output(&["annotate"], b""), "");
}

#[test]
fn normalize_and_expand_keep_every_line_end() {
    let text = "Bài tóan.\r\n\r\nHĐND họp.\n\n  HĐND bàn";
    assert_eq!(output(&["normalize", "--repair"], text.as_bytes()), text.replace("tóan", "toán"));
    let expanded = text.replace("HĐND", "Hội đồng nhân dân");
    assert_eq!(output(&["expand"], text.as_bytes()), expanded);
    assert_eq!(output(&["expand", "--lines"], text.as_bytes()), expanded);
}

#[test]
fn normalize_in_pieces_is_normalize_in_one() {
    let text = "\u{FEFF}tóan cuả Ho\u{300}a\r\n\u{301}\u{FEFF}gìa ".repeat(30_000)
        + &"tóan ".repeat(200_000);
    let normalizer = tieng::normalize::Normalizer::new().repair().lookalikes();
    let wanted = normalizer.normalize(&text);
    for threads in ["1", "3"] {
        let args = ["normalize", "--repair", "--lookalikes", "--threads", threads];
        assert!(output(&args, text.as_bytes()) == wanted, "{threads} threads");
    }
    let skipping = ["normalize", "--repair", "--lookalikes", "--on-error", "skip"];
    assert!(output(&skipping, text.as_bytes()) == wanted, "line by line");
}

#[test]
fn compressed_files_are_read_all_members_of_them() {
    let text = lines(5_000);
    let (one, two) = text.split_at(text.len() / 2);
    let wanted = output(&["normalize"], text.as_bytes());

    let gz = |part: &str| {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(part.as_bytes()).unwrap();
        encoder.finish().unwrap()
    };
    let path = file("two.gz", &[gz(one), gz(two)].concat());
    assert!(output(&["normalize", path.to_str().unwrap()], b"") == wanted);
    let path = file("short.gz", &gz(&text)[..1_000]);
    assert!(failure(&["normalize", "-q", path.to_str().unwrap()], b"").0.contains("short.gz"));

    let zst = |part: &str| {
        ruzstd::encoding::compress_to_vec(
            part.as_bytes(),
            ruzstd::encoding::CompressionLevel::Fastest,
        )
    };
    let skipped = [0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3];
    let path = file("two.zst", &[&zst(one)[..], &skipped, &zst(two)].concat());
    assert!(output(&["normalize", path.to_str().unwrap()], b"") == wanted);
    let path = file("short.zst", &zst(&text)[..1_000]);
    assert!(failure(&["normalize", "-q", path.to_str().unwrap()], b"").0.contains("short.zst"));
}

#[test]
fn records_keep_their_other_fields() {
    let input = "{\"id\": 1.00, \"text\": \"HĐND \\u0068ọp.\", \"x\":{\"text\":\"HĐND\"} }\r\n\n{\"text\":\"\"}";
    let annotated = output(&["annotate", "--field", "text", "--format", "jsonl"], input.as_bytes());
    let tail = ",\"tieng\":{\"sentences\":[{\"span\":[0,12],\"words\":[[0,5],[6,11],[11,12]]}],\
                \"abbreviations\":[{\"span\":[0,5],\"key\":\"HĐND\",\"status\":\"resolved\",\"reason\":null,\
                \"expansion\":\"Hội đồng nhân dân\",\"source\":\"builtin\",\
                \"candidates\":[\"Hội đồng nhân dân\"]}],\"definitions\":[]}";
    let empty = ",\"tieng\":{\"sentences\":[],\"abbreviations\":[],\"definitions\":[]}";
    let wanted =
        input.replace(" }\r", &format!("{tail} }}\r")).replace("\"\"}", &format!("\"\"{empty}}}"));
    assert_eq!(annotated, wanted);

    let expanded = output(&["expand", "--field", "text"], input.as_bytes());
    assert_eq!(expanded, input.replace("HĐND \\u0068", "Hội đồng nhân dân h"));
    let added =
        output(&["normalize", "--field", "text", "--into", "nfc"], b"{\"text\":\"e\xCC\x81\"}");
    assert_eq!(added, "{\"text\":\"e\u{301}\",\"nfc\":\"é\"}");
    assert_eq!(output(&["annotate", "--field", "text"], input.as_bytes()), "HĐND họp .\n");
}

#[test]
fn bad_lines_are_told_and_skipped_or_fatal() {
    let input = b"M\xE1\xBB\x99t.\nx\xE1\xBA\xA5u \xFF.\nBa.\n\xC3\n";
    let args = ["annotate", "--lines", "-q"];
    let (message, before) = failure(&args, input);
    assert!(message.contains("dòng 2: byte 13 của tệp không phải UTF-8"), "{message}");
    assert_eq!(before, "Một .\n");

    let skipping = ["annotate", "--lines", "--on-error", "skip"];
    let told = run(&skipping, input);
    assert_eq!(told.status.code(), Some(1));
    assert_eq!(String::from_utf8(told.stdout).unwrap(), "Một .\nBa .\n");
    let message = String::from_utf8(told.stderr).unwrap();
    assert!(message.contains("dòng 2:") && message.contains("dòng 4:"), "{message}");
    assert!(
        message.contains("2 văn bản · 2 câu") && message.contains("2 dòng bị bỏ qua"),
        "{message}"
    );

    assert_eq!(output(&["annotate", "--lines", "--lossy"], b"a\xFF"), "a \u{FFFD}\n");
    let records = b"{\"text\":\"a\"}\n{\"text\":1}\nnot JSON\n{\"text\":\"b\"}\n";
    let told = run(&["expand", "--field", "text", "--on-error", "skip", "-q"], records);
    assert_eq!(told.status.code(), Some(1));
    assert_eq!(told.stdout, b"{\"text\":\"a\"}\n{\"text\":\"b\"}\n");
    assert!(failure(&["normalize"], b"a\nb\n\xFE").0.contains("dòng 3: byte 4"));
}

#[test]
fn documents_have_a_limit_that_the_error_names() {
    let long = "dân ".repeat(300_000);
    let (message, _) = failure(&["annotate", "--max-document", "1M"], long.as_bytes());
    assert!(message.contains("1048576") && message.contains("--lines"), "{message}");

    let input = format!("Một.\n{long}\nBa.\n");
    let args = ["annotate", "--lines", "--max-document", "1M", "--on-error", "skip", "-q"];
    let told = run(&args, input.as_bytes());
    assert_eq!(told.status.code(), Some(1));
    assert_eq!(String::from_utf8(told.stdout).unwrap(), "Một .\nBa .\n");
    assert!(String::from_utf8(told.stderr).unwrap().contains("dòng 2:"));
    // A text without a place to cut it is refused; one with spaces goes through.
    assert!(output(&["normalize", "--max-document", "1M"], long.as_bytes()) == long);
    let endless = "d".repeat(2_000_000);
    assert!(
        failure(&["normalize", "--max-document", "1M"], endless.as_bytes()).0.contains("1048576")
    );
}

#[test]
fn the_summary_counts_and_can_be_silenced() {
    let text = "HĐND họp khóa XV. ABCQ bàn.\nDân vận.";
    let told = run(&["annotate"], text.as_bytes());
    let summary = String::from_utf8(told.stderr).unwrap();
    let wanted = "Xong: 1 văn bản · 3 câu · 10 từ · chữ viết tắt: 1 rõ nghĩa, 0 nhiều nghĩa, 1 chưa rõ, 1 để nguyên";
    assert!(summary.starts_with(wanted), "{summary}");
    assert!(run(&["annotate", "--quiet"], text.as_bytes()).stderr.is_empty());
}

#[test]
fn lines_that_come_one_by_one_are_answered_one_by_one() {
    let mut child = start(&["annotate", "--lines"]);
    let (mut stdin, mut stdout) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    for word in ["Một", "Hai"] {
        stdin.write_all(format!("{word}.\n").as_bytes()).unwrap();
        let mut answer = vec![0; word.len() + 3];
        stdout.read_exact(&mut answer).unwrap();
        assert_eq!(String::from_utf8(answer).unwrap(), format!("{word} .\n"));
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let mut child = start(&["annotate", "--lines", "-q"]);
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || stdin.write_all(lines(20_000).as_bytes()));
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut [0; 1_000]).unwrap();
    drop(stdout);
    let told = child.wait_with_output().unwrap();
    assert!(told.status.success() && told.stderr.is_empty());
    let _ = writer.join().unwrap();
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let path = file("one.txt", "Một.".as_bytes());
    let mut command = Command::new(env!("CARGO_BIN_EXE_tieng"));
    let told = command.args(["annotate", "-q"]).arg(path).stdout(full).output().unwrap();
    assert_eq!(told.status.code(), Some(2));
    assert!(String::from_utf8(told.stderr).unwrap().starts_with("Lỗi: đầu ra chuẩn: đĩa đã đầy"));
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_leaves_whole_lines() {
    let mut child = start(&["annotate", "--lines", "--format", "jsonl"]);
    let mut stdin = child.stdin.take().unwrap();
    // More never comes, and the input stays open.
    stdin.write_all(lines(2_000).as_bytes()).unwrap();
    let mut stdout = child.stdout.take().unwrap();
    let mut written = vec![0; 100_000];
    stdout.read_exact(&mut written).unwrap();
    let kill = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(kill.success());
    stdout.read_to_end(&mut written).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130));
    let written = String::from_utf8(written).unwrap();
    assert!(written.ends_with("}\n"));
    for line in written.lines() {
        serde_json::from_str::<Value>(line).unwrap();
    }
    drop(stdin);
}

#[test]
fn files_that_cannot_be_read_are_named() {
    assert!(failure(&["annotate", "no/such/file"], b"").0.contains("no/such/file: không tìm thấy"));
    assert!(failure(&["annotate", env!("CARGO_TARGET_TMPDIR")], b"").0.contains("thư mục"));
    let utf16: Vec<u8> = "\u{FEFF}Một".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(failure(&["annotate"], &utf16).0.contains("UTF-16"));
    let path = file("same.txt", b"text");
    let path = path.to_str().unwrap();
    assert!(failure(&["annotate", path, "-o", path], b"").0.contains("trùng"));
    assert_eq!(fs::read(path).unwrap(), b"text");
    let bad = file("bad.tsv", b"A\tb\nCTDV\n");
    let (message, _) = failure(&["expand", "--dictionary", bad.to_str().unwrap()], b"");
    assert!(message.contains("bad.tsv, dòng 2"), "{message}");
}

#[test]
fn dictionaries_come_first_and_the_first_of_them() {
    let (one, two) = (
        file("one.tsv", "HTX\tmột hai\n".as_bytes()),
        file("two.tsv", "HTX\tba\nABCQ\tbốn năm".as_bytes()),
    );
    let (one, two) = (one.to_str().unwrap(), two.to_str().unwrap());
    let expanded = output(
        &["expand", "--dictionary", one, "--dictionary", two],
        "Xã có HTX và ABCQ.".as_bytes(),
    );
    assert_eq!(expanded, "Xã có một hai và bốn năm.");
}

#[test]
fn decode_reads_old_charsets() {
    let text = include_str!("../../data/samples/article.txt").replace(['–', '“', '”', '…'], "-");
    let text = text.repeat(200);
    let bytes = tieng::normalize::encode(&text, tieng::normalize::Charset::Vni).bytes;
    assert!(output(&["decode", "--charset", "vni"], &bytes) == text);
    assert!(output(&["decode", "--charset", "auto", "-q"], &bytes) == text);
    assert!(failure(&["decode", "--charset", "auto"], text.as_bytes()).0.contains("UTF-8"));
}

#[test]
fn usage_is_told_in_vietnamese() {
    assert!(output(&["--help"], b"").contains("Ví dụ:"));
    assert!(output(&["annotate", "--help"], b"").contains("--on-error"));
    assert!(output(&["completions", "bash"], b"").contains("annotate"));
    for (args, told) in [
        (&["annotate", "--formt", "text"][..], "--format"),
        (&["annotate", "--format", "xml"], "text, jsonl, conllu, tsv, html"),
        (&["annotate", "--format"], "cần một giá trị"),
        (&["annotate", "--threads", "0"], "--threads"),
        (&["annotate", "--max-document", "x"], "64M"),
        (&["annotate", "--lines", "--field", "text"], "không dùng cùng với"),
        (&["annotate", "--into", "x"], "--field"),
        (&["decode"], "--charset"),
        (&["anotate"], "không có lệnh anotate"),
    ] {
        let (message, _) = failure(args, b"");
        assert!(message.contains(told), "{message}");
    }
}
