//! A département's frame or paper narrowed to one of its communes, by the visitor or by the address (`?commune=59012`). The
//! browser does it (`js/commune.js`): a commune has no such files of its own, since files are what costs most.

use super::super::lists::{List, ListKey};
use super::super::renderer::Renderer;
use crate::text::typography;
use serde::Serialize;

/// The communes of a département that have events.
#[derive(Debug, Serialize)]
pub(super) struct CommuneChoice {
    communes: Vec<Choice>,
}

#[derive(Debug, Serialize)]
struct Choice {
    insee: String,
    name: String,
    /// « 3 activités »
    count: String,
    /// Address of its page.
    page: String,
}

impl CommuneChoice {
    /// The choice that a list offers: only a département's has one.
    pub(super) fn of(renderer: &Renderer, list: &List) -> Option<Self> {
        let ListKey::Departement(code) = list.key else { return None };
        let choice = |commune: &super::communes::CommuneEntry| Choice {
            insee: commune.insee.clone(),
            name: typography(&commune.name).into_owned(),
            count: renderer.texts.count("words.activities", commune.count),
            page: renderer.base.absolute(&commune.folder),
        };
        Some(Self { communes: renderer.communes.of(code, list.year).map(choice).collect() })
    }
}

/// What the address of a département's frame or paper says to show one commune alone.
pub(super) fn query(insee: &str) -> String {
    format!("?commune={insee}")
}
