//! A list for the iframe of another site (`integrer/`). It asks nothing of its host: no script, no cookie, no third party.
//! With scripts it tells how tall it is (`js/integre.js`), which the host may use (`/integrer.js`) or not.

use super::super::error::RenderError;
use super::super::lists::List;
use super::super::renderer::Renderer;
use super::commune_choice::{self, CommuneChoice};
use super::layout::Frame;
use super::list::{self, Group};
use super::list_head;
use crate::text::typography;
use serde::Serialize;

/// What `embed.html` shows.
#[derive(Debug, Serialize)]
struct EmbedPage {
    count: String,
    /// Address of the list on the site.
    full: String,
    communes: Option<CommuneChoice>,
    groups: Vec<Group>,
}

/// The list for another site.
pub(in crate::render) fn render(renderer: &Renderer, list: &List) -> Result<Vec<u8>, RenderError> {
    let head = list_head::head(renderer, list);
    let fields = EmbedPage {
        count: renderer.texts.count("words.activities", list.events.len()),
        full: renderer.base.absolute(&list.folder),
        communes: CommuneChoice::of(renderer, list),
        groups: list::groups(renderer, list, 0..list.entries.len())?,
    };
    let path = format!("{}integrer/", list.folder);
    let frame = Frame::new(&path, &head.title, &head.description).canonical(&list.folder).hidden();
    let frame = frame.edition(list.year);
    renderer.html("embed.html", frame, &fields)
}

/// What a page of another site pastes.
#[derive(Debug, Serialize)]
pub(super) struct Snippet {
    /// Path of the page that offers the other ways, with this list chosen.
    others: String,
    /// Path of the frame, to look at it.
    frame: String,
    /// The `<iframe>`.
    code: String,
    /// The `<script>` that gives it the height of its list.
    script: String,
}

impl Snippet {
    /// The frame of a list.
    pub(super) fn of(renderer: &Renderer, list: &List) -> Self {
        Self::new(renderer, list, "", list)
    }

    /// The frame of a commune: its département's, narrowed.
    pub(super) fn of_commune(renderer: &Renderer, departement: &List, commune: &List, insee: &str) -> Self {
        Self::new(renderer, departement, &commune_choice::query(insee), commune)
    }

    fn new(renderer: &Renderer, list: &List, query: &str, shown: &List) -> Self {
        let path = format!("{}integrer/{query}", list.folder);
        let title = list_head::head(renderer, shown).title;
        let title = attribute(&format!("{title} · {}", renderer.site.config.title));
        Self {
            code: frame_code(&renderer.base.absolute(&path), &title),
            script: script_code(renderer),
            frame: renderer.base.path(&path),
            others: renderer.base.path(&format!("/donnees/?liste={}", list.folder)),
        }
    }
}

/// The element that shows a list, by its address and its title, which are already escaped. Its height, in CSS pixels, is for
/// a host that does not run our script: a few activities, then it scrolls.
pub(super) fn frame_code(address: &str, title: &str) -> String {
    format!("<iframe src=\"{address}\" title=\"{title}\" width=\"100%\" height=\"600\" loading=\"lazy\"></iframe>")
}

/// The element that gives frames the height of their lists.
pub(super) fn script_code(renderer: &Renderer) -> String {
    format!("<script src=\"{}\" async></script>", renderer.absolute_asset("integrer.js"))
}

/// A text within the quotes of an attribute.
pub(super) fn attribute(text: &str) -> String {
    typography(text).replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}
