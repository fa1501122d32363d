//! Charsets from before Unicode. No code of theirs reaches across a line end.

use std::process::ExitCode;
use std::sync::OnceLock;

use tieng::normalize::{Charset, decode, detect};

use super::{Frame, run as run_batches};
use crate::args::Decode;
use crate::failure::Failure;
use crate::input::{Batch, Cut};
use crate::work::Done;

pub(crate) fn run(args: &Decode) -> Result<ExitCode, Failure> {
    let charset: OnceLock<Option<Charset>> = OnceLock::new();
    if let Some(named) = args.charset.0 {
        let _ = charset.set(Some(named));
    }
    let work = move |batch: &Batch| {
        Done::with(batch, |done| {
            let found = charset.get_or_init(|| detect(&batch.bytes).map(|found| found.charset));
            let charset = found.ok_or_else(|| {
                let utf8 = std::str::from_utf8(&batch.bytes).is_ok() && !batch.bytes.is_ascii();
                let why = if utf8 {
                    "văn bản đã là UTF-8"
                } else {
                    "không nhận ra bảng mã; ghi rõ bằng --charset"
                };
                (batch.line, why.to_owned())
            })?;
            let decoded = decode(&batch.bytes, charset);
            done.out = decoded.text;
            if let Some(first) = decoded.unmapped.first() {
                let (count, at) = (decoded.unmapped.len(), batch.start + first);
                done.warn(
                    batch.line,
                    format!("{count} byte không có nghĩa trong bảng mã này, đầu tiên là byte {at}"),
                );
            }
            Ok(())
        })
    };
    run_batches(&args.files, Cut::Pieces, usize::MAX, 1, &Frame::default(), work)
}
