#[path = "support/gold.rs"]
mod gold;
use gold::*;
use tieng::abbreviation::*;
fn fold(s: &str) -> String {
    tieng::normalize::Normalizer::new()
        .tone_style(tieng::syllable::ToneStyle::Old)
        .normalize(s)
        .replace('\u{a0}', " ")
        .to_lowercase()
}
fn occ(text: &str, key: &str, n: usize) -> Option<(usize, usize)> {
    let mut at = 0;
    let mut c = 0;
    while let Some(i) = text[at..].find(key) {
        let s = at + i;
        let e = s + key.len();
        let b = text[..s].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        let a = text[e..]
            .chars()
            .next()
            .is_none_or(|c| !c.is_alphanumeric() && !('\u{300}'..='\u{36f}').contains(&c));
        if b && a {
            c += 1;
            if c == n {
                return Some((s, e));
            }
        }
        at = s + text[s..].chars().next().unwrap().len_utf8();
    }
    None
}
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let v = a.len() > 2;
    let f = std::fs::read_to_string(&a[1]).unwrap();
    let ab = Abbreviations::new();
    let mut per: std::collections::BTreeMap<String, [i32; 2]> = Default::default();
    let (mut k, mut kb) = (0, 0);
    let (mut dt, mut ds, mut dg) = (0, 0, 0);
    let (mut eo, mut en) = (0, 0);
    let mut cases_ok = 0;
    let mut n = 0;
    for c in abbreviation_cases(&f) {
        if c.arguable {
            continue;
        }
        n += 1;
        let ms = ab.find(&c.text);
        let defs = ab.definitions(&c.text);
        let mut good = true;
        let mut hasdef = false;
        let at = |key: &str, n: usize| {
            let o = occ(&c.text, key, n);
            (
                o,
                o.and_then(|(s, e)| {
                    ms.iter().find(|m| m.span.start < e && s < m.span.end).cloned()
                }),
            )
        };
        let mut say = |m: String| {
            if v {
                println!("[{}] {}\n    {}", c.kind, c.text.replace('\n', "\\n"), m)
            }
        };
        for x in &c.gold {
            match x {
                Expected::Expands(key, n, ex) => {
                    let (o, m) = at(key, *n);
                    if o.is_none() {
                        println!("?? {key} in {}", c.text)
                    }
                    let got = m.as_ref().and_then(|m| m.expansion().map(fold));
                    let ok = got.as_ref().is_some_and(|g| ex.iter().any(|e| fold(e) == *g));
                    en += 1;
                    if ok {
                        eo += 1
                    } else {
                        good = false;
                        say(format!(
                            "= {key}@{n} want {ex:?} got {:?} {:?}",
                            m.as_ref().map(|m| m.status),
                            m.as_ref().map(|m| m
                                .candidates
                                .iter()
                                .map(|c| c.expansion.clone())
                                .take(3)
                                .collect::<Vec<_>>())
                        ))
                    }
                }
                Expected::Ambiguous(key, n) => {
                    let (_, m) = at(key, *n);
                    if !m.as_ref().is_some_and(|m| m.status == Status::Ambiguous) {
                        good = false;
                        say(format!(
                            "? {key} got {:?}",
                            m.map(|m| (
                                m.status,
                                m.candidates.first().map(|c| c.expansion.clone())
                            ))
                        ))
                    }
                }
                Expected::Kept(key, n) => {
                    let (_, m) = at(key, *n);
                    k += 1;
                    if m.as_ref().is_some_and(|m| m.expansion().is_some()) {
                        kb += 1;
                        good = false;
                        say(format!(
                            "- {key} got {:?}",
                            m.map(|m| m.candidates[0].expansion.clone())
                        ))
                    }
                }
                Expected::Defines(s, l) => {
                    hasdef = true;
                    dg += 1;
                    if defs.iter().any(|d| {
                        fold(&d.key) == fold(s.trim_end_matches('.'))
                            && fold(&d.expansion) == fold(l)
                    }) {
                        dt += 1
                    } else {
                        good = false;
                        say(format!(
                            "! {s} = {l} got {:?}",
                            defs.iter()
                                .map(|d| (d.key.clone(), d.expansion.clone()))
                                .collect::<Vec<_>>()
                        ))
                    }
                }
            }
        }
        ds += defs.len();
        if !hasdef && !defs.is_empty() && c.kind != "x" {
            say(format!(
                "extra defs {:?}",
                defs.iter().map(|d| (d.key.clone(), d.expansion.clone())).collect::<Vec<_>>()
            ));
            good = false;
        }
        let e = per.entry(c.kind.clone()).or_default();
        e[1] += 1;
        if good {
            e[0] += 1;
            cases_ok += 1
        }
    }
    for (k, e) in &per {
        if e[0] < e[1] {
            println!("{}/{} {k}", e[0], e[1])
        }
    }
    println!(
        "cases {cases_ok}/{n}; expand {eo}/{en}; lookalikes expanded {kb}/{k}; defs tp {dt} sys {ds} gold {dg}: P {:.1} R {:.1}",
        100. * dt as f64 / ds as f64,
        100. * dt as f64 / dg as f64
    );
}
