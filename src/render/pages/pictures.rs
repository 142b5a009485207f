//! Pictures of texts with their credit under them: whoever made a picture is named wherever it is shown.

use super::super::renderer::Renderer;
use super::introduction::typeset;
use super::measures::Licence;
use crate::markup::{self, Element, Node};
use crate::model::Picture;

/// A text whose pictures have their size, their credit and their licence.
pub(in crate::render) fn captioned(renderer: &Renderer, html: &str) -> String {
    let mut nodes = markup::read(html);
    markup::each_element(&mut nodes, &mut |element| {
        let alone = element.name == "p" && matches!(&element.children[..], [Node::Element(one)] if one.name == "img");
        let image = if alone { element.children.first_mut() } else { None };
        let Some(Node::Element(image)) = image else { return };
        let Some(picture) = image.get("src").and_then(|source| known(renderer, source)) else { return };
        if let Some(size) = picture.size {
            image.attributes.push(("width".to_owned(), size.width.to_string()));
            image.attributes.push(("height".to_owned(), size.height.to_string()));
        }
        let licence = Licence::new(&picture.licence);
        let link = Element::new(
            "a",
            &[("href", &licence.href), ("rel", "license external noopener")],
            vec![Node::Text(licence.code)],
        );
        let credit = tera_escaped(&format!("{}, ", typeset(&picture.credit)));
        let caption = Element::new("figcaption", &[], vec![Node::Text(credit), Node::Element(link)]);
        element.name = "figure".to_owned();
        element.children.push(Node::Element(caption));
    });
    markup::html(&nodes)
}

fn known<'a>(renderer: &'a Renderer, source: &str) -> Option<&'a Picture> {
    let library = renderer.site.content.library.values();
    let mut pictures = library.flat_map(|resource| resource.pictures.iter().map(move |picture| (resource, picture)));
    pictures.find(|(resource, picture)| resource.address_of(picture) == source).map(|(_, picture)| picture)
}

fn tera_escaped(text: &str) -> String {
    let mut escaped = Vec::with_capacity(text.len());
    // Writing to memory cannot fail.
    let _ = tera::escape_html(text, &mut escaped);
    String::from_utf8(escaped).unwrap_or_default()
}
