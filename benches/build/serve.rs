//! From an edit to the page that shows it: the development server, asked again and again as a browser would be.

use super::Outcome;
use super::child::{BINARY, Cost};
use super::edit::MARK;
use super::site::Site;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long anything may take before the measure is given up.
const PATIENCE: Duration = Duration::from_secs(120);
const RUNS: usize = 5;

/// Prints the time from the start to the first page, then from an edit to its page (medians), the server's memory at last.
pub(crate) fn measure(site: &Site) -> Outcome<()> {
    let server = Server::start(site)?;
    let ready = server.wait(site.page(), false)?;
    let mut times = Vec::with_capacity(RUNS);
    for _ in 0..RUNS {
        let edit = site.edit()?;
        times.push(server.wait(site.page(), true)?);
        drop(edit);
        server.wait(site.page(), false)?;
    }
    times.sort_by(f64::total_cmp);
    let mut cost = Cost::default();
    cost.look(&server.child);
    println!("| {} | serve: first page | {ready:.3} |  |  |  |  |", site.count);
    println!("| {} | serve: edit to page | {:.3} |  | {:.0} |  |  |", site.count, times[RUNS / 2], cost.peak_mb);
    Ok(())
}

/// The server, killed when dropped.
struct Server {
    child: Child,
    port: u16,
}

impl Server {
    fn start(site: &Site) -> Outcome<Self> {
        // The port is free again once the listener is dropped at the end of the statement.
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let mut command = Command::new(BINARY);
        command.args(["serve", "--port", &port.to_string(), "--root"]).arg(&site.root);
        Ok(Self { child: command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?, port })
    }

    /// Seconds until a page is there with (or without) the mark of an edit.
    fn wait(&self, page: &str, marked: bool) -> Outcome<f64> {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if let Ok(answer) = self.get(page)
                && answer.starts_with("HTTP/1.1 200")
                && answer.contains(MARK) == marked
            {
                return Ok(start.elapsed().as_secs_f64());
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        Err(format!("{page} did not come as expected within {} s", PATIENCE.as_secs()).into())
    }

    fn get(&self, page: &str) -> std::io::Result<String> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        write!(stream, "GET {page} HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n", self.port)?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        Ok(String::from_utf8_lossy(&answer).into_owned())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself: then there is nothing to kill.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
