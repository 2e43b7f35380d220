//! Connections with an end. A client that never finishes its request, or never reads its answer, would keep its place
//! for as long as it likes, and a few thousand of them would keep everybody else out.

use std::{
    io::{self, IoSlice},
    net::SocketAddr,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use axum::serve::Listener;
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::{TcpListener, TcpStream},
    time::{Instant, Sleep, sleep},
};

/// A connection to which nothing could be written for so long is closed: an answer has to come of what was sent, and
/// what was answered has to be read. Streams have their heartbeat, and proxies forget an idle connection a little
/// earlier.
const PATIENCE: Duration = Duration::from_secs(75);
/// Bytes that come in count for the time that they take over the slowest connection on which a large file is waited
/// for, and for no more: sent one by one they gain nothing.
const SLOWEST_BYTES_A_SECOND: f64 = 32.0 * 1024.0;

/// A listener whose connections end when nothing comes of them.
pub struct Patient {
    listener: TcpListener,
    patience: Duration,
}

impl Patient {
    /// Over a bound listener.
    pub const fn new(listener: TcpListener) -> Self {
        Self { listener, patience: PATIENCE }
    }
}

impl Listener for Patient {
    type Io = Connection;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Connection, SocketAddr) {
        let (stream, address) = Listener::accept(&mut self.listener).await;
        (Connection::new(stream, self.patience), address)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// One connection.
pub struct Connection {
    stream: TcpStream,
    patience: Duration,
    /// Until then something has to be written.
    deadline: Instant,
    alarm: Pin<Box<Sleep>>,
}

impl Connection {
    fn new(stream: TcpStream, patience: Duration) -> Self {
        Self { stream, patience, deadline: Instant::now() + patience, alarm: Box::pin(sleep(patience)) }
    }

    /// Without this, small answers wait 40 ms for the other side's acknowledgement.
    pub fn send_at_once(&self) {
        let _best_effort = self.stream.set_nodelay(true);
    }

    /// Waits on, until the patience is over.
    fn wait<T>(&mut self, context: &mut Context<'_>) -> Poll<io::Result<T>> {
        while self.alarm.as_mut().poll(context).is_ready() {
            if Instant::now() >= self.deadline {
                return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
            }
            // Something was written meanwhile. Only now is the timer told, so that no write pays for it.
            self.alarm.as_mut().reset(self.deadline);
        }
        Poll::Pending
    }

    fn received(&mut self, bytes: usize) {
        if bytes > 0 {
            let worth = Duration::from_secs_f64(bytes as f64 / SLOWEST_BYTES_A_SECOND);
            self.deadline = (self.deadline + worth).min(Instant::now() + self.patience);
        }
    }

    fn written(&mut self, done: Poll<io::Result<usize>>, context: &mut Context<'_>) -> Poll<io::Result<usize>> {
        match done {
            Poll::Pending => self.wait(context),
            Poll::Ready(Ok(bytes)) if bytes > 0 => {
                self.deadline = Instant::now() + self.patience;
                done
            }
            Poll::Ready(_) => done,
        }
    }
}

impl AsyncRead for Connection {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        match Pin::new(&mut self.stream).poll_read(context, buffer) {
            Poll::Pending => self.wait(context),
            done => {
                self.received(buffer.filled().len().saturating_sub(before));
                done
            }
        }
    }
}

impl AsyncWrite for Connection {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let done = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.written(done, context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let done = Pin::new(&mut self.stream).poll_write_vectored(context, parts);
        self.written(done, context)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use axum::{Router, body::Bytes, routing::get};
    use tokio::{
        io::{AsyncReadExt as _, AsyncWriteExt as _},
        time::timeout,
    };

    use super::*;

    /// A connection to a small server of that patience.
    async fn connected(patience: Duration) -> TcpStream {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let length = |file: Bytes| async move { file.len().to_string() };
        let app = Router::new().route("/", get(|| async { "hello" }).post(length));
        tokio::spawn(async move { axum::serve(Patient { listener, patience }, app).await });
        TcpStream::connect(address).await.unwrap()
    }

    #[tokio::test]
    async fn a_request_that_never_ends_is_not_waited_for() {
        let (mut answers, mut requests) = connected(Duration::from_millis(300)).await.into_split();
        let trickle = tokio::spawn(async move {
            requests.write_all(b"GET / HTTP/1.1\r\nhost: here\r\nx: ").await.unwrap();
            while requests.write_all(b"x").await.is_ok() {
                sleep(Duration::from_millis(20)).await;
            }
        });
        let ended = timeout(Duration::from_secs(30), answers.read_to_end(&mut Vec::new())).await;
        trickle.abort();
        assert!(ended.is_ok(), "the connection is still open");
    }

    #[tokio::test]
    async fn a_connection_that_is_answered_stays() {
        let mut stream = connected(Duration::from_secs(2)).await;
        for _ in 0..4 {
            stream.write_all(b"GET / HTTP/1.1\r\nhost: here\r\n\r\n").await.unwrap();
            let mut answer = Vec::new();
            while !answer.ends_with(b"hello") {
                assert_ne!(stream.read_buf(&mut answer).await.unwrap(), 0, "the connection was closed");
            }
            sleep(Duration::from_millis(700)).await;
        }
    }

    #[tokio::test]
    async fn a_file_that_arrives_steadily_is_taken_however_long_that_takes() {
        let mut stream = connected(Duration::from_secs(1)).await;
        let length = 30 * 16 * 1024;
        let head = format!("POST / HTTP/1.1\r\nhost: here\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n");
        stream.write_all(head.as_bytes()).await.unwrap();
        for _ in 0..30 {
            stream.write_all(&[b'x'; 16 * 1024]).await.unwrap();
            sleep(Duration::from_millis(100)).await;
        }
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with(&length.to_string()), "{answer}");
    }
}
