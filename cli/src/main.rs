//! The command `tieng`: the library over files of any size.

mod args;
mod command;
mod failure;
mod input;
mod pipeline;
mod progress;
mod record;
mod sink;
mod tally;
mod work;
mod zstd;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use args::{Cli, Command};
use failure::{FAILED, Failure};

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return failure::usage(&error),
    };
    let result = match cli.command {
        Command::Annotate(args) => command::annotate::run(args),
        Command::Expand(args) => command::expand::run(&args),
        Command::Normalize(args) => command::normalize::run(&args),
        Command::Decode(args) => command::decode::run(&args),
        Command::Completions(args) => {
            clap_complete::generate(
                args.shell,
                &mut Cli::command(),
                "tieng",
                &mut std::io::stdout(),
            );
            Ok(ExitCode::SUCCESS)
        }
    };
    match result {
        Ok(code) => code,
        Err(Failure::Closed) => ExitCode::SUCCESS,
        Err(failure) => {
            failure::tell(&failure.to_string());
            ExitCode::from(FAILED)
        }
    }
}
