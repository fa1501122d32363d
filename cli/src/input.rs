//! Files, plain or compressed, cut into batches that can be worked on one by one.

use std::fs::File;
use std::io::{self, BufReader, ErrorKind, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::bufread::MultiGzDecoder;

use crate::zstd::ZstdReader;

/// How much is read at once.
const READ: usize = 1 << 18;

/// Where input may be cut.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Cut {
    /// Nowhere: it is one document.
    Never,
    /// Behind line ends: each line is a document.
    Lines,
    /// Before line ends, or before spaces in a line that has no end: what follows such a place does
    /// not depend on what stands before it.
    Pieces,
}

/// Part of the input.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    pub(crate) bytes: Vec<u8>,
    /// The number of its first line, from 1.
    pub(crate) line: usize,
    /// Where it starts in the input.
    pub(crate) start: usize,
    /// How far the file has been read; not the same if it is compressed.
    pub(crate) position: u64,
    /// No place to cut it was found within the limit; `bytes` may not be all of the document.
    pub(crate) too_long: bool,
}

/// Reads batches.
pub(crate) struct Input {
    source: Box<dyn Read + Send>,
    /// The size of the file, if that is known.
    pub(crate) size: Option<u64>,
    position: Arc<AtomicU64>,
    cut: Cut,
    limit: usize,
    /// What was read behind the last cut.
    rest: Vec<u8>,
    line: usize,
    start: usize,
    ended: bool,
}

impl Input {
    /// Opens a file, or standard input. A document may have `limit` bytes.
    pub(crate) fn open(path: Option<&Path>, cut: Cut, limit: usize) -> io::Result<Self> {
        let position = Arc::new(AtomicU64::new(0));
        let (raw, size): (Box<dyn Read + Send>, _) = match path {
            Some(path) => {
                let file = File::open(path)?;
                let about = file.metadata()?;
                if about.is_dir() {
                    return Err(ErrorKind::IsADirectory.into());
                }
                (Box::new(file), about.is_file().then_some(about.len()))
            }
            None => (Box::new(io::stdin()), None),
        };
        let raw = Counted { raw, position: Arc::clone(&position) };
        let extension = path.and_then(Path::extension).and_then(|name| name.to_str());
        let source: Box<dyn Read + Send> = match extension.map(str::to_ascii_lowercase).as_deref() {
            Some("gz") => Box::new(MultiGzDecoder::new(BufReader::with_capacity(READ, raw))),
            Some("zst") => Box::new(ZstdReader::new(BufReader::with_capacity(READ, raw))),
            _ => Box::new(raw),
        };
        let (rest, line, start, ended) = (Vec::new(), 1, 0, false);
        Ok(Self { source, size, position, cut, limit, rest, line, start, ended })
    }

    /// The next batch; `None` at the end. Only [`Cut::Never`] gives one for an empty input.
    ///
    /// A batch is given as soon as there is a place to cut, so that what comes through a pipe in
    /// lines is worked on line by line.
    pub(crate) fn next(&mut self) -> io::Result<Option<Batch>> {
        if self.ended && self.rest.is_empty() {
            return Ok(None);
        }
        let mut bytes = std::mem::take(&mut self.rest);
        // No line end stands before this place.
        let mut seen = 0;
        let mut too_long = false;
        while !self.ended && !too_long {
            self.ended = self.fill(&mut bytes)? == 0;
            if let Some(cut) = self.place(&bytes, seen).filter(|_| !self.ended) {
                self.rest = bytes.split_off(cut);
                break;
            }
            seen = bytes.len();
            too_long = seen > self.limit && !self.ended;
        }
        if bytes.is_empty() && (self.cut != Cut::Never || self.start > 0) {
            return Ok(None);
        }
        let (line, start) = (self.line, self.start);
        self.line += count_lines(&bytes);
        self.start += bytes.len();
        if too_long && self.cut == Cut::Lines {
            self.skip_line()?;
        }
        let position = self.position.load(Ordering::Relaxed);
        Ok(Some(Batch { bytes, line, start, position, too_long }))
    }

    /// Reads once; nothing read is the end.
    fn fill(&mut self, bytes: &mut Vec<u8>) -> io::Result<usize> {
        let old = bytes.len();
        bytes.resize(old + READ, 0);
        loop {
            match self.source.read(bytes.get_mut(old..).unwrap_or_default()) {
                Ok(read) => {
                    bytes.truncate(old + read);
                    return Ok(read);
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// The last place to cut.
    fn place(&self, bytes: &[u8], seen: usize) -> Option<usize> {
        let new = bytes.get(seen..)?;
        match self.cut {
            Cut::Never => None,
            Cut::Lines => new.iter().rposition(|byte| *byte == b'\n').map(|at| seen + at + 1),
            Cut::Pieces => {
                let before = |end| new.iter().rposition(move |byte| *byte == end);
                let at = before(b'\n').or_else(|| before(b' ').filter(|_| bytes.len() >= READ));
                at.map(|at| seen + at).filter(|at| *at > 0)
            }
        }
    }

    /// Drops what is left of a line that is too long.
    fn skip_line(&mut self) -> io::Result<()> {
        let mut bytes = std::mem::take(&mut self.rest);
        loop {
            if let Some(end) = bytes.iter().position(|byte| *byte == b'\n') {
                self.start += end + 1;
                self.line += 1;
                self.rest = bytes.split_off(end + 1);
                return Ok(());
            }
            self.start += bytes.len();
            bytes.clear();
            if self.fill(&mut bytes)? == 0 {
                self.ended = true;
                return Ok(());
            }
        }
    }
}

/// How many line ends there are.
pub(crate) fn count_lines(bytes: &[u8]) -> usize {
    bytes.iter().map(|byte| usize::from(*byte == b'\n')).sum()
}

/// Counts what is read of a file.
struct Counted<R> {
    raw: R,
    position: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.raw.read(buffer)?;
        self.position.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}
