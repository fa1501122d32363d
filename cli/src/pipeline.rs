//! Batches through several threads and out again in order.
//!
//! A thread reads; workers take a batch each; the calling thread writes. For each batch the reader
//! puts a ticket into a queue, and the writer waits for the tickets one after the other: that is the
//! order. The queue is short and the bytes under way are counted, so memory stays bounded.

use std::io;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

use crate::input::{Batch, Input};

/// The bytes that may be under way for each worker; one batch that is larger goes alone.
const UNDER_WAY: usize = 1 << 20;

/// What a worker answers.
type Answer<T> = io::Result<T>;

/// Works on every batch of `input` and hands the results to `write`, in order. Returns at the first
/// error of either; the threads end with the program.
pub(crate) fn run<T: Send + 'static, E: From<io::Error>>(
    mut input: Input,
    threads: usize,
    work: impl Fn(&Batch) -> T + Send + Sync + 'static,
    mut write: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    if threads <= 1 {
        while let Some(batch) = input.next()? {
            write(work(&batch))?;
        }
        return Ok(());
    }
    let gate = Arc::new(Gate { used: Mutex::new(0), freed: Condvar::new() });
    let (jobs, queue) = sync_channel::<(Batch, SyncSender<Answer<T>>)>(threads);
    let (tickets, answers) = sync_channel::<(usize, Receiver<Answer<T>>)>(threads * 4);

    let entry = Arc::clone(&gate);
    thread::spawn(move || {
        loop {
            let (answer, ticket) = sync_channel(1);
            match input.next() {
                Ok(Some(batch)) => {
                    let size = batch.bytes.len();
                    entry.enter(size, threads * UNDER_WAY);
                    if tickets.send((size, ticket)).is_err() || jobs.send((batch, answer)).is_err()
                    {
                        return;
                    }
                }
                Ok(None) => return,
                Err(error) => {
                    let _ = answer.send(Err(error));
                    let _ = tickets.send((0, ticket));
                    return;
                }
            }
        }
    });

    let work = Arc::new(work);
    let queue = Arc::new(Mutex::new(queue));
    for _ in 0..threads {
        let (work, queue) = (Arc::clone(&work), Arc::clone(&queue));
        thread::spawn(move || {
            loop {
                let job = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
                let Ok((batch, answer)) = job else { return };
                let _ = answer.send(Ok(work(&batch)));
            }
        });
    }
    drop(queue);

    for (size, ticket) in answers {
        let answer = ticket.recv().unwrap_or_else(|_| Err(io::Error::other("a worker ended")))?;
        write(answer)?;
        gate.leave(size);
    }
    Ok(())
}

/// Counts the bytes under way.
struct Gate {
    used: Mutex<usize>,
    freed: Condvar,
}

impl Gate {
    fn enter(&self, size: usize, limit: usize) {
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let full = |used: &mut usize| *used > 0 && *used + size > limit;
        let mut used = self.freed.wait_while(used, full).unwrap_or_else(PoisonError::into_inner);
        *used += size;
    }

    fn leave(&self, size: usize) {
        *self.used.lock().unwrap_or_else(PoisonError::into_inner) -= size;
        self.freed.notify_one();
    }
}
