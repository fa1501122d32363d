//! What goes wrong, in Vietnamese, and the code with which the program then ends.

use std::fmt;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Some lines were left out.
pub(crate) const SKIPPED: u8 = 1;
/// It failed, or was called wrongly.
pub(crate) const FAILED: u8 = 2;
/// Ctrl-C.
pub(crate) const INTERRUPTED: i32 = 130;

/// Why the work could not be done.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The reader of the output has seen enough: no failure for anybody.
    Closed,
    Message(String),
}

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self::Message(message.into())
    }

    /// A file that cannot be read or written.
    pub(crate) fn io(path: Option<&Path>, standard: &str, error: &io::Error) -> Self {
        let name = path.map_or_else(|| standard.to_owned(), |path| path.display().to_string());
        Self::Message(format!("{name}: {}", reason(error)))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Closed => Ok(()),
            Self::Message(message) => f.write_str(message),
        }
    }
}

fn reason(error: &io::Error) -> String {
    let known = match error.kind() {
        io::ErrorKind::NotFound => "không tìm thấy",
        io::ErrorKind::PermissionDenied => "không có quyền mở",
        io::ErrorKind::IsADirectory => "đây là thư mục, không phải tệp",
        io::ErrorKind::StorageFull => "đĩa đã đầy",
        io::ErrorKind::UnexpectedEof => "tệp nén bị cụt",
        _ => return error.to_string(),
    };
    format!("{known} ({error})")
}

/// One line on standard error.
pub(crate) fn tell(message: &str) {
    eprintln!("Lỗi: {}", message.replace(['\n', '\r'], " "));
}

/// What clap found in the arguments: help goes to standard output, an error is one line.
pub(crate) fn usage(error: &clap::Error) -> ExitCode {
    let told = |kind| {
        error.get(kind).map(|value| match value {
            ContextValue::Strings(all) => all.join(", "),
            other => other.to_string(),
        })
    };
    let argument = told(ContextKind::InvalidArg).unwrap_or_default();
    let value = told(ContextKind::InvalidValue).unwrap_or_default();
    let message = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _ = error.print();
            return ExitCode::SUCCESS;
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            let _ = error.print();
            return ExitCode::from(FAILED);
        }
        ErrorKind::UnknownArgument => match told(ContextKind::SuggestedArg) {
            Some(meant) => format!("không có tùy chọn {argument}; có phải {meant}?"),
            None => format!("không hiểu {argument}"),
        },
        ErrorKind::InvalidSubcommand => {
            let command = told(ContextKind::InvalidSubcommand).unwrap_or_default();
            format!("không có lệnh {command}")
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} cần một giá trị"),
        ErrorKind::InvalidValue => {
            let valid = told(ContextKind::ValidValue).unwrap_or_default();
            format!("{argument} không nhận {value}; chọn một trong: {valid}")
        }
        ErrorKind::ValueValidation => {
            let why = std::error::Error::source(error).map(ToString::to_string);
            format!("{argument} không nhận {value}: {}", why.unwrap_or_default())
        }
        ErrorKind::ArgumentConflict => {
            let other = told(ContextKind::PriorArg).unwrap_or_default();
            format!("{argument} không dùng cùng với {other}")
        }
        ErrorKind::MissingRequiredArgument => format!("thiếu {argument}"),
        _ => error.to_string().lines().next().unwrap_or_default().to_owned(),
    };
    tell(&format!("{message} (xem tieng --help)"));
    ExitCode::from(FAILED)
}
