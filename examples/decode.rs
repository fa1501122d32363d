//! Reads FILE or standard input in a charset from before Unicode and writes UTF-8.

mod support;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::prelude::*;
use tieng::normalize::{Charset, decode, detect};

const HELP: &str = "usage: decode --charset auto|tcvn3|vni|viqr|viscii|vps|cp1258 [FILE]";

fn main() -> ExitCode {
    support::run(|| {
        let (mut charset, mut file) = (None, None::<PathBuf>);
        let mut arguments = lexopt::Parser::from_env();
        let usage = |error: lexopt::Error| format!("{error}; {HELP}");
        while let Some(argument) = arguments.next().map_err(usage)? {
            match argument {
                Long("charset") => {
                    charset = Some(arguments.value().and_then(ValueExt::string).map_err(usage)?);
                }
                Short('h') | Long("help") => {
                    println!("{HELP}");
                    return Ok(());
                }
                Value(path) if file.is_none() => file = Some(path.into()),
                other => return Err(usage(other.unexpected())),
            }
        }
        let charset = match charset.as_deref() {
            None => return Err(format!("no charset; {HELP}")),
            Some("auto") => None,
            Some("tcvn3") => Some(Charset::Tcvn3),
            Some("vni") => Some(Charset::Vni),
            Some("viqr") => Some(Charset::Viqr),
            Some("viscii") => Some(Charset::Viscii),
            Some("vps") => Some(Charset::Vps),
            Some("cp1258") => Some(Charset::Windows1258),
            Some(other) => return Err(format!("no charset `{other}`; {HELP}")),
        };
        let bytes = support::read_bytes(file.as_deref())?;
        let charset = charset
            .or_else(|| detect(&bytes).map(|found| found.charset))
            .ok_or("cannot tell the charset; name it with --charset")?;
        let decoded = decode(&bytes, charset);
        io::stdout().write_all(decoded.text.as_bytes()).map_err(|error| error.to_string())?;
        if let Some(first) = decoded.unmapped.first() {
            let count = decoded.unmapped.len();
            eprintln!("warning: {count} bytes mean nothing in this charset, the first at {first}");
        }
        Ok(())
    })
}
