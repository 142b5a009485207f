//! The command line: French words, one file a command, and the exit codes that scripts rely on.

mod arguments;
mod build;
mod check;
mod explain;
mod export;
mod fix;
mod import;
mod init;
mod new;
mod serve;
mod stats;

use arguments::Parsed;
use std::io::Write;
use std::process::ExitCode;

/// How a command ended (design.md §5b).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Everything went well; remarks are allowed.
    Success,
    /// Something of ours, or of the machine, failed.
    Internal,
    /// The content has errors.
    Content,
    /// The command or the configuration is wrong.
    Usage,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Success => 0,
            Outcome::Internal => 1,
            Outcome::Content => 2,
            Outcome::Usage => 3,
        })
    }
}

/// Reads the arguments and runs the command.
pub fn main() -> ExitCode {
    let outcome = match arguments::parse(std::env::args_os()) {
        Parsed::Build(options) => build::run(&options),
        Parsed::Check(options) => check::run(&options),
        Parsed::Serve(options) => serve::run(&options),
        Parsed::Import(options) => import::run(&options),
        Parsed::Explain(options) => explain::run(&options),
        Parsed::Export(options) => export::run(&options),
        Parsed::New(options) => new::run(&options),
        Parsed::Init(options) => init::run(&options),
        Parsed::Stats(options) => stats::run(&options),
        Parsed::Print(text) => {
            say(&text);
            Outcome::Success
        }
        Parsed::Refused(text) => {
            complain(&text);
            Outcome::Usage
        }
    };
    outcome.into()
}

/// Writes to the standard output; a reader that went away (`| head`) is no error.
fn say(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Writes to the standard error.
fn complain(text: &str) {
    let mut out = std::io::stderr().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}
