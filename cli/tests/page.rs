//! The page works in a browser: a click shows what an abbreviation means, Escape hides it. Skipped
//! where Debian's chromium is not installed or does not start.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking, its helpers too")]

use std::path::PathBuf;
use std::process::Command;

/// Clicks on the first abbreviation, tells which cards are open, closes them, and tells that.
const CLICK: &str = "<script>
const told = (name, value) => document.documentElement.setAttribute('data-' + name, value);
const open = () => [...document.querySelectorAll(':popover-open')].map(card => card.innerText);
told('before', open().length);
document.querySelector('button.a').click();
told('click', open().join('|').replace(/\\s+/g, ' '));
document.querySelector(':popover-open').hidePopover();
told('after', open().length);
told('text', document.querySelector('.text').textContent.length);
</script>";

#[test]
fn a_click_shows_the_expansion() {
    let chromium = PathBuf::from("/usr/bin/chromium");
    if !chromium.exists() {
        eprintln!("skipped: no {}", chromium.display());
        return;
    }
    let text = "Tổng kết công tác dân vận (CTDV) <b>&amp;</b>.";
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("page");
    std::fs::create_dir_all(&folder).unwrap();
    let (input, page) = (folder.join("page.txt"), folder.join("page.html"));
    std::fs::write(&input, text).unwrap();
    let tieng = Command::new(env!("CARGO_BIN_EXE_tieng"))
        .args(["annotate", "--format", "html", "-q", "-o"])
        .args([&page, &input])
        .status()
        .unwrap();
    assert!(tieng.success());
    let html = std::fs::read_to_string(&page).unwrap();
    std::fs::write(&page, html.replace("</body>", &format!("{CLICK}</body>"))).unwrap();

    let profile = folder.join("profile");
    let shown = Command::new("timeout")
        .arg("60")
        .arg(chromium)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .arg(format!("--user-data-dir={}", profile.display()))
        .args(["--dump-dom", &format!("file://{}", page.display())])
        .output()
        .unwrap();
    let dom = String::from_utf8_lossy(&shown.stdout);
    if !dom.contains("class=\"tieng\"") {
        eprintln!("skipped: chromium did not start");
        return;
    }
    let length = text.chars().count();
    for wanted in [
        "data-before=\"0\"",
        "data-click=\"CTDV rõ nghĩa công tác dân vận Nguồn: văn bản này – công tác dân vận (CTDV)\"",
        "data-after=\"0\"",
        &format!("data-text=\"{length}\""),
    ] {
        assert!(dom.contains(wanted), "{wanted} is not in {dom}");
    }
}
