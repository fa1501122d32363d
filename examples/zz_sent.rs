use std::io::Read;
fn unesc(s: &str) -> String {
    if s == "\\e" {
        return String::new();
    }
    let mut o = String::new();
    let mut it = s.chars().peekable();
    while let Some(c) = it.next() {
        if c == '\\' {
            match it.next() {
                Some('n') => o.push('\n'),
                Some('r') => o.push('\r'),
                Some('t') => o.push('\t'),
                Some('u') => {
                    it.next();
                    let mut h = String::new();
                    for d in it.by_ref() {
                        if d == '}' {
                            break;
                        }
                        h.push(d)
                    }
                    o.push(char::from_u32(u32::from_str_radix(&h, 16).unwrap()).unwrap())
                }
                Some(x) => {
                    o.push('\\');
                    o.push(x)
                }
                None => {}
            }
        } else {
            o.push(c)
        }
    }
    o
}
fn main() {
    let mut s = String::new();
    std::io::stdin().read_to_string(&mut s).unwrap();
    let v = std::env::args().nth(1).is_some();
    let mut kind = String::new();
    let mut arg = false;
    let (mut ok, mut n) = (0, 0);
    let mut per: std::collections::BTreeMap<String, (i32, i32)> = Default::default();
    let (mut tp, mut fp, mut fne) = (0, 0, 0);
    for l in s.lines() {
        if let Some(k) = l.strip_prefix("# kind: ") {
            kind = k.into();
            continue;
        }
        if l.trim().is_empty() {
            continue;
        }
        if l.starts_with("? ") {
            arg = true;
            continue;
        }
        let a = arg;
        arg = false;
        let g = unesc(l);
        let text: String = g.replace('‖', "");
        let gold: Vec<String> = {
            g.split('‖')
                .flat_map(|x| {
                    x.split(['\n', '\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}', '\u{85}'])
                        .map(|y| y.trim().to_string())
                        .collect::<Vec<_>>()
                })
                .filter(|x| !x.is_empty())
                .collect()
        };
        let sys: Vec<String> = tieng::sentences(&text).map(|x| x.of(&text).to_string()).collect();
        let ends = |v: &Vec<String>| {
            let mut c = 0;
            let mut o = std::collections::BTreeSet::new();
            for x in v {
                c += x.chars().filter(|c| !c.is_whitespace()).count();
                o.insert(c);
            }
            o
        };
        let (ge, se) = (ends(&gold), ends(&sys));
        tp += ge.intersection(&se).count();
        fp += se.difference(&ge).count();
        fne += ge.difference(&se).count();
        let good = gold == sys;
        n += 1;
        let e = per.entry(kind.clone()).or_default();
        e.1 += 1;
        if good {
            ok += 1;
            e.0 += 1
        } else if v {
            println!(
                "{}{kind}\n  G {}\n  S {}",
                if a { "?" } else { "" },
                gold.join("‖"),
                sys.join("‖")
            )
        }
    }
    for (k, (a, b)) in &per {
        if a < b {
            println!("{a}/{b} {k}")
        }
    }
    let p = tp as f64 / (tp + fp) as f64;
    let r = tp as f64 / (tp + fne) as f64;
    println!("{ok}/{n} = {:.1}%  F1 {:.2}", 100.0 * ok as f64 / n as f64, 200.0 * p * r / (p + r));
}
