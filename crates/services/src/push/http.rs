//! The one client for addresses that people give. It looks a name up once, judges every address that it stands for, and
//! connects to one of those: a name that changes its mind in between leads nowhere else. It follows no redirect, uses
//! no proxy of the environment, and gives up after a while.

use std::{
    net::SocketAddr,
    sync::{Arc, LazyLock},
    time::Duration,
};

use http::{HeaderMap, Request, header};
use http_body_util::Full;
use hyper::{body::Bytes, client::conn::http1};
use hyper_util::rt::TokioIo;
use jiff::SignedDuration;
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::{TcpStream, lookup_host},
};
use tokio_rustls::{
    TlsConnector,
    rustls::{ClientConfig, RootCertStore, crypto::ring, pki_types::ServerName},
};
use tokio_util::task::AbortOnDropHandle;
use url::{Host, Url};

use super::endpoint::Reach;

/// From looking up the name to the head of the answer. Shorter than a stopping server waits for its workers, so that no
/// message is dropped half sent and sent once more by the next one.
const PATIENCE: Duration = Duration::from_secs(5);
/// Longest wait that another server may ask of us.
const LONGEST_WAIT: SignedDuration = SignedDuration::from_hours(6);

/// What a server answered. Its body is not read: nothing in it is for us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// How long it asks us to wait.
    pub(crate) retry_after: Option<SignedDuration>,
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoAnswer {
    /// The address may not be sent to, by rule.
    NotAllowed,
    /// Not reached, not trusted, or too slow: worth another try.
    NotReached,
}

/// Posts a body.
pub(crate) async fn post(reach: Reach, url: &Url, headers: HeaderMap, body: Vec<u8>) -> Result<Answer, NoAnswer> {
    let exchange = Box::pin(exchange(reach, url, headers, body));
    tokio::time::timeout(PATIENCE, exchange).await.unwrap_or(Err(NoAnswer::NotReached))
}

async fn exchange(reach: Reach, url: &Url, headers: HeaderMap, body: Vec<u8>) -> Result<Answer, NoAnswer> {
    // What was allowed when it was stored need not be so now.
    reach.parse(url.as_str()).map_err(|_| NoAnswer::NotAllowed)?;
    let request = request(url, headers, body).ok_or(NoAnswer::NotAllowed)?;
    let addresses = vetted(reach, url).await?;
    let stream = TcpStream::connect(addresses.as_slice()).await.map_err(|_| NoAnswer::NotReached)?;
    if url.scheme() == "http" {
        return converse(stream, request).await;
    }
    let name = url.host_str().unwrap_or_default().trim_matches(['[', ']']).to_owned();
    let name = ServerName::try_from(name).map_err(|_| NoAnswer::NotAllowed)?;
    let connector = TLS.clone().ok_or(NoAnswer::NotReached)?;
    converse(connector.connect(name, stream).await.map_err(|_| NoAnswer::NotReached)?, request).await
}

/// The addresses behind the name, when all of them may be sent to.
async fn vetted(reach: Reach, url: &Url) -> Result<Vec<SocketAddr>, NoAnswer> {
    let port = url.port_or_known_default().ok_or(NoAnswer::NotAllowed)?;
    let found: Vec<SocketAddr> = match url.host().ok_or(NoAnswer::NotAllowed)? {
        Host::Ipv4(address) => vec![(address, port).into()],
        Host::Ipv6(address) => vec![(address, port).into()],
        Host::Domain(name) => lookup_host((name, port)).await.map_err(|_| NoAnswer::NotReached)?.collect(),
    };
    if found.is_empty() {
        return Err(NoAnswer::NotReached);
    }
    if found.iter().all(|address| reach.allows(address.ip())) { Ok(found) } else { Err(NoAnswer::NotAllowed) }
}

fn request(url: &Url, headers: HeaderMap, body: Vec<u8>) -> Option<Request<Full<Bytes>>> {
    let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let mut request = Request::post(format!("{}{query}", url.path()))
        .header(header::HOST, format!("{}{port}", url.host_str()?))
        .body(Full::<Bytes>::from(body))
        .ok()?;
    request.headers_mut().extend(headers);
    Some(request)
}

/// One request and the head of its answer, on a connection of its own.
async fn converse<S: AsyncRead + AsyncWrite + Unpin + Send + 'static>(
    stream: S,
    request: Request<Full<Bytes>>,
) -> Result<Answer, NoAnswer> {
    let handshake = http1::handshake(TokioIo::new(stream)).await;
    let (mut sender, connection) = handshake.map_err(|_| NoAnswer::NotReached)?;
    // The connection moves on while this waits, and ends with it, also when it is given up.
    let _moving = AbortOnDropHandle::new(tokio::spawn(connection));
    let response = sender.send_request(request).await.map_err(|_| NoAnswer::NotReached)?;
    Ok(Answer { status: response.status().as_u16(), retry_after: retry_after(response.headers()) })
}

/// Only seconds: a date would have to be judged by the clock of the other side.
fn retry_after(headers: &HeaderMap) -> Option<SignedDuration> {
    let seconds = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim().parse::<u32>().ok()?;
    Some(SignedDuration::from_secs(seconds.into()).min(LONGEST_WAIT))
}

/// Trusts whom the machine trusts. None where its list cannot be read; then nothing is sent.
static TLS: LazyLock<Option<TlsConnector>> = LazyLock::new(|| {
    let mut trusted = RootCertStore::empty();
    let (added, _) = trusted.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if added == 0 {
        tracing::error!("this machine lists no certificate authority: no message can be pushed");
        return None;
    }
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .ok()?
        .with_root_certificates(trusted)
        .with_no_client_auth();
    Some(TlsConnector::from(Arc::new(config)))
});

#[cfg(test)]
mod tests {
    use super::*;

    async fn posted(reach: Reach, url: &str) -> Result<Answer, NoAnswer> {
        post(reach, &Url::parse(url).unwrap(), HeaderMap::new(), b"hello".to_vec()).await
    }

    #[tokio::test]
    async fn nothing_leaves_for_an_address_inside() {
        for url in ["https://127.0.0.1/", "https://[::1]/", "http://push.example.org/", "https://169.254.169.254/"] {
            assert_eq!(posted(Reach::Public, url).await, Err(NoAnswer::NotAllowed), "{url}");
        }
    }

    #[tokio::test]
    async fn a_name_is_judged_by_what_it_stands_for() {
        // The name is public by its look, and this machine by its address.
        assert_eq!(posted(Reach::Public, "https://localhost/").await, Err(NoAnswer::NotAllowed));
    }

    #[tokio::test]
    async fn who_does_not_listen_is_not_reached() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        drop(listener);
        assert_eq!(posted(Reach::ThisMachine, &url).await, Err(NoAnswer::NotReached));
    }

    #[test]
    fn a_wait_is_believed_up_to_six_hours() {
        let wait = |value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::RETRY_AFTER, value.parse().unwrap());
            retry_after(&headers)
        };
        assert_eq!(wait("120"), Some(SignedDuration::from_secs(120)));
        assert_eq!(wait("4000000000"), Some(LONGEST_WAIT));
        assert_eq!((wait("soon"), retry_after(&HeaderMap::new())), (None, None));
    }
}
