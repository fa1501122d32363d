#[path = "support/gold.rs"]
mod gold;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let v = a.len() > 2;
    let s = std::fs::read_to_string(&a[1]).unwrap();
    let seg = tieng::word::Segmenter::new();
    for mode in 0..3 {
        let (mut tp, mut g, mut p, mut ex, mut n) = (0, 0, 0, 0, 0);
        for l in s.lines() {
            let (t, w) = gold::running_text(l);
            let t = match mode {
                0 => t,
                1 => t.to_lowercase(),
                _ => t.to_uppercase(),
            };
            let pos = |v: &[tieng::Span]| -> Vec<(usize, usize)> {
                let idx: Vec<usize> = {
                    let mut c = 0;
                    let mut o = vec![0; t.len() + 1];
                    for (i, ch) in t.char_indices() {
                        for k in 0..ch.len_utf8() {
                            o[i + k] = c;
                        }
                        if !ch.is_whitespace() {
                            c += 1
                        }
                    }
                    o[t.len()] = c;
                    o
                };
                v.iter().map(|s| (idx[s.start], idx[s.end])).collect()
            };
            if t.len() != gold::running_text(l).0.len() {
                continue;
            }
            let gw = pos(&w);
            let sys = seg.segment(&t);
            let sw = pos(&sys);
            let gs: std::collections::HashSet<_> = gw.iter().collect();
            let m = sw.iter().filter(|x| gs.contains(x)).count();
            tp += m;
            g += gw.len();
            p += sw.len();
            n += 1;
            if gw == sw {
                ex += 1
            } else if v && mode == 0 {
                println!(
                    "G {}\nS {}",
                    l,
                    sys.iter().map(|x| x.of(&t).replace(' ', "_")).collect::<Vec<_>>().join(" ")
                )
            }
        }
        let (P, R) = (tp as f64 / p as f64, tp as f64 / g as f64);
        println!(
            "mode {mode} P {:.2} R {:.2} F1 {:.2} exact {:.1}% ({n})",
            P * 100.,
            R * 100.,
            200. * P * R / (P + R),
            100. * ex as f64 / n as f64
        );
    }
}
