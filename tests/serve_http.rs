//! The preview as a browser meets it: real sockets, real files, a site of a few strings.
//!
//! Nothing here waits on a clock: reads block until the server says something, and give up after a minute.

use semaine_ia::serve::{Changes, Port, Preview, Rebuilt, ServeError, ServeOptions, Watching, serve};
use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use tempfile::TempDir;

const PATIENCE: Duration = Duration::from_secs(60);

/// A site whose home page shows one text.
struct Fake(String);

impl Preview for Fake {
    fn get(&self, path: &str) -> Option<Vec<u8>> {
        let body = match path {
            "" => format!("<html><body><p>{}</p></body></html>", self.0),
            "formats/" => "<body>Formats</body>".to_owned(),
            "404.html" => "<body>Perdu</body>".to_owned(),
            "grand.css" => "a".repeat(100_000),
            "été/a b.txt" | "x.ics" | "x.geojson" | "x.atom" | "x.js" | "x.json" | "x.csv" | "x.svg" | "x.woff2"
            | "x.png" | "x.xml" | "site.webmanifest" => path.to_owned(),
            _ => return None,
        };
        Some(body.into_bytes())
    }

    fn prefix(&self) -> &str {
        "/semaine/"
    }
}

/// A running preview of a folder whose `content/page.md` is the text of the site; one that starts with `!` does not build.
struct Running {
    root: TempDir,
    port: u16,
    line: String,
    changes: Receiver<Changes>,
}

fn start(watching: Watching, text: &str) -> Running {
    let root = TempDir::new().expect("temporary folder");
    fs::create_dir(root.path().join("content")).expect("made");
    fs::write(root.path().join("content/page.md"), text).expect("written");
    let ((say, said), (tell, changes)) = (channel(), channel());
    let path = root.path().to_owned();
    std::thread::spawn(move || {
        let announce = move |line: &str| say.send(line.to_owned()).expect("heard");
        let options = ServeOptions { root: &path, port: Port::Exactly(0), watching, announce: &announce };
        let rebuild = |changes| {
            // The test may be over.
            let _ = tell.send(changes);
            let text = fs::read_to_string(path.join("content/page.md")).unwrap_or_default();
            match text.strip_prefix('!') {
                Some(report) => Rebuilt::Failed { report: report.to_owned() },
                None => Rebuilt::Good(Arc::new(Fake(text))),
            }
        };
        serve(&options, rebuild).map(|never| match never {}).expect("serving");
    });
    let line = said.recv_timeout(PATIENCE).expect("announced");
    let port = line.split("localhost:").nth(1).and_then(|rest| rest.split('/').next()?.parse().ok()).expect("a port");
    let running = Running { root, port, line, changes };
    assert_eq!(running.next_changes(), Changes::First);
    running
}

impl Running {
    fn write(&self, path: &str, text: &str) {
        let path = self.root.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("made");
        // In one step, as editors do: a rebuild must not see an empty file in between.
        let aside = path.with_extension("tmp");
        fs::write(&aside, text).expect("written");
        fs::rename(aside, path).expect("renamed");
    }

    fn next_changes(&self) -> Changes {
        self.changes.recv_timeout(PATIENCE).expect("a change")
    }

    fn connect(&self, request: &str) -> BufReader<TcpStream> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("connected");
        stream.set_read_timeout(Some(PATIENCE)).expect("set");
        stream.write_all(request.as_bytes()).expect("sent");
        BufReader::new(stream)
    }

    /// Status line and headers, then the body.
    fn send(&self, request: &str) -> (String, String) {
        let mut reply = Vec::new();
        self.connect(request).read_to_end(&mut reply).expect("a whole reply");
        let reply = String::from_utf8(reply).expect("text");
        let (head, body) = reply.split_once("\r\n\r\n").expect("a head");
        (head.to_owned(), body.to_owned())
    }

    fn get(&self, path: &str) -> (String, String) {
        self.send(&format!("GET {path} HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n", self.port))
    }

    fn status(&self, path: &str) -> String {
        let (head, _) = self.get(path);
        head.split(' ').nth(1).expect("a status").to_owned()
    }

    /// The generation that the home page carries.
    fn generation(&self) -> String {
        let (_, page) = self.get("/semaine/");
        let after = page.split("<script src=\"/__semaine/reload.js?").nth(1).expect("a script");
        after.split('"').next().expect("a generation").to_owned()
    }

    fn listen(&self, generation: &str) -> Events {
        let mut lines = self.connect(&format!(
            "GET /__semaine/evenements?{generation} HTTP/1.1\r\nHost: localhost:{}\r\n\r\n",
            self.port
        ));
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            lines.read_line(&mut head).expect("a line");
        }
        assert!(head.starts_with("HTTP/1.1 200") && head.contains("Content-Type: text/event-stream"), "{head}");
        Events(lines)
    }
}

struct Events(BufReader<TcpStream>);

impl Events {
    /// Name and text of the next event; comments pass.
    fn next(&mut self) -> (String, String) {
        let (mut name, mut text) = (String::new(), Vec::new());
        loop {
            let mut line = String::new();
            assert!(self.0.read_line(&mut line).expect("a line") > 0, "the server hung up");
            match line.trim_end_matches('\n') {
                "" if !name.is_empty() => return (name, text.join("\n")),
                field => {
                    if let Some(value) = field.strip_prefix("event: ") {
                        name = value.to_owned();
                    }
                    text.extend(field.strip_prefix("data: ").map(str::to_owned));
                }
            }
        }
    }
}

fn paths(expected: &[&str]) -> Changes {
    Changes::Paths(expected.iter().map(Path::new).map(Path::to_owned).collect::<BTreeSet<_>>())
}

#[test]
fn pages_are_served_below_the_prefix_with_the_script_and_nothing_kept() {
    let site = start(Watching::Native, "bonjour");
    let (host, line) = (format!("http://localhost:{}/semaine/", site.port), &site.line);
    assert_eq!(line, &format!("Le site est visible à {host} — Ctrl+C pour arrêter"));
    let (head, body) = site.get("/semaine/?q=1");
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    for header in ["Cache-Control: no-store", "Content-Type: text/html; charset=utf-8", "nosniff"] {
        assert!(head.contains(header), "{header} is missing from {head}");
    }
    assert!(body.starts_with("<html><body><p>bonjour</p><script src=\"/__semaine/reload.js?"), "{body}");
    assert!(body.ends_with("</script>\n</body></html>"), "{body}");
    let (head, script) = site.get("/__semaine/reload.js?1");
    assert!(head.contains("text/javascript") && script.contains("EventSource"), "{head}");
    assert!(!script.contains("innerHTML"));
    assert!(site.get("/__semaine/erreur.css").0.contains("text/css"));
    assert_eq!(site.get("/semaine/grand.css").1.len(), 100_000);
    for (path, to) in [("/", "/semaine/"), ("/semaine", "/semaine/"), ("/semaine/formats", "/semaine/formats/")] {
        let (head, _) = site.get(path);
        assert!(head.starts_with("HTTP/1.1 302") && head.contains(&format!("Location: {to}\r\n")), "{path}: {head}");
    }
}

#[test]
fn every_file_has_its_type() {
    let site = start(Watching::Native, "x");
    for (path, expected) in [
        ("x.ics", "text/calendar; charset=utf-8"),
        ("x.geojson", "application/geo+json"),
        ("x.atom", "application/atom+xml; charset=utf-8"),
        ("x.js", "text/javascript; charset=utf-8"),
        ("x.json", "application/json"),
        ("x.csv", "text/csv; charset=utf-8"),
        ("x.svg", "image/svg+xml"),
        ("x.woff2", "font/woff2"),
        ("x.png", "image/png"),
        ("x.xml", "application/xml; charset=utf-8"),
        ("site.webmanifest", "application/manifest+json"),
        ("%C3%A9t%C3%A9/a%20b.txt", "text/plain; charset=utf-8"),
    ] {
        let (head, body) = site.get(&format!("/semaine/{path}"));
        assert!(head.contains(&format!("Content-Type: {expected}\r\n")) || head.ends_with(expected), "{path}: {head}");
        assert!(!body.contains("__semaine"), "only pages get the script");
    }
}

#[test]
fn what_does_not_exist_is_the_404_page_of_the_site() {
    let site = start(Watching::Native, "x");
    for path in ["/semaine/rien/", "/semaine/rien.css", "/ailleurs/", "/semaine/404.html?"] {
        let (head, body) = site.get(path);
        let expected = if path.contains("404") { "200" } else { "404" };
        assert!(head.starts_with(&format!("HTTP/1.1 {expected}")), "{path}: {head}");
        assert!(body.contains("Perdu") && body.contains("reload.js"), "{path}: {body}");
    }
    assert_eq!(site.status("/__semaine/autre"), "404");
}

#[test]
fn paths_that_climb_are_refused() {
    let site = start(Watching::Native, "x");
    for path in [
        "/../etc/passwd",
        "/semaine/../../etc/passwd",
        "/semaine/%2e%2e/%2e%2e/etc/passwd",
        "/semaine/..%2f..%2fetc/passwd",
        "/semaine/..%5c..%5cetc",
        "/semaine/a%00.html",
        "/semaine/%ff",
        "//etc/passwd",
        "http://localhost/semaine/",
    ] {
        assert_eq!(site.status(path), "400", "{path}");
    }
}

#[test]
fn only_reads_made_to_this_machine_are_answered() {
    let site = start(Watching::Native, "x");
    let ask = |method: &str, hosts: &str| {
        site.send(&format!("{method} /semaine/ HTTP/1.1\r\n{hosts}Connection: close\r\n\r\n"))
    };
    let port = site.port;
    for name in ["localhost", "127.0.0.1", "[::1]"] {
        assert!(ask("GET", &format!("Host: {name}:{port}\r\n")).0.starts_with("HTTP/1.1 200"), "{name}");
    }
    let twice = format!("Host: localhost:{port}\r\nHost: evil.fr:{port}\r\n");
    for hosts in ["", "Host: localhost\r\n", &format!("Host: evil.fr:{port}\r\n"), &twice] {
        let (head, body) = ask("GET", hosts);
        assert!(head.starts_with("HTTP/1.1 421") && body.contains("ne répond qu’à"), "{hosts:?}: {head}");
    }
    let host = format!("Host: localhost:{port}\r\n");
    let (head, body) = ask("HEAD", &host);
    assert!(head.starts_with("HTTP/1.1 200") && body.is_empty(), "{head}{body}");
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        let (head, _) = ask(method, &format!("{host}Content-Length: 0\r\n"));
        assert!(head.starts_with("HTTP/1.1 405") && head.contains("Allow: GET, HEAD"), "{method}: {head}");
    }
}

fn a_change_is_told(watching: Watching) {
    let site = start(watching, "avant");
    let generation = site.generation();
    let mut events = site.listen(&generation);
    site.write("content/page.md", "après");
    let (name, next) = events.next();
    assert_eq!(name, "recharger");
    assert_ne!(next, generation);
    assert_eq!(site.next_changes(), paths(&["content/page.md"]));
    assert!(site.get("/semaine/").1.contains("après"));
    assert_eq!(site.generation(), next);
    // A page that was away meanwhile learns it as soon as it comes back.
    assert_eq!(site.listen(&generation).next(), ("recharger".to_owned(), next));
}

#[test]
fn a_change_is_told_to_the_pages_even_to_those_that_were_not_listening() {
    a_change_is_told(Watching::Native);
}

#[test]
fn a_change_is_also_noticed_by_polling() {
    let site = start(Watching::Poll, "avant");
    let mut events = site.listen(&site.generation());
    site.write("content/autre.md", "nouveau");
    assert_eq!(events.next().0, "recharger");
    assert_eq!(site.next_changes(), paths(&["content/autre.md"]));
}

#[test]
fn a_failure_is_laid_over_the_last_good_site_until_it_is_mended() {
    let site = start(Watching::Native, "bon");
    let generation = site.generation();
    let mut events = site.listen(&generation);
    site.write("content/page.md", "!erreur[E101]: <script>alert(1)</script>\nligne 2");
    let report = ("erreur".to_owned(), "erreur[E101]: <script>alert(1)</script>\nligne 2".to_owned());
    assert_eq!(events.next(), report);
    assert!(site.get("/semaine/").1.contains("bon"));
    assert_eq!(site.generation(), generation, "the site that is shown did not change");
    assert_eq!(site.listen(&generation).next(), report, "a page opened meanwhile shows it too");
    site.write("content/page.md", "mieux");
    assert_eq!(events.next().0, "recharger");
    assert!(site.get("/semaine/").1.contains("mieux"));
}

#[test]
fn without_any_good_site_every_page_is_the_report_until_it_is_mended() {
    let site = start(Watching::Native, "!titre <script>alert(1)</script> & co");
    let (head, page) = site.get("/semaine/formats/");
    assert!(head.starts_with("HTTP/1.1 503"), "{head}");
    assert!(
        page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; co") && !page.contains("<script>alert"),
        "{page}"
    );
    let generation = page.split("reload.js?").nth(1).and_then(|rest| rest.split('"').next()).expect("a generation");
    let mut events = site.listen(generation);
    assert_eq!(events.next().0, "erreur");
    site.write("content/page.md", "bon");
    assert_eq!(events.next().0, "recharger");
    assert!(site.get("/semaine/").1.contains("bon"));
}

#[test]
fn only_what_people_edit_starts_a_rebuild() {
    let site = start(Watching::Native, "x");
    for path in
        ["public/index.html", "target/debug/x", ".git/index", "README.md", "content/page.md~", "content/.#page.md"]
    {
        site.write(path, "not a source");
    }
    site.write("content/formats.md", "a source");
    assert_eq!(site.next_changes(), paths(&["content/formats.md"]));
    fs::remove_file(site.root.path().join("content/formats.md")).expect("removed");
    assert_eq!(site.next_changes(), paths(&["content/formats.md"]));
}

#[test]
fn folders_that_come_and_go_are_followed() {
    let site = start(Watching::Native, "x");
    for round in 0..2 {
        // The first changes tell of the folder itself; once it is followed, its files are told by name.
        let told_by_name = |number: usize| {
            let path = format!("events/2026/59/{round}-{number}.yaml");
            site.write(&path, "titre: A");
            site.next_changes() == paths(&[&path])
        };
        assert!((0..100).any(told_by_name), "the files of a new folder are never told");
        fs::remove_dir_all(site.root.path().join("events")).expect("removed");
    }
    while site.next_changes() != Changes::Everything {}
}

#[test]
fn what_prevents_serving_is_said_in_french() {
    let taken = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("bound");
    let port = taken.local_addr().expect("bound").port();
    let root = TempDir::new().expect("temporary folder");
    let attempt = |root: &Path, port| {
        let options = ServeOptions { root, port, watching: Watching::Native, announce: &|_| {} };
        serve(&options, |_| Rebuilt::Failed { report: String::new() }).map(|never| match never {}).expect_err("refused")
    };
    let error = attempt(root.path(), Port::Exactly(port));
    assert!(matches!(error, ServeError::PortTaken(_)) && error.to_string().contains("déjà pris"), "{error}");
    let error = attempt(&root.path().join("nowhere"), Port::Exactly(0));
    assert!(matches!(error, ServeError::Root(..)) && error.to_string().contains("impossible de lire"), "{error}");
}
