//! The `semaine` command: see [`semaine_ia::cli`].

fn main() -> std::process::ExitCode {
    semaine_ia::cli::main()
}
