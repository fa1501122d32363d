//! One form for one text. Nothing in it looks across a line end, so any text goes in pieces.

use std::process::ExitCode;

use tieng::normalize::{Drop, Folding, Form, Normalizer};
use tieng::syllable::ToneStyle;

use super::{Frame, stream};
use crate::args::{Fold, FormName, Normalize, OnError, Tone};
use crate::failure::Failure;
use crate::input::Cut;
use crate::record::Record;
use crate::tally::Tally;
use crate::work::Job;

struct Normalization {
    normalizer: Normalizer,
    folding: Option<Folding>,
    form: Form,
    into: Option<String>,
}

impl Normalization {
    fn apply(&self, normalizer: &Normalizer, text: &str, out: &mut String) {
        let normal = normalizer.normalize(text);
        let Some(folding) = self.folding else {
            out.push_str(&Normalizer::new().form(self.form).normalize(&normal));
            return;
        };
        out.push_str(&Normalizer::new().form(self.form).normalize(&folding.fold(&normal)));
    }
}

impl Job for Normalization {
    /// A byte order mark is one at the start of the file only.
    fn text(&self, text: &str, number: Option<usize>, out: &mut String, _: &mut Tally) {
        let later = number.is_some_and(|number| number > 1);
        let normalizer = if later { self.normalizer.bom(false) } else { self.normalizer };
        self.apply(&normalizer, text, out);
    }

    fn record(
        &self,
        record: &Record<'_>,
        _: usize,
        out: &mut String,
        _: &mut Tally,
    ) -> Result<(), String> {
        let mut text = String::new();
        self.apply(&self.normalizer, &record.text, &mut text);
        record.put(self.into.as_deref(), &text, out)
    }

    fn keeps_line_ends(&self) -> bool {
        true
    }
}

pub(crate) fn run(args: &Normalize) -> Result<ExitCode, Failure> {
    let mut normalizer = Normalizer::new();
    normalizer = match args.tone {
        Tone::Keep => normalizer,
        Tone::Old => normalizer.tone_style(ToneStyle::Old),
        Tone::New => normalizer.tone_style(ToneStyle::New),
    };
    if args.repair {
        normalizer = normalizer.repair();
    }
    if args.lookalikes {
        normalizer = normalizer.lookalikes();
    }
    let folding = match args.fold {
        Fold::Keep => None,
        Fold::Tones => Some(Folding::new().drop(Drop::Tones)),
        Fold::Marks => Some(Folding::new().drop(Drop::Marks)),
    };
    let form = match args.form {
        FormName::Nfc => Form::Nfc,
        FormName::Nfd => Form::Nfd,
    };
    let job = Normalization { normalizer, folding, form, into: args.records.into.clone() };
    let by_line = args.records.field.is_some() || args.stream.on_error == OnError::Skip;
    let cut = if by_line { Cut::Lines } else { Cut::Pieces };
    stream(&args.stream, cut, &args.records, true, &Frame::default(), job)
}
