//! Normalizes FILE or standard input.

mod support;

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::prelude::*;
use tieng::normalize::{Drop, Folding, Form, Normalizer};
use tieng::syllable::ToneStyle;

const HELP: &str = "usage: normalize [--form nfc|nfd] [--tone keep|old|new] [--repair] \
                    [--lookalikes] [--fold keep|tones|marks] [--lossy] [FILE]";

#[allow(clippy::needless_pass_by_value, reason = "what map_err hands over")]
fn usage(error: lexopt::Error) -> String {
    format!("{error}; {HELP}")
}

fn value(arguments: &mut lexopt::Parser) -> Result<String, String> {
    arguments.value().and_then(ValueExt::string).map_err(usage)
}

fn main() -> ExitCode {
    support::run(|| {
        let mut normalizer = Normalizer::new();
        let (mut folding, mut form, mut lossy) = (None, Form::Nfc, false);
        let (mut file, mut arguments) = (None::<PathBuf>, lexopt::Parser::from_env());
        while let Some(argument) = arguments.next().map_err(usage)? {
            match argument {
                Long("form") => {
                    form = match value(&mut arguments)?.as_str() {
                        "nfc" => Form::Nfc,
                        "nfd" => Form::Nfd,
                        other => return Err(format!("no form `{other}`; {HELP}")),
                    }
                }
                Long("tone") => match value(&mut arguments)?.as_str() {
                    "keep" => {}
                    "old" => normalizer = normalizer.tone_style(ToneStyle::Old),
                    "new" => normalizer = normalizer.tone_style(ToneStyle::New),
                    other => return Err(format!("no tone style `{other}`; {HELP}")),
                },
                Long("repair") => normalizer = normalizer.repair(),
                Long("lookalikes") => normalizer = normalizer.lookalikes(),
                Long("fold") => match value(&mut arguments)?.as_str() {
                    "keep" => folding = None,
                    "tones" => folding = Some(Folding::new().drop(Drop::Tones)),
                    "marks" => folding = Some(Folding::new().drop(Drop::Marks)),
                    other => return Err(format!("no folding `{other}`; {HELP}")),
                },
                Long("lossy") => lossy = true,
                Short('h') | Long("help") => {
                    println!("{HELP}");
                    return Ok(());
                }
                Value(path) if file.is_none() => file = Some(path.into()),
                other => return Err(usage(other.unexpected())),
            }
        }
        let mut out = BufWriter::new(io::stdout().lock());
        support::for_each_piece(file.as_deref(), lossy, |piece| {
            let normal = normalizer.normalize(piece);
            let folded = folding.map_or_else(|| normal.clone(), |folding| folding.fold(&normal));
            let formed = Normalizer::new().form(form).normalize(&folded);
            out.write_all(formed.as_bytes()).map_err(|error| error.to_string())
        })?;
        out.flush().map_err(|error| error.to_string())
    })
}
