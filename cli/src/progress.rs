//! The bar while it runs, and the line at the end, on standard error.

use std::io::{IsTerminal, stderr, stdout};
use std::time::Instant;

use indicatif::{ProgressBar, ProgressStyle};

use crate::args::Files;
use crate::tally::Tally;

pub(crate) struct Progress {
    bar: Option<ProgressBar>,
    quiet: bool,
    started: Instant,
    pub(crate) total: Tally,
}

impl Progress {
    /// The bar is shown to people only, and not where it would stand in the output.
    pub(crate) fn new(files: &Files, size: Option<u64>) -> Self {
        let shown = !files.quiet
            && stderr().is_terminal()
            && (files.output.is_some() || !stdout().is_terminal());
        let bar = shown.then(|| {
            let (bar, template) = match size {
                Some(size) => (
                    ProgressBar::new(size),
                    "{bar:30} {bytes}/{total_bytes} · {bytes_per_sec} · còn {eta}",
                ),
                None => (ProgressBar::no_length(), "{spinner} {bytes} · {bytes_per_sec}"),
            };
            match ProgressStyle::with_template(template) {
                Ok(style) => bar.with_style(style),
                Err(_) => bar,
            }
        });
        Self { bar, quiet: files.quiet, started: Instant::now(), total: Tally::default() }
    }

    pub(crate) fn reached(&mut self, position: u64, tally: &Tally) {
        self.total.add(tally);
        if let Some(bar) = &self.bar {
            bar.set_position(position);
        }
    }

    /// A line above the bar.
    pub(crate) fn warn(&self, message: &str) {
        match &self.bar {
            Some(bar) => bar.println(message),
            None => eprintln!("{message}"),
        }
    }

    /// Takes the bar away; a failure follows.
    pub(crate) fn clear(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }

    pub(crate) fn finish(&self) {
        self.clear();
        if !self.quiet {
            eprintln!("{}", self.total.summary(self.started.elapsed()));
        }
    }
}
