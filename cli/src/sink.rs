//! Where the output goes. It is taken in whole batches of whole lines, and Ctrl-C waits for the one
//! that is being written.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use crate::failure::{Failure, INTERRUPTED};

/// Standard output or a file.
pub(crate) struct Sink {
    target: Arc<Mutex<Box<dyn Write + Send>>>,
    path: Option<PathBuf>,
}

impl Sink {
    /// Opens the output. A file that is also the input is refused: it would be emptied.
    pub(crate) fn open(path: Option<&Path>, input: Option<&Path>) -> Result<Self, Failure> {
        let same = |a: &Path, b: &Path| {
            fs::canonicalize(a).ok().is_some_and(|a| fs::canonicalize(b).ok() == Some(a))
        };
        if let (Some(path), Some(input)) = (path, input)
            && same(path, input)
            && path.is_file()
        {
            return Err(Failure::new(format!(
                "{}: tệp kết quả trùng với tệp cần đọc",
                path.display()
            )));
        }
        let target: Box<dyn Write + Send> = match path {
            Some(path) => {
                Box::new(File::create(path).map_err(|error| Failure::io(Some(path), "", &error))?)
            }
            None => Box::new(io::stdout()),
        };
        Ok(Self { target: Arc::new(Mutex::new(target)), path: path.map(Path::to_owned) })
    }

    /// Writes all of a text.
    pub(crate) fn write(&self, text: &str) -> Result<(), Failure> {
        self.with(|target| target.write_all(text.as_bytes()))
    }

    /// Lets nothing wait.
    pub(crate) fn flush(&self) -> Result<(), Failure> {
        self.with(|target| target.flush())
    }

    fn with(&self, act: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
        let mut target = self.target.lock().unwrap_or_else(PoisonError::into_inner);
        act(&mut *target).map_err(|error| match error.kind() {
            ErrorKind::BrokenPipe => Failure::Closed,
            _ => Failure::io(self.path.as_deref(), "đầu ra chuẩn", &error),
        })
    }

    /// On Ctrl-C, ends the program as soon as no batch is half written; on the second, at once.
    pub(crate) fn end_on_interrupt(&self) {
        let target = Arc::clone(&self.target);
        let again = AtomicBool::new(false);
        let _ = ctrlc::set_handler(move || {
            if again.swap(true, Ordering::Relaxed) {
                process::exit(INTERRUPTED);
            }
            let target = Arc::clone(&target);
            thread::spawn(move || {
                let mut target = target.lock().unwrap_or_else(PoisonError::into_inner);
                let _ = target.flush();
                eprintln!("\nĐã dừng. Những gì đã ghi là các dòng trọn vẹn.");
                process::exit(INTERRUPTED);
            });
        });
    }
}
