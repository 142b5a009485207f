//! From the text of one file to what its author wrote, with places: nothing here looks at another file.
//!
//! `yaml` gives a located tree, [`Fields`] reads its keys and goes on after an error; one file a kind says which keys
//! there are. Everything read is valid by itself; what depends on other files is for [`crate::check`].

pub mod draft;
pub mod drafts;
pub mod event;
pub mod fields;
pub mod library;
pub mod markdown;
pub mod organisation;
pub mod pages;
pub mod place;
mod repair;
pub mod settings;
mod values;
pub mod yaml;

pub use fields::{Fields, Located};

use crate::diagnostic::{FileId, Message, Report, Span};

/// Where the reading of one file puts what it finds.
#[derive(Debug)]
pub struct Sink {
    file: FileId,
    report: Report,
}

impl Sink {
    /// An empty sink for a file.
    pub fn new(file: FileId) -> Self {
        Self { file, report: Report::default() }
    }

    /// Adds a message at a place of the file.
    pub fn push(&mut self, span: Span, message: Message) {
        self.report.push(&self.file, span, message);
    }

    /// What was found.
    pub fn into_report(self) -> Report {
        self.report
    }

    /// Lines of the file before a front matter's content: one, the opening `---`, or none in a YAML file.
    fn first_line(&self, offset: usize) -> usize {
        usize::from(offset > 0)
    }
}
