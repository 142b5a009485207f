//! A git repository around a small site, whatever the git of the machine is set to.

use super::Site;
use std::path::Path;
use std::process::Command;

/// Runs git in a folder; it must succeed.
pub(crate) fn git(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(["-c", "user.name=Essai", "-c", "user.email=essai@exemple.fr"]).args(arguments);
    let output =
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null").output().expect("git runs");
    assert!(output.status.success(), "{arguments:?} {}", String::from_utf8_lossy(&output.stderr));
}

/// Commits everything.
pub(crate) fn commit(site: &Site, message: &str) {
    git(site.root(), &["add", "-A"]);
    git(site.root(), &["commit", "-q", "-m", message]);
}
