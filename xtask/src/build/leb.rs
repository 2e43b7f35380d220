//! Reads and writes the numbers and texts of a wasm module.

use anyhow::{Context, Result};

/// A place in a module.
pub struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    pub const fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    pub const fn at(&self) -> usize {
        self.at
    }

    pub const fn is_at_end(&self) -> bool {
        self.at >= self.bytes.len()
    }

    pub fn byte(&mut self) -> Result<u8> {
        let byte = *self.bytes.get(self.at).context("the module ends too soon")?;
        self.at += 1;
        Ok(byte)
    }

    pub fn u32(&mut self) -> Result<u32> {
        let (mut value, mut shift) = (0_u64, 0);
        loop {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 {
                return u32::try_from(value).context("a number is too large");
            }
            anyhow::ensure!(shift < 35, "a number is too long");
        }
    }

    /// Passes over a number of any kind and size.
    pub fn skip_number(&mut self) -> Result<()> {
        while self.byte()? >= 0x80 {}
        Ok(())
    }

    pub fn length(&mut self) -> Result<usize> {
        Ok(usize::try_from(self.u32()?)?)
    }

    pub fn skip(&mut self, length: usize) -> Result<()> {
        self.at += length;
        anyhow::ensure!(self.at <= self.bytes.len(), "the module ends too soon");
        Ok(())
    }

    pub fn text(&mut self) -> Result<String> {
        let length = self.length()?;
        let start = self.at;
        self.skip(length)?;
        Ok(String::from_utf8_lossy(&self.bytes[start..self.at]).into_owned())
    }

    /// Passes over the limits of a table or memory.
    pub fn limits(&mut self) -> Result<()> {
        let flags = self.byte()?;
        self.skip_number()?;
        if flags & 1 == 1 {
            self.skip_number()?;
        }
        Ok(())
    }
}

/// Appends a number.
pub fn write_u32(out: &mut Vec<u8>, mut value: u32) {
    loop {
        let low = u8::try_from(value & 0x7f).unwrap_or_default();
        value >>= 7;
        if value == 0 {
            out.push(low);
            return;
        }
        out.push(low | 0x80);
    }
}
