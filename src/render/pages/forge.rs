//! Where a text can be commented, corrected, and where its history stands: on the forge of the site, or by mail.

use super::super::renderer::Renderer;
use super::words::mail;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

/// The ways to take part in a text.
#[derive(Debug, Serialize)]
pub(super) struct Contribute {
    /// A new issue, its title written; a mail without a forge.
    comment: String,
    /// The page that edits the file; a mail without a forge.
    amend: String,
    /// The changes of the file, on the forge.
    history: Option<String>,
    /// Whether these are mails.
    by_mail: bool,
}

/// The families of forges, by how their addresses are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    GitHub,
    GitLab,
    /// Forgejo and Gitea.
    Forgejo,
}

/// The ways to take part in the text of a file, shown at an address under a title.
pub(super) fn contribute(renderer: &Renderer, title: &str, file: &str, address: &str) -> Contribute {
    let config = &renderer.site.config;
    let subject = renderer.texts.say("resource.comment_subject").replace("{titre}", title);
    let Some(forge) = &config.forge else {
        let amended = renderer.texts.say("resource.amend_subject").replace("{titre}", title);
        let body = format!("{address}\n\n");
        return Contribute {
            comment: mail(&config.contact, &subject, &body),
            amend: mail(&config.contact, &amended, &body),
            history: None,
            by_mail: true,
        };
    };
    let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let (url, branch) = (&forge.url, &forge.branch);
    let (title, body) = (encode(&subject), encode(&format!("{address}\n\n")));
    let (comment, amend, history) = match family(url) {
        Family::GitHub => (
            format!("{url}/issues/new?title={title}&body={body}"),
            format!("{url}/edit/{branch}/{file}"),
            format!("{url}/commits/{branch}/{file}"),
        ),
        Family::GitLab => (
            format!("{url}/-/issues/new?issue[title]={title}&issue[description]={body}"),
            format!("{url}/-/edit/{branch}/{file}"),
            format!("{url}/-/commits/{branch}/{file}"),
        ),
        Family::Forgejo => (
            format!("{url}/issues/new?title={title}&body={body}"),
            format!("{url}/_edit/{branch}/{file}"),
            format!("{url}/commits/branch/{branch}/{file}"),
        ),
    };
    Contribute { comment, amend, history: Some(history), by_mail: false }
}

/// As the form of `/proposer/` tells them apart, by the host.
fn family(url: &str) -> Family {
    let host = url::Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default();
    match host.as_str() {
        "github.com" => Family::GitHub,
        "framagit.org" => Family::GitLab,
        _ if host.split('.').any(|part| part == "gitlab") => Family::GitLab,
        _ => Family::Forgejo,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forge_is_known_by_its_host() {
        assert_eq!(family("https://github.com/a/b"), Family::GitHub);
        assert_eq!(family("https://gitlab.com/a/b"), Family::GitLab);
        assert_eq!(family("https://gitlab.exemple.fr/a/b"), Family::GitLab);
        assert_eq!(family("https://codeberg.org/a/b"), Family::Forgejo);
    }
}
