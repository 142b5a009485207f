//! The sockets: loopback, and nothing else.

use super::ServeError;
use std::io::{self, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, TcpListener};

/// Which port to listen on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Port {
    /// This one or none, because it was asked for; 0 lets the system choose.
    Exactly(u16),
    /// The first free one from here on.
    From(u16),
}

/// Ports tried from the one given.
const TRIES: u16 = 20;

/// One socket for each family of addresses that this machine has.
pub(super) struct Listeners {
    pub(super) port: u16,
    pub(super) sockets: Vec<TcpListener>,
}

/// Takes a port on 127.0.0.1, and on ::1 where there is one: a browser may try either for `localhost`.
pub(super) fn bind(port: Port) -> Result<Listeners, ServeError> {
    let (first, last) = match port {
        Port::Exactly(port) => (port, port),
        Port::From(port) => (port, port.saturating_add(TRIES - 1)),
    };
    for candidate in first..=last {
        match bind_both(candidate) {
            Ok(listeners) => return Ok(listeners),
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            Err(error) => return Err(ServeError::Listen(candidate, error)),
        }
    }
    Err(match port {
        Port::Exactly(port) => ServeError::PortTaken(port),
        Port::From(port) => ServeError::NoPort(port),
    })
}

fn bind_both(port: u16) -> io::Result<Listeners> {
    let four = TcpListener::bind((IpAddr::from(Ipv4Addr::LOCALHOST), port))?;
    let port = four.local_addr()?.port();
    match TcpListener::bind((IpAddr::from(Ipv6Addr::LOCALHOST), port)) {
        Ok(six) => Ok(Listeners { port, sockets: vec![four, six] }),
        // Another program there would answer a browser that tries ::1 first.
        Err(error) if error.kind() == ErrorKind::AddrInUse => Err(error),
        // No IPv6 on this machine.
        Err(_) => Ok(Listeners { port, sockets: vec![four] }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_refused_or_passed_over() {
        let taken = bind(Port::Exactly(0)).expect("a free port");
        assert!(taken.sockets.iter().all(|socket| socket.local_addr().expect("bound").ip().is_loopback()));
        assert!(matches!(bind(Port::Exactly(taken.port)), Err(ServeError::PortTaken(port)) if port == taken.port));
        let next = bind(Port::From(taken.port)).expect("another one");
        assert!(next.port > taken.port);
    }
}
