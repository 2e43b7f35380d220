//! Takes from a module what no browser runs: names, where it came from, what the linker noted.

use anyhow::Result;
use wasmparser::Parser;

/// Magic number and version.
const PREFACE: usize = 8;

/// The module without its custom sections.
pub fn without_notes(module: &[u8]) -> Result<Vec<u8>> {
    let mut kept = module.get(..PREFACE).unwrap_or_default().to_vec();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        let Some((id, content)) = payload.as_section() else { continue };
        if id == 0 {
            continue;
        }
        let content = module.get(usize::try_from(content.start)?..usize::try_from(content.end)?).unwrap_or_default();
        kept.push(id);
        kept.extend(leb128(content.len()));
        kept.extend(content);
    }
    Ok(kept)
}

/// A number as WebAssembly writes it: seven bits a byte, the lowest first.
fn leb128(number: usize) -> Vec<u8> {
    let mut left = number;
    let mut bytes = Vec::new();
    loop {
        let low = u8::try_from(left & 0x7f).unwrap_or_default();
        left >>= 7;
        if left == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_runs_stays() {
        let bare = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0".to_vec();
        let mut noted = bare.clone();
        noted.splice(8..8, *b"\0\x05\x04name");
        noted.extend(*b"\0\x03\x02ab");
        assert_eq!(without_notes(&noted).unwrap(), bare);
        assert_eq!(without_notes(&bare).unwrap(), bare);
    }

    #[test]
    fn numbers_take_as_many_bytes_as_they_need() {
        assert_eq!(leb128(0), [0]);
        assert_eq!(leb128(127), [127]);
        assert_eq!(leb128(624_485), [0xe5, 0x8e, 0x26]);
    }
}
