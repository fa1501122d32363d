#![no_main]

#[path = "../../support/properties.rs"]
#[allow(dead_code, reason = "the other targets use the rest")]
mod properties;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::document(&String::from_utf8_lossy(bytes)));
