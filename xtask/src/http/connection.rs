//! One keep-alive connection: requests out, answers with a length or in chunks back.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// An open connection. After an error it must not be used again.
pub struct Connection {
    address: SocketAddr,
    reader: BufReader<TcpStream>,
}

/// An answer with its body as it was sent.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as JSON.
    pub fn json(&self) -> Result<Value> {
        serde_json::from_slice(&self.body)
            .with_context(|| format!("not JSON (status {}): {}", self.status, String::from_utf8_lossy(&self.body)))
    }

    /// The first header of a name, given in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(header, _)| header == name).map(|(_, value)| value.as_str())
    }

    /// Refuses every status but the wanted ones.
    pub fn expect(self, wanted: &[u16]) -> Result<Self> {
        if !wanted.contains(&self.status) {
            bail!("answered {}: {}", self.status, String::from_utf8_lossy(&self.body));
        }
        Ok(self)
    }
}

impl Connection {
    /// Connects, with a limit on every wait.
    pub fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect_timeout(&address, Duration::from_secs(5))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        stream.set_write_timeout(Some(Duration::from_secs(30)))?;
        Ok(Self { address, reader: BufReader::with_capacity(64 * 1024, stream) })
    }

    /// A GET.
    pub fn get(&mut self, path: &str, headers: &[(&str, &str)]) -> Result<Answer> {
        self.request("GET", path, headers, None)
    }

    /// Any request; a body is JSON.
    pub fn request(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Result<Answer> {
        let body = body.map(ToString::to_string);
        let bytes = compose(method, path, self.address, headers, body.as_deref());
        self.send(&bytes)
    }

    /// A request composed before, for load: nothing is formatted while the clock runs.
    pub fn send(&mut self, request: &[u8]) -> Result<Answer> {
        self.reader.get_mut().write_all(request)?;
        let status = self.status()?;
        let headers = self.headers()?;
        let header = |name: &str| headers.iter().find(|(header, _)| header == name).map(|(_, value)| value.as_str());
        let body = if status == 204 || status == 304 {
            Vec::new()
        } else if header("transfer-encoding").is_some_and(|coding| coding.eq_ignore_ascii_case("chunked")) {
            self.chunks()?
        } else {
            let length = header("content-length").unwrap_or("0").parse().context("content-length is no number")?;
            self.exactly(length)?
        };
        Ok(Answer { status, headers, body })
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        if self.reader.read_line(&mut line)? == 0 {
            bail!("the server closed the connection");
        }
        Ok(line.trim_end().to_owned())
    }

    fn status(&mut self) -> Result<u16> {
        let line = self.line()?;
        line.split(' ').nth(1).and_then(|status| status.parse().ok()).with_context(|| format!("no status in {line:?}"))
    }

    fn headers(&mut self) -> Result<Vec<(String, String)>> {
        let mut headers = Vec::with_capacity(16);
        loop {
            let line = self.line()?;
            if line.is_empty() {
                return Ok(headers);
            }
            if let Some((name, value)) = line.split_once(':') {
                headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
    }

    fn chunks(&mut self) -> Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let line = self.line()?;
            let length = usize::from_str_radix(line.split(';').next().unwrap_or_default().trim(), 16)?;
            if length == 0 {
                while !self.line()?.is_empty() {}
                return Ok(body);
            }
            body.extend(self.exactly(length)?);
            self.line()?;
        }
    }

    fn exactly(&mut self, length: usize) -> Result<Vec<u8>> {
        let mut bytes = vec![0; length];
        self.reader.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}

/// The bytes of a request.
pub fn compose(method: &str, path: &str, host: SocketAddr, headers: &[(&str, &str)], body: Option<&str>) -> Vec<u8> {
    let mut text = format!("{method} {path} HTTP/1.1\r\nhost: {host}\r\n");
    for (name, value) in headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    if let Some(body) = body {
        text.push_str(&format!("content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}", body.len()));
    } else {
        text.push_str("\r\n");
    }
    text.into_bytes()
}
