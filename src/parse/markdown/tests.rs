//! What a text becomes, and what it can never become.

use super::*;

fn html(markdown: &str) -> String {
    parse(markdown, Trust::Site).document.html
}

fn issues(markdown: &str) -> Vec<MarkdownIssue> {
    parse(markdown, Trust::Site).issues.into_iter().map(|(_, issue)| issue).collect()
}

fn refusal(markdown: &str) -> LinkRefusal {
    match issues(markdown).as_slice() {
        [MarkdownIssue::ForbiddenLink { why, .. }] => *why,
        other => panic!("{markdown}: {other:?}"),
    }
}

#[test]
fn headings_get_anchors_that_are_unique_in_the_document() {
    let parsed = parse("## Été : l'IA\n\n## Même\n\n### Même\n\n## Même 2\n\n## Même\n\n## !!!\n", Trust::Site);
    let anchors: Vec<&str> = parsed.document.headings.iter().map(|heading| heading.anchor.as_str()).collect();
    assert_eq!(anchors, ["ete-l-ia", "meme", "meme-2", "meme-2-2", "meme-3", "section"]);
    assert_eq!(parsed.document.headings[0].text, "Été\u{a0}: l’IA");
    assert_eq!(parsed.document.headings[2].level, 3);
    assert!(parsed.document.html.contains("<h2 id=\"ete-l-ia\">Été\u{a0}: l’IA</h2>"));
}

#[test]
fn a_heading_keeps_its_place_below_the_title_of_the_page() {
    assert_eq!(issues("# Titre\n"), [MarkdownIssue::TopHeading]);
    assert_eq!(html("# Titre\n"), "<h2 id=\"titre\">Titre</h2>\n");
    assert_eq!(issues("## A\n\n#### B\n"), [MarkdownIssue::SkippedLevel { found: 4, expected: 3 }]);
    assert_eq!(issues("##\n"), [MarkdownIssue::EmptyHeading]);
    // Attributes are not read: they stay in sight.
    assert_eq!(html("## A {#b onclick=x}\n"), "<h2 id=\"a-b-onclick-x\">A {#b onclick=x}</h2>\n");
}

#[test]
fn typography_sees_through_the_markup_and_spares_code_and_addresses() {
    assert_eq!(html("l'*eau*"), "<p>l’<em>eau</em></p>\n");
    assert_eq!(html("*L*'eau"), "<p><em>L</em>’eau</p>\n");
    assert_eq!(html("**Attention** : oui"), "<p><strong>Attention</strong>\u{a0}: oui</p>\n");
    assert_eq!(html("mot **!**"), "<p>mot\u{202f}<strong>!</strong></p>\n");
    assert_eq!(html("**1** 500 &amp; « [*non*](/a/) »"), {
        "<p><strong>1</strong>\u{202f}500 &amp; «\u{a0}<a href=\"/a/\"><em>non</em></a>\u{a0}»</p>\n"
    });
    assert_eq!(html("bonjour\n!"), "<p>bonjour\u{202f}!</p>\n");
    assert_eq!(html("`l'eau : 1 500` et `x`'s"), "<p><code>l&#39;eau : 1 500</code> et <code>x</code>&#39;s</p>\n");
    assert_eq!(
        html("<https://a.fr/l'ia>"),
        "<p><a href=\"https://a.fr/l&#39;ia\" rel=\"external noopener\">https://a.fr/l&#39;ia</a></p>\n"
    );
    assert_eq!(html("à 13:30... et *..*."), "<p>à 13:30… et <em>..</em>.</p>\n");
}

#[test]
fn the_text_and_its_words_are_kept_without_markup() {
    let parsed = parse("## L'IA\n\n- un `deux`\n- *trois* !\n\n| a |\n| - |\n| b |\n", Trust::Site);
    assert_eq!(parsed.document.text, "L'IA\nun deux\ntrois !\na\nb");
    assert_eq!(parsed.document.words, 6);
}

#[test]
fn links_of_the_site_and_the_four_schemes_stand() {
    assert_eq!(html("[a](/b/#c)"), "<p><a href=\"/b/#c\">a</a></p>\n");
    assert_eq!(html("[a](#c)"), "<p><a href=\"#c\">a</a></p>\n");
    assert_eq!(html("[a](HTTPS://b.fr)"), "<p><a href=\"HTTPS://b.fr\" rel=\"external noopener\">a</a></p>\n");
    assert_eq!(html("<a@b.fr>"), "<p><a href=\"mailto:a@b.fr\">a@b.fr</a></p>\n");
    assert_eq!(html("[a](tel:+33102030405)"), "<p><a href=\"tel:+33102030405\">a</a></p>\n");
}

#[test]
fn no_other_link_stands_whatever_its_disguise() {
    for scheme in [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](JaVaScRiPt&#58;alert(1))",
        "[x](javascript&colon;alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:x)",
        "[x](file:///etc/passwd)",
        "<javascript:alert(1)>",
        "[x][y]\n\n[y]: javascript:alert(1)",
    ] {
        assert_eq!(refusal(scheme), LinkRefusal::Scheme, "{scheme}");
        assert!(!html(scheme).contains("<a"), "{scheme}");
    }
    for (link, why) in [
        ("[x](//evil.fr)", LinkRefusal::ProtocolRelative),
        ("[x](/\\evil.fr)", LinkRefusal::Malformed),
        ("[x](/&#9;/evil.fr)", LinkRefusal::Malformed),
        ("[x](java&#10;script:alert(1))", LinkRefusal::Malformed),
        ("[x](&#1;javascript:alert(1))", LinkRefusal::Malformed),
        ("[x](https:evil.fr)", LinkRefusal::Malformed),
        ("[x](https://a.fr@evil.fr)", LinkRefusal::Malformed),
        ("[x](https://)", LinkRefusal::Malformed),
        ("[x](mailto:)", LinkRefusal::Malformed),
        ("[x](../y/)", LinkRefusal::Relative),
        ("[x](formats/)", LinkRefusal::Relative),
        ("[x]()", LinkRefusal::Empty),
        ("[x](#)", LinkRefusal::Empty),
    ] {
        assert_eq!(refusal(link), why, "{link}");
        assert_eq!(html(link), "<p>x</p>\n", "{link}");
    }
}

#[test]
fn nothing_leaves_its_attribute() {
    assert_eq!(
        html("[x](/a \"\\\" onclick=\\\"alert(1)\")"),
        "<p><a href=\"/a\" title=\"&quot; onclick=&quot;alert(1)\">x</a></p>\n"
    );
    assert_eq!(html("[x](</a\"onclick=alert(1)>)"), "<p><a href=\"/a%22onclick=alert(1)\">x</a></p>\n");
    assert_eq!(
        html("![\"><script>](/a.png \"'>\")"),
        "<p><img src=\"/a.png\" alt=\"&quot;&gt;&lt;script&gt;\" title=\"&#39;&gt;\" loading=\"lazy\"></p>\n"
    );
    assert_eq!(html("```x\"onload=1\nl'a\n```"), {
        "<pre tabindex=\"0\"><code class=\"language-x-onload-1\">l&#39;a</code></pre>\n"
    });
}

#[test]
fn raw_html_is_text_for_all_and_an_error_in_the_files_of_the_site() {
    for source in ["<script>alert(1)</script>", "a <b onmouseover=x>b</b>", "<!-- x -->", "<img src=x onerror=y>"] {
        assert!(issues(source).contains(&MarkdownIssue::RawHtml), "{source}");
        let parsed = parse(source, Trust::Event);
        assert_eq!(parsed.issues, []);
        assert!(parsed.document.html.starts_with("<p>") && parsed.document.html.contains("&lt;"), "{source}");
        for tag in ["<script", "<b", "<!", "<img"] {
            assert!(!parsed.document.html.contains(tag), "{source}");
        }
    }
}

#[test]
fn an_image_is_a_file_of_the_site() {
    let parsed = parse("![un *chat*](/images/chat.png) et ![](/vide.png)", Trust::Site);
    assert!(parsed.document.html.contains("<img src=\"/images/chat.png\" alt=\"un chat\" loading=\"lazy\">"));
    assert!(!parsed.links[0].alt_empty && parsed.links[1].alt_empty);
    for source in ["![x](https://a.fr/b.png)", "![x](data:image/png;base64,xx)", "![x](//a.fr/b.png)", "![x](b.png)"] {
        assert!(matches!(issues(source)[..], [MarkdownIssue::ForbiddenImage { .. }]), "{source}");
        assert_eq!(html(source), "<p>x</p>\n");
    }
}

#[test]
fn every_link_is_found_with_its_place() {
    let source = "é [a](/b/) ![c](/d.png) [](/e/) [f][g] <https://h.fr>\n\n[g]: /i/";
    let parsed = parse(source, Trust::Site);
    let found: Vec<(&str, &str)> =
        parsed.links.iter().map(|link| (link.target.as_str(), &source[link.range.clone()])).collect();
    assert_eq!(
        found,
        [("/b/", "/b/"), ("/d.png", "/d.png"), ("/e/", "/e/"), ("/i/", "[f][g]"), ("https://h.fr", "https://h.fr")]
    );
    assert_eq!(
        parsed.links.iter().map(|link| link.text_is_empty).collect::<Vec<_>>(),
        [false, false, true, false, false]
    );
    assert!(!parse("[![x](/y.png)](/z/)", Trust::Site).links[1].text_is_empty);
    assert!(parse("[![](/y.png)](/z/)", Trust::Site).links[1].text_is_empty);
}

#[test]
fn notes_stand_at_the_end_in_order_of_reference_with_every_way_back() {
    let parsed = parse("b[^b] a[^a] b[^B]\n\n[^a]: A\n\n[^b]: - B\n", Trust::Site);
    assert_eq!(parsed.issues, []);
    let html = parsed.document.html;
    assert!(
        html.contains(
            "<a href=\"#note_1\" id=\"appel_1_2\" role=\"doc-noteref\" aria-label=\"Note 1\">1</a></sup></p>"
        )
    );
    let notes = html.find("<section class=\"footnotes\"").expect("notes");
    assert!(html.find("<li id=\"note_1\">") < html.find("<li id=\"note_2\">"));
    assert!(html.find("<li id=\"note_1\">") > Some(notes));
    assert!(html.contains("<p>A\u{a0}<a class=\"note-back\" href=\"#appel_2\" role=\"doc-backlink\""));
    assert!(html.contains("aria-label=\"Retour à l’appel 2 de la note 1\">↩<sup>2</sup></a></p></li>"));
}

#[test]
fn a_note_without_its_other_half_is_reported() {
    let source = "a[^1] *b*[^2].\n\n[^2]: x\n\n[^3]: y\n";
    let parsed = parse(source, Trust::Site);
    assert_eq!(
        parsed.issues.iter().map(|(_, issue)| issue.clone()).collect::<Vec<_>>(),
        [MarkdownIssue::UnknownFootnote("1".to_owned()), MarkdownIssue::UnusedFootnote("3".to_owned())]
    );
    assert!(source[parsed.issues[0].0.clone()].starts_with('['));
}

#[test]
fn alerts_have_french_titles() {
    assert_eq!(
        html("> [!TIP]\n> Oui.\n"),
        "<div class=\"callout callout-conseil\" role=\"note\">\n<p class=\"callout-title\">Conseil</p>\n\
         <p>Oui.</p>\n</div>\n"
    );
    assert_eq!(html("> Oui.\n"), "<blockquote>\n<p>Oui.</p>\n</blockquote>\n");
}

#[test]
fn tables_can_be_scrolled_and_carry_no_style() {
    assert_eq!(
        html("## A\n\n| x | y |\n| - | -: |\n| 1 | 2 |\n"),
        "<h2 id=\"a\">A</h2>\n<div class=\"scroll\" role=\"region\" aria-label=\"Tableau\u{a0}: A\" tabindex=\"0\">\
         <table>\n<thead><tr><th scope=\"col\">x</th><th scope=\"col\" class=\"at-right\">y</th></tr></thead>\n\
         <tbody>\n<tr><td>1</td><td class=\"at-right\">2</td></tr>\n</tbody></table></div>\n"
    );
}

#[test]
fn characters_that_disguise_a_text_are_left_out_and_placed() {
    let source = "é\u{202e}x\0 `\u{2066}`";
    let parsed = parse(source, Trust::Event);
    assert_eq!(parsed.document.html, "<p>éx <code></code></p>\n");
    assert_eq!(parsed.issues[0], (2..5, MarkdownIssue::InvisibleCharacter('\u{202e}')));
    assert_eq!(parsed.issues.len(), 3);
    assert_eq!(html("مرحبا \u{200f}👩\u{200d}🔬"), "<p>مرحبا \u{200f}👩\u{200d}🔬</p>\n");
}

/// Nothing here asserts a duration: what is quadratic on these takes minutes, and shows.
#[test]
fn hostile_texts_neither_overflow_the_stack_nor_hang() {
    const SIZE: usize = 100_000;
    let repeated = [
        "[",
        "]",
        "*",
        "_",
        "**a ",
        "`",
        "<",
        "&",
        "![",
        "[^",
        "[a](",
        "![a](/b) ",
        "[a]: /b\n",
        "\\",
        "a'",
        "\"",
        "~",
        "| a ",
        "<!--",
        "<a ",
        "#\n",
        "# a\n\n",
        "[^a]",
        "\0",
        "\u{202e}",
        "1.\n",
        "- \n",
        "a\n- b\n",
        "a [b] ",
        "...",
        "x@y.fr ",
        "<x@y.fr>",
        "*a _b ",
        "a**b",
        "```\n",
        "\t",
        " \n",
        "> a\n",
        "[x]",
    ];
    let mut texts: Vec<String> = repeated.iter().map(|part| part.repeat(SIZE / part.len())).collect();
    texts.push(format!("{}{}", "![".repeat(SIZE / 5), "](/a)".repeat(SIZE / 5)));
    texts.push(format!("[a]: /{}\n\n{}", "x".repeat(SIZE), "[a] ".repeat(SIZE / 4)));
    texts.push(format!("{}\n{}\n{}", "|a".repeat(1_000), "|-".repeat(1_000), "|x\n".repeat(SIZE / 3)));
    texts.push((0..300).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect());
    texts.push((0..SIZE / 10).map(|note| format!("[^{note}] ")).collect());
    texts.push((0..SIZE / 10).map(|note| format!("[^{note}]\n\n[^{note}]: x\n\n")).collect());
    for text in &texts {
        let parsed = parse(text, Trust::Event);
        assert!(!parsed.document.html.contains("<script"));
    }
    let nested = parse(&format!("{}a{}", "**".repeat(SIZE), "**".repeat(SIZE)), Trust::Event);
    assert_eq!(nested.issues.iter().map(|(_, issue)| issue).collect::<Vec<_>>(), [&MarkdownIssue::TooDeep]);
    for part in ["> ", ">", "- ", "1. ", "> - "] {
        let parsed = parse(&format!("ok\n\n{}a", part.repeat(SIZE)), Trust::Event);
        assert_eq!(parsed.issues.len(), 1);
        assert_eq!((parsed.issues[0].0.start, &parsed.issues[0].1), (4, &MarkdownIssue::TooDeep));
    }
}
