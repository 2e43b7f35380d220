//! Colours of other apps as the nearest of our twenty, which are Loop's (vectors, `loop_palette.csv`).

/// Red, green and blue of each of our colours, as Loop writes them.
const LOOP_COLOURS: [u32; 20] = [
    0xd32f2f, 0xe64a19, 0xf57c00, 0xff8f00, 0xf9a825, 0xafb42b, 0x7cb342, 0x388e3c, 0x00897b, 0x00acc1, 0x039be5,
    0x1976d2, 0x303f9f, 0x5e35b1, 0x8e24aa, 0xd81b60, 0x5d4037, 0x303030, 0x757575, 0xaaaaaa,
];

/// Red, green and blue of `#1976D2`, `#19d` or `#FF1976D2`, whose first two digits say how much shines through.
fn parsed_hex(text: &str) -> Option<u32> {
    let digits = text.trim().strip_prefix('#')?;
    if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let number = u32::from_str_radix(digits, 16).ok()?;
    match digits.len() {
        3 => Some(((number & 0xf00) * 0x1100) | ((number & 0xf0) * 0x110) | ((number & 0xf) * 0x11)),
        6 | 8 => Some(number & 0x00ff_ffff),
        _ => None,
    }
}

/// The nearest colour, and whether it is the same.
pub fn colour_of_hex(text: &str) -> Option<(u8, bool)> {
    parsed_hex(text).map(nearest)
}

/// The nearest colour of a number with alpha, red, green and blue, which other programs keep with a sign.
pub fn colour_of_argb(number: i64) -> (u8, bool) {
    nearest((number & 0x00ff_ffff) as u32)
}

fn nearest(colour: u32) -> (u8, bool) {
    let mut best = (0, u32::MAX);
    for (index, known) in (0_u8..).zip(LOOP_COLOURS) {
        let distance = [16, 8, 0].map(|shift| {
            let [one, other] = [colour, known].map(|number| (number >> shift) & 0xff);
            one.abs_diff(other).pow(2)
        });
        let distance: u32 = distance.iter().sum();
        if distance < best.1 {
            best = (index, distance);
        }
    }
    (best.0, best.1 == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_and_compared() {
        assert_eq!(colour_of_hex("#1976D2"), Some((11, true)));
        assert_eq!(colour_of_hex("#ff1976d2"), Some((11, true)));
        assert_eq!(colour_of_hex("#1976D3"), Some((11, false)));
        assert_eq!(colour_of_hex("#aaa"), Some((19, true)));
        assert_eq!((colour_of_hex("blue"), colour_of_hex("#12345"), colour_of_hex("#+12345")), (None, None, None));
        assert_eq!(colour_of_argb(-2_937_041), (0, true));
    }
}
