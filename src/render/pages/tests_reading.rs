//! The pages of what organisers read, on a small site under a sub-path.

use super::super::fixture;
use super::super::renderer::Renderer;
use super::super::site_map::Page;
use super::super::theme::{Overrides, Theme};
use crate::model::vocabulary::{FacilitationKind, QuestionTheme, ResourceKind, Role};
use crate::model::{
    BaseUrl, Bounds, Content, Document, Format, FormatStep, Organisation, Page as TextPage, Question, Resource, Site,
    Slug, Term,
};
use crate::parse::markdown::{Trust, parse};
use std::sync::Arc;

fn slug(text: &str) -> Slug {
    Slug::new(text).expect("a slug")
}

fn document(markdown: &str) -> Document {
    parse(markdown, Trust::Site).document
}

fn page(name: &str, body: &str) -> TextPage {
    TextPage {
        slug: slug(name),
        file: format!("content/pages/{name}.md"),
        title: "L'idée : simple".to_owned(),
        short_title: "Idée".to_owned(),
        summary: "Un résumé".to_owned(),
        updated: None,
        figures: Vec::new(),
        appointment: None,
        to_complete: Vec::new(),
        body: document(body),
    }
}

pub(super) fn format() -> Format {
    let step =
        |title: &str, minutes| FormatStep { title: title.to_owned(), minutes, text: "Faire.".to_owned(), words: None };
    Format {
        slug: slug("le-cercle"),
        file: "content/formats/le-cercle.md".to_owned(),
        name: "Le cercle".to_owned(),
        aliases: Vec::new(),
        summary: "On parle".to_owned(),
        kind: FacilitationKind::Discussion,
        duration: Some(Bounds { min: Some(30), max: Some(90) }),
        group: None,
        material: Vec::new(),
        equipment: None,
        preparation: None,
        preparation_minutes: None,
        mode: None,
        steps: vec![step("Ouvrir", Some(10)), step("Parler", Some(50))],
        variants: Vec::new(),
        traps: Vec::new(),
        closing: Vec::new(),
        pillars: Vec::new(),
        audiences: Vec::new(),
        level: None,
        themes: Vec::new(),
        authors: vec!["Contributeurs du site".to_owned()],
        carrier: None,
        licence: "CC-BY-SA-4.0".to_owned(),
        source: None,
        resources: vec![slug("le-module")],
        links: Vec::new(),
        to_complete: Vec::new(),
        body: document("## Après\n"),
    }
}

fn resource(name: &str, url: Option<&str>) -> Resource {
    Resource {
        slug: slug(name),
        file: format!("content/ressources/{name}.md"),
        title: "L'IA".to_owned(),
        summary: "Un cours".to_owned(),
        kind: ResourceKind::Module,
        authors: vec!["Contributeurs du site".to_owned()],
        source: None,
        licence: url.is_none().then(|| "CC-BY-SA-4.0".to_owned()),
        derived_from: Vec::new(),
        version: None,
        updated: None,
        themes: Vec::new(),
        level: None,
        minutes: Some(60),
        audiences: Vec::new(),
        files: Vec::new(),
        history: Vec::new(),
        pictures: Vec::new(),
        markdown: "Texte".to_owned(),
        url: url.map(str::to_owned),
        to_complete: Vec::new(),
        body: document("Texte"),
    }
}

fn organisation(name: &str, role: Role) -> Organisation {
    Organisation {
        slug: Slug::propose(name),
        name: name.to_owned(),
        aliases: Vec::new(),
        roles: vec![role],
        territory: None,
        email: None,
        url: Some("https://www.exemple.fr/".to_owned()),
        legal_form: None,
        siret: None,
        rna: None,
        description: None,
    }
}

fn content() -> Content {
    let term = |term: &str| Term {
        term: term.to_owned(),
        definition: "Un mot".to_owned(),
        variants: Vec::new(),
        source: None,
    };
    let organisations = [organisation("La Mednum", Role::Organiser), organisation("Astek", Role::Sponsor)];
    let library = [resource("le-module", None), resource("ailleurs", Some("https://www.exemple.fr/x"))];
    Content {
        pages: [page("idee", "## A\n\n[ici](/formats/)\n"), page("longue", "## A\n\n## B\n\n## C\n\n## D\n")]
            .map(|page| (page.slug.clone(), page))
            .into(),
        questions: vec![Question {
            slug: slug("est-ce-gratuit"),
            question: "Est-ce gratuit ?".to_owned(),
            order: 1,
            theme: QuestionTheme::Coming,
            answer: document("Oui."),
        }],
        organisations: organisations.map(|one| (one.slug.clone(), one)).into(),
        formats: [(slug("le-cercle"), format())].into(),
        library: library.map(|one| (one.slug.clone(), one)).into(),
        glossary: vec![term("Algorithme"), term("Éthique")],
        ..Content::default()
    }
}

fn html_with(overrides: Overrides, page: &Page) -> String {
    let site = Site { content: Arc::new(content()), ..fixture::site(Vec::new()) };
    let base = BaseUrl::new("https://exemple.fr/sous/").expect("a URL");
    let renderer = Renderer::new(Arc::new(site), Arc::new(Theme::new(overrides)), base, None).expect("valid templates");
    String::from_utf8(renderer.render(page).expect("rendered")).expect("UTF-8")
}

fn html(page: &Page) -> String {
    html_with(Overrides::new(), page)
}

#[test]
fn every_page_renders_without_inline_style_and_under_the_base_path() {
    for page in [
        Page::Text(slug("idee")),
        Page::Formats,
        Page::Format(slug("le-cercle")),
        Page::Library,
        Page::Resource(slug("le-module")),
        Page::Resource(slug("ailleurs")),
        Page::Glossary,
        Page::Faq,
        Page::Partners,
        Page::Editions,
        Page::NotFound,
    ] {
        let html = html(&page);
        assert!(!html.contains(" style=") && !html.contains("<style"), "{page:?}");
        for attribute in ["href=\"/", "src=\"/"] {
            let all = html.matches(attribute).count();
            assert_eq!(all, html.matches(&format!("{attribute}sous/")).count(), "{page:?} forgets the base path");
        }
        assert_eq!(html.matches("<h1").count(), 1, "{page:?}");
    }
}

#[test]
fn a_text_of_four_chapters_has_a_table_of_contents() {
    assert!(!html(&Page::Text(slug("idee"))).contains("Sur cette page"));
    assert!(html(&Page::Text(slug("longue"))).contains("<li><a href=\"#d\">D</a></li>"));
}

#[test]
fn a_page_may_have_a_template_of_its_own() {
    let own = b"{% extends \"page.html\" %}{% block before %}BONJOUR{% endblock before %}".to_vec();
    let overrides = Overrides::from([("templates/page-idee.html".to_owned(), own)]);
    assert!(html_with(overrides.clone(), &Page::Text(slug("idee"))).contains("BONJOUR"));
    assert!(!html_with(overrides, &Page::Text(slug("longue"))).contains("BONJOUR"));
}

#[test]
fn the_steps_of_a_format_are_timed() {
    let html = html(&Page::Format(slug("le-cercle")));
    assert!(html.contains("Le déroulé\u{a0}: 1\u{202f}h"));
    assert!(html.contains("<rect class=\"ribbon-1\" x=\"10\" width=\"50\""));
    assert!(html.contains("de 30\u{a0}min à 1\u{202f}h\u{202f}30"));
}

#[test]
fn a_text_says_how_to_attribute_it_and_a_link_says_where_it_leads() {
    let own = html(&Page::Resource(slug("le-module")));
    assert!(own.contains(
        "«\u{a0}L’IA\u{a0}», Contributeurs du site, https://exemple.fr/sous/ressources/le-module/, \
         licence CC\u{a0}BY-SA\u{a0}4.0 (https://creativecommons.org/licenses/by-sa/4.0/)."
    ));
    assert!(own.contains("Le cercle"), "the format that uses it");
    let outside = html(&Page::Resource(slug("ailleurs")));
    assert!(outside.contains("Aller sur exemple.fr") && outside.contains("Nous ne connaissons pas la licence"));
    assert!(!outside.contains("Reprendre ce texte"));
}

#[test]
fn terms_and_questions_can_be_linked_to() {
    assert!(html(&Page::Glossary).contains("<div class=\"term\" id=\"ethique\">"));
    assert!(html(&Page::Faq).contains("<h3 id=\"est-ce-gratuit\">Est-ce gratuit\u{202f}?</h3>"));
}

#[test]
fn a_category_of_partners_without_names_is_not_shown() {
    let html = html(&Page::Partners);
    assert!(html.contains("Organisateurs") && html.contains("Mécènes"));
    assert!(!html.contains("Partenaires médias"));
}
