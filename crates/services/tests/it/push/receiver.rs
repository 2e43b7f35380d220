//! The other side: a push service that speaks HTTP on a socket, and a browser that decrypts what comes.

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicU16, Ordering},
    },
};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as B64};
use hkdf::Hkdf;
use p256::{PublicKey, SecretKey, ecdh::diffie_hellman, elliptic_curve::sec1::ToEncodedPoint as _};
use ring::aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use serde_json::Value;
use services::push::NewSubscription;
use sha2::Sha256;
use tokio::{
    io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
    sync::mpsc,
};

/// A request as it came.
#[derive(Debug)]
pub struct Pushed {
    pub line: String,
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

/// A push service. It answers what it is told to.
pub struct PushService {
    pub origin: String,
    pub pushed: mpsc::UnboundedReceiver<Pushed>,
    status: Arc<AtomicU16>,
}

impl PushService {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let (sender, pushed) = mpsc::unbounded_channel();
        let status = Arc::new(AtomicU16::new(201));
        tokio::spawn(serve(listener, status.clone(), sender));
        Self { origin, pushed, status }
    }

    /// From now on.
    pub fn answer(&self, status: u16) {
        self.status.store(status, Ordering::SeqCst);
    }

    /// What came, oldest first; nothing is waited for.
    pub fn taken(&mut self) -> Option<Pushed> {
        self.pushed.try_recv().ok()
    }
}

async fn serve(listener: TcpListener, status: Arc<AtomicU16>, sender: mpsc::UnboundedSender<Pushed>) {
    while let Ok((stream, _)) = listener.accept().await {
        let (status, sender) = (status.load(Ordering::SeqCst), sender.clone());
        tokio::spawn(async move {
            let _client_went_away = converse(stream, status, sender).await;
        });
    }
}

async fn converse(stream: TcpStream, status: u16, sender: mpsc::UnboundedSender<Pushed>) -> std::io::Result<()> {
    let (reader, mut writer) = stream.into_split();
    let mut reader = BufReader::new(reader);
    let mut line = String::new();
    reader.read_line(&mut line).await?;
    let mut headers = BTreeMap::new();
    loop {
        let mut header = String::new();
        reader.read_line(&mut header).await?;
        let Some((name, value)) = header.trim_end().split_once(':') else { break };
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
    let length = headers.get("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    reader.read_exact(&mut body).await?;
    let _nobody_waits = sender.send(Pushed { line: line.trim_end().to_owned(), headers, body });
    // Where it would lead, nobody shall go.
    let more = if status == 307 { "location: http://127.0.0.1:9/elsewhere\r\n" } else { "" };
    let retry = if status == 429 { "retry-after: 120\r\n" } else { "" };
    writer.write_all(format!("HTTP/1.1 {status} Said\r\n{more}{retry}content-length: 0\r\n\r\n").as_bytes()).await
}

/// A browser with keys of its own.
pub struct Browser {
    secret: SecretKey,
    auth: [u8; 16],
}

impl Browser {
    pub fn new() -> Self {
        let secret = loop {
            if let Ok(secret) = SecretKey::from_slice(&rand::random::<[u8; 32]>()) {
                break secret;
            }
        };
        Self { secret, auth: rand::random() }
    }

    fn point(&self) -> Vec<u8> {
        self.secret.public_key().to_encoded_point(false).as_bytes().to_vec()
    }

    pub fn at(&self, endpoint: String) -> NewSubscription {
        let (p256dh, auth) = (B64.encode(self.point()), B64.encode(self.auth));
        NewSubscription { endpoint, p256dh, auth, label: "Chrome on Android".to_owned() }
    }

    /// Decrypts a body as RFC 8291 says.
    pub fn read(&self, body: &[u8]) -> Value {
        let (salt, rest) = body.split_at(16);
        let (size, rest) = rest.split_at(4);
        assert_eq!(size, 4096_u32.to_be_bytes());
        assert_eq!(rest[0], 65);
        let (sender, record) = rest[1..].split_at(65);
        let theirs = PublicKey::from_sec1_bytes(sender).unwrap();
        let shared = diffie_hellman(self.secret.to_nonzero_scalar(), theirs.as_affine());
        let who = [b"WebPush: info\0".as_slice(), &self.point(), sender].concat();
        let secret = derived::<32>(&self.auth, shared.raw_secret_bytes(), &who);
        let key = derived::<16>(salt, &secret, b"Content-Encoding: aes128gcm\0");
        let nonce = derived::<12>(salt, &secret, b"Content-Encoding: nonce\0");
        let key = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &key).unwrap());
        let mut record = record.to_vec();
        let opened = key.open_in_place(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut record).unwrap();
        let (mark, message) = opened.split_last().unwrap();
        assert_eq!(*mark, 2, "the last record");
        serde_json::from_slice(message).unwrap()
    }
}

fn derived<const N: usize>(salt: &[u8], secret: &[u8], purpose: &[u8]) -> [u8; N] {
    let mut derived = [0; N];
    Hkdf::<Sha256>::new(Some(salt), secret).expand(purpose, &mut derived).unwrap();
    derived
}
