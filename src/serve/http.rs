//! Requests and replies over tiny_http, the only file that names it.

use super::ServeError;
use super::answer::{Answer, Asked, answer};
use super::live::Live;
use super::overlay::event;
use super::ports::Listeners;
use std::io::{self, Write};
use std::sync::Arc;
use std::thread;
use std::time::Duration;
use tiny_http::{Header, Request, Response, Server, StatusCode};

/// Threads that answer, for each socket: a browser asks for six things at once.
const WORKERS: usize = 4;
/// Pages that wait for news. Beyond, the oldest is forgotten: a page left long ago costs less than a new one unheard.
const MAX_LISTENERS: u64 = 64;
/// A comment now and then: writing is the only way to learn that a page is gone.
const HEARTBEAT: Duration = Duration::from_secs(10);

/// Common to all replies. The preview changes at any time, and no other site has to show what stands in it.
const HEADERS: [(&str, &str); 3] = [
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
];

/// Starts the threads that answer; they live as long as the process.
pub(super) fn start(listeners: Listeners, live: &Arc<Live>) -> Result<(), ServeError> {
    let port = listeners.port;
    for socket in listeners.sockets {
        let server = Server::from_listener(socket, None)
            .map_err(|error| ServeError::Listen(port, io::Error::other(error.to_string())))?;
        let server = Arc::new(server);
        for _ in 0..WORKERS {
            let (server, live) = (Arc::clone(&server), Arc::clone(live));
            thread::spawn(move || {
                for request in server.incoming_requests() {
                    reply(request, port, &live);
                }
            });
        }
    }
    Ok(())
}

/// A failure to write means that nobody listens any more: nothing to do about it.
fn reply(request: Request, port: u16, live: &Arc<Live>) {
    let hosts: Vec<&str> = request
        .headers()
        .iter()
        .filter(|header| header.field.equiv("Host"))
        .map(|header| header.value.as_str())
        .collect();
    let asked = Asked { method: request.method().as_str(), url: request.url(), hosts: &hosts };
    match answer(asked, port, &live.now()) {
        Answer::Whole { status, content_type, body } => {
            let _ = request.respond(response(status, ("Content-Type", content_type), body));
        }
        Answer::Redirect(to) => {
            let _ = request.respond(response(302, ("Location", &to), Vec::new()));
        }
        Answer::Events(generation) => {
            let live = Arc::clone(live);
            thread::spawn(move || {
                let _ = tell(request, generation, &live);
            });
        }
    }
}

fn response(status: u16, first: (&str, &str), body: Vec<u8>) -> Response<io::Cursor<Vec<u8>>> {
    let allow = (status == 405).then_some(("Allow", "GET, HEAD"));
    let headers = HEADERS.into_iter().chain([first]).chain(allow);
    // None of these values can be refused: they are ASCII, and ours or percent-encoded.
    let headers = headers.filter_map(|(name, value)| Header::from_bytes(name, value).ok()).collect();
    let length = body.len();
    // Above 32 KB tiny_http would hide the length.
    Response::new(StatusCode(status), headers, io::Cursor::new(body), Some(length), None)
        .with_chunked_threshold(usize::MAX)
}

/// Tells a page what happens, until it is gone. By hand: tiny_http holds back a reply whose end it does not know.
fn tell(request: Request, mut generation: u64, live: &Live) -> io::Result<()> {
    let head_only = request.method().as_str() == "HEAD";
    let mut page = request.into_writer();
    write!(page, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n")?;
    for (name, value) in HEADERS {
        write!(page, "{name}: {value}\r\n")?;
    }
    write!(page, "\r\n")?;
    page.flush()?;
    if head_only {
        return Ok(());
    }
    // Half a second before a browser tries again, when the preview is restarted.
    write!(page, "retry: 500\n\n")?;
    let ticket = live.enter();
    let mut told = 0;
    let mut now = live.now();
    while now.listeners - ticket < MAX_LISTENERS {
        if now.generation != generation {
            generation = now.generation;
            write!(page, "{}", event("recharger", &generation.to_string()))?;
        } else if let Some(report) = now.report.as_ref().filter(|_| now.rebuild != told) {
            write!(page, "{}", event("erreur", report))?;
        } else {
            write!(page, ":\n\n")?;
        }
        told = now.rebuild;
        page.flush()?;
        now = live.wait(&now, HEARTBEAT);
    }
    Ok(())
}
