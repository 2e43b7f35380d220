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
const NEVER_READ: &str = "jiff..error..ErrorKind$u20$as$u20$core..fmt..Display$GT$3fmt";

/// The same for every type, where the body is one of its own.
const DEBUG: &str = "core..fmt..Debug$GT$3fmt";

/// Shorter bodies stay: they gain nothing, and the compiler may have made one function of several that look alike.
const SMALLEST: usize = 64;

const UNREACHABLE: &[u8] = &[0x00, 0x00];
const ANSWER_OK: &[u8] = &[0x00, 0x41, 0x00];
const NOP: u8 = 0x01;
const END: u8 = 0x0b;

/// The module without these bodies, and how many bytes of code they held.
pub fn without_unused(mut module: Vec<u8>) -> Result<(Vec<u8>, usize)> {
    let layout = Layout::read(&module)?;
    let debugging = calls_of_debug(&module, &layout)?;
    let mut emptied = Vec::new();
    for (index, body) in &layout.bodies {
        let name = layout.names.get(index).map_or("", String::as_str);
        let range = body.start - layout.code..body.end - layout.code;
        let code = match kind_of(name) {
            _ if body.len() < SMALLEST => continue,
            Kind::Used => continue,
            Kind::Debug if !debugging.iter().any(|call| range.contains(call)) => continue,
            Kind::Debug | Kind::NeverRead => ANSWER_OK,
            Kind::NeverCalled => UNREACHABLE,
        };
        module[body.clone()].fill(NOP);
        module[body.start..body.start + code.len()].copy_from_slice(code);
        module[body.end - 1] = END;
        emptied.push(range);
    }
    let kept = relocations(&module[layout.relocations.clone()], &emptied)?;
    let mut length = Vec::new();
    write_u32(&mut length, u32::try_from(kept.len())?);
    let bytes = emptied.iter().map(Range::len).sum();
    module.splice(layout.relocations_length.start..layout.relocations.end, length.into_iter().chain(kept));
    Ok((module, bytes))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Used,
    NeverCalled,
    NeverRead,
    /// Emptied where it calls what only such texts call: the compiler may have given one body to several functions.
    Debug,
}

fn kind_of(name: &str) -> Kind {
    let path = name.strip_suffix('E').and_then(|name| name.rsplit_once("17h")).map(|(path, _)| path);
    let Some(path) = path else { return Kind::Used };
    if path.ends_with(NEVER_READ) {
        return Kind::NeverRead;
    }
    if path.ends_with(DEBUG) {
        return Kind::Debug;
    }
    let mut method = path;
    while let Some(outer) = method.strip_suffix("28_$u7b$$u7b$closure$u7d$$u7d$") {
        method = outer;
    }
    if NEVER_CALLED.iter().any(|end| method.ends_with(end)) { Kind::NeverCalled } else { Kind::Used }
}

/// Where in the code a function is called whose name speaks of debugging.
fn calls_of_debug(module: &[u8], layout: &Layout) -> Result<Vec<usize>> {
    const FUNCTION: u8 = 0;
    let (_, entries) = read_relocations(&module[layout.relocations.clone()])?;
    let mut calls = Vec::new();
    for entry in entries.iter().filter(|entry| entry.kind == FUNCTION) {
        let called = Reader::new(module, layout.code + entry.offset).u32()?;
        if layout.names.get(&called).is_some_and(|name| name.contains("debug") || name.contains("Debug")) {
            calls.push(entry.offset);
        }
    }
    Ok(calls)
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

struct Relocation {
    kind: u8,
    /// Of the number it speaks of, from the start of the code section's content.
    offset: usize,
    /// Where it stands in its own section.
    bytes: Range<usize>,
}

/// The relocations of a section, and the length of what stands before their count.
fn read_relocations(section: &[u8]) -> Result<(usize, Vec<Relocation>)> {
    /// Kinds of relocation that carry a number to add.
    const WITH_ADDEND: [u8; 14] = [3, 4, 5, 8, 9, 11, 14, 15, 16, 17, 21, 22, 23, 25];
    let mut reader = Reader::new(section, 0);
    reader.text()?;
    reader.u32()?;
    let head = reader.at();
    let mut entries = Vec::new();
    for _ in 0..reader.u32()? {
        let start = reader.at();
        let kind = reader.byte()?;
        let offset = reader.length()?;
        reader.u32()?;
        if WITH_ADDEND.contains(&kind) {
            reader.skip_number()?;
        }
        entries.push(Relocation { kind, offset, bytes: start..reader.at() });
    }
    Ok((head, entries))
}

/// The same section without what lies in the emptied ranges.
fn relocations(section: &[u8], emptied: &[Range<usize>]) -> Result<Vec<u8>> {
    let (head, mut entries) = read_relocations(section)?;
    entries.retain(|entry| {
        let after = emptied.partition_point(|range| range.end <= entry.offset);
        !emptied.get(after).is_some_and(|range| range.contains(&entry.offset))
    });
    let mut kept = section[..head].to_vec();
    write_u32(&mut kept, u32::try_from(entries.len())?);
    for entry in entries {
        kept.extend_from_slice(&section[entry.bytes]);
    }
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HASH: &str = "17h0123456789abcdefE";

    #[test]
    fn only_the_methods_themselves_are_emptied() {
        let closure = "28_$u7b$$u7b$closure$u7d$$u7d$";
        let of = |path: &str| kind_of(&format!("_ZN{path}{HASH}"));
        assert_eq!(of("8into_any13hydrate_async"), Kind::NeverCalled);
        assert_eq!(of(&format!("8into_any13hydrate_async{closure}{closure}")), Kind::NeverCalled);
        assert_eq!(of("4core3ptr50drop_in_place$LT$into_any..hydrate_async$GT$"), Kind::Used);
        assert_eq!(of("44_$LT$app..Habit$u20$as$u20$core..fmt..Debug$GT$3fmt"), Kind::Debug);
        assert_eq!(of("44_$LT$app..Habit$u20$as$u20$core..fmt..Display$GT$3fmt"), Kind::Used);
        assert_eq!(kind_of("start"), Kind::Used);
    }

    #[test]
    fn relocations_of_emptied_bodies_go() {
        let section = [1, b'x', 10, 3, 0, 2, 7, 3, 5, 7, 0x7f, 0, 9, 7];
        assert_eq!(relocations(&section, std::slice::from_ref(&(4..8))).unwrap(), [1, b'x', 10, 2, 0, 2, 7, 0, 9, 7]);
        assert_eq!(relocations(&section, &[]).unwrap(), section);
    }
}
