use std::io::Read;
fn main() {
    let mut s = String::new();
    std::io::stdin().read_to_string(&mut s).unwrap();
    for l in s.lines() {
        let v: Vec<String> = tieng::token::tokens(l)
            .map(|t| {
                format!("{}/{:?}", t.span.of(l), t.kind)
                    .replace("/Syllable", "")
                    .replace("/Punctuation", "")
            })
            .collect();
        println!("{}", v.join(" "));
    }
}
