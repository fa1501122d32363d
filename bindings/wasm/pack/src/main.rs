//! Builds the package for the browser into `pkg`: compiles the library for WebAssembly and writes the
//! JavaScript and the types beside it. No tool needs to be installed, and its version always fits.

use std::env;
use std::error::Error;
use std::path::PathBuf;
use std::process::Command;

use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    let built = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let done = Command::new(cargo)
        .args(["build", "--quiet", "--release", "--package", "tieng-wasm", "--target", TARGET])
        .arg("--manifest-path")
        .arg(root.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(&built)
        .status()?;
    if !done.success() {
        return Err(
            format!("the build failed; is the target there? rustup target add {TARGET}").into()
        );
    }
    let package = root.join("pkg");
    Bindgen::new()
        .input_path(built.join(TARGET).join("release").join("tieng_wasm.wasm"))
        .out_name("tieng")
        .web(true)?
        .typescript(true)
        .generate(&package)?;
    let size = package.join("tieng_bg.wasm").metadata()?.len();
    println!("{}: {:.1} MB of WebAssembly", package.display(), size as f64 / 1e6);
    Ok(())
}
