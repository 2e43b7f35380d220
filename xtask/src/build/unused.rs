//! Empties functions of the linked module that no browser ever calls, but that tables of type-erased views keep alive.
//!
//! A body keeps its length, so that every other offset stays right; its relocations go, so that what only it called
//! goes with it in the steps that follow.

use std::collections::HashMap;
use std::ops::Range;

use anyhow::{Context, Result, bail};

use super::leb::{Reader, write_u32};

/// Methods that only run elsewhere: the asynchronous hydration that we do not start, hydration from templates that we do
/// not have, the list of routes that the server makes.
const NEVER_CALLED: [&str; 3] = ["13hydrate_async", "21hydrate_from_template", "15generate_routes"];

/// Texts for developers that nothing here shows: people see words by code, and a panic says where it happened.
const NEVER_READ: [&str; 2] =
    ["core..fmt..Debug$GT$3fmt", "jiff..error..ErrorKind$u20$as$u20$core..fmt..Display$GT$3fmt"];

/// Shorter bodies stay: they gain nothing, and the compiler may have made one function of several that look alike.
const SMALLEST: usize = 64;

const UNREACHABLE: &[u8] = &[0x00, 0x00];
const ANSWER_OK: &[u8] = &[0x00, 0x41, 0x00];
const NOP: u8 = 0x01;
const END: u8 = 0x0b;

/// The module without these bodies, and how many bytes of code they held.
pub fn without_unused(mut module: Vec<u8>) -> Result<(Vec<u8>, usize)> {
    let layout = Layout::read(&module)?;
    let mut emptied = Vec::new();
    for (index, body) in &layout.bodies {
        let name = layout.names.get(index).map_or("", String::as_str);
        if let Some(code) = replacement(name).filter(|_| body.len() >= SMALLEST) {
            module[body.clone()].fill(NOP);
            module[body.start..body.start + code.len()].copy_from_slice(code);
            module[body.end - 1] = END;
            emptied.push(body.start - layout.code..body.end - layout.code);
        }
    }
    let kept = relocations(&module[layout.relocations.clone()], &emptied)?;
    let mut length = Vec::new();
    write_u32(&mut length, u32::try_from(kept.len())?);
    let bytes = emptied.iter().map(Range::len).sum();
    module.splice(layout.relocations_length.start..layout.relocations.end, length.into_iter().chain(kept));
    Ok((module, bytes))
}

fn replacement(name: &str) -> Option<&'static [u8]> {
    let path = name.strip_suffix('E').and_then(|name| name.rsplit_once("17h")).map(|(path, _)| path)?;
    if NEVER_READ.iter().any(|end| path.ends_with(end)) {
        return Some(ANSWER_OK);
    }
    let mut method = path;
    while let Some(outer) = method.strip_suffix("28_$u7b$$u7b$closure$u7d$$u7d$") {
        method = outer;
    }
    NEVER_CALLED.iter().any(|end| method.ends_with(end)).then_some(UNREACHABLE)
}

/// Where things are in a linked module.
struct Layout {
    /// Bodies with their locals, by index of the function.
    bodies: Vec<(u32, Range<usize>)>,
    names: HashMap<u32, String>,
    /// Start of the code section's content.
    code: usize,
    /// The section of the code's relocations, with its name.
    relocations: Range<usize>,
    relocations_length: Range<usize>,
}

impl Layout {
    fn read(module: &[u8]) -> Result<Self> {
        let mut reader = Reader::new(module, 8);
        let (mut imported, mut names, mut bodies, mut code, mut relocations) = (0, HashMap::new(), Vec::new(), 0, None);
        while !reader.is_at_end() {
            let id = reader.byte()?;
            let length_start = reader.at();
            let length = reader.length()?;
            let content = reader.at()..reader.at() + length;
            let mut section = Reader::new(module.get(..content.end).context("a section is cut short")?, content.start);
            match id {
                2 => imported = imported_functions(&mut section)?,
                10 => {
                    code = content.start;
                    for index in 0..section.u32()? {
                        let length = section.length()?;
                        bodies.push((imported + index, section.at()..section.at() + length));
                        section.skip(length)?;
                    }
                }
                0 => match section.text()?.as_str() {
                    "name" => names = function_names(&mut section)?,
                    "reloc.CODE" => relocations = Some((length_start..content.start, content.clone())),
                    _ => {}
                },
                _ => {}
            }
            reader.skip(length)?;
        }
        let (relocations_length, relocations) = relocations.context("the module has no relocations of its code")?;
        Ok(Self { bodies, names, code, relocations, relocations_length })
    }
}

fn imported_functions(section: &mut Reader) -> Result<u32> {
    let mut functions = 0;
    for _ in 0..section.u32()? {
        section.text()?;
        section.text()?;
        match section.byte()? {
            0 => {
                section.u32()?;
                functions += 1;
            }
            1 => {
                section.byte()?;
                section.limits()?;
            }
            2 => section.limits()?,
            3 => section.skip(2)?,
            4 => section.skip(1).and_then(|()| section.u32().map(drop))?,
            kind => bail!("an import of the unknown kind {kind}"),
        }
    }
    Ok(functions)
}

fn function_names(section: &mut Reader) -> Result<HashMap<u32, String>> {
    while !section.is_at_end() {
        let kind = section.byte()?;
        let length = section.length()?;
        if kind != 1 {
            section.skip(length)?;
            continue;
        }
        return (0..section.u32()?).map(|_| Ok((section.u32()?, section.text()?))).collect();
    }
    bail!("the module has no names: is `strip` more than debug information?")
}

/// The same section without what lies in the emptied ranges.
fn relocations(section: &[u8], emptied: &[Range<usize>]) -> Result<Vec<u8>> {
    /// Kinds of relocation that carry a number to add.
    const WITH_ADDEND: [u8; 14] = [3, 4, 5, 8, 9, 11, 14, 15, 16, 17, 21, 22, 23, 25];
    let mut reader = Reader::new(section, 0);
    reader.text()?;
    reader.u32()?;
    let head = section[..reader.at()].to_vec();
    let count = reader.u32()?;
    let (mut kept, mut entries) = (0, Vec::new());
    for _ in 0..count {
        let start = reader.at();
        let kind = reader.byte()?;
        let offset = usize::try_from(reader.u32()?)?;
        reader.u32()?;
        if WITH_ADDEND.contains(&kind) {
            reader.skip_number()?;
        }
        let after = emptied.partition_point(|range| range.end <= offset);
        if !emptied.get(after).is_some_and(|range| range.contains(&offset)) {
            kept += 1;
            entries.extend_from_slice(&section[start..reader.at()]);
        }
    }
    let mut out = head;
    write_u32(&mut out, kept);
    out.extend(entries);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HASH: &str = "17h0123456789abcdefE";

    #[test]
    fn only_the_methods_themselves_are_emptied() {
        let closure = "28_$u7b$$u7b$closure$u7d$$u7d$";
        let of = |path: &str| replacement(&format!("_ZN{path}{HASH}"));
        assert_eq!(of("8into_any13hydrate_async"), Some(UNREACHABLE));
        assert_eq!(of(&format!("8into_any13hydrate_async{closure}{closure}")), Some(UNREACHABLE));
        assert_eq!(of("4core3ptr50drop_in_place$LT$into_any..hydrate_async$GT$"), None);
        assert_eq!(of("44_$LT$app..Habit$u20$as$u20$core..fmt..Debug$GT$3fmt"), Some(ANSWER_OK));
        assert_eq!(of("44_$LT$app..Habit$u20$as$u20$core..fmt..Display$GT$3fmt"), None);
        assert_eq!(replacement("start"), None);
    }

    #[test]
    fn relocations_of_emptied_bodies_go() {
        let section = [1, b'x', 10, 3, 0, 2, 7, 3, 5, 7, 0x7f, 0, 9, 7];
        assert_eq!(relocations(&section, &[4..8]).unwrap(), [1, b'x', 10, 2, 0, 2, 7, 0, 9, 7]);
        assert_eq!(relocations(&section, &[]).unwrap(), section);
    }
}
