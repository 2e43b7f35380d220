//! From values to places on the drawing. Pure, so that every chart shares one rounding.

/// A share of a whole, safe against what is not a number.
pub(crate) fn share(value: f64) -> f64 {
    if value.is_finite() { value.clamp(0.0, 1.0) } else { 0.0 }
}

/// One decimal is finer than any screen, and keeps the markup short.
pub(crate) fn short(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// The points of a line through `values` (0 to 1, oldest first) in a box with its own margin at top and bottom.
pub(crate) fn points(values: &[f64], width: f64, height: f64, margin: f64) -> Vec<(f64, f64)> {
    let steps = values.len().saturating_sub(1).max(1) as f64;
    let inner = height - 2.0 * margin;
    let place =
        |(n, value): (usize, &f64)| (short(n as f64 / steps * width), short(margin + (1.0 - share(*value)) * inner));
    values.iter().enumerate().map(place).collect()
}

/// The points as the value of a `points` attribute.
pub(crate) fn polyline(points: &[(f64, f64)]) -> String {
    points.iter().fold(String::new(), |line, (x, y)| {
        let gap = if line.is_empty() { "" } else { " " };
        line + &format!("{gap}{x},{y}")
    })
}

/// Stretches values so that their own range fills the drawing, never magnifying less than a fifth of the scale.
pub(crate) fn stretch(values: &[f64]) -> Vec<f64> {
    let low = values.iter().copied().map(share).fold(1.0, f64::min);
    let high = values.iter().copied().map(share).fold(0.0, f64::max);
    let span = (high - low).max(0.2);
    // A short range keeps its place: near the bottom when low, near the top when high.
    let floor = ((low + high - span) / 2.0).clamp(0.0, 1.0 - span);
    values.iter().map(|value| (share(*value) - floor) / span).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_runs_from_edge_to_edge() {
        assert_eq!(points(&[0.0, 1.0], 72.0, 22.0, 2.0), [(0.0, 20.0), (72.0, 2.0)]);
        assert_eq!(points(&[0.5], 72.0, 22.0, 2.0), [(0.0, 11.0)]);
        assert!(points(&[], 72.0, 22.0, 2.0).is_empty());
    }

    #[test]
    fn what_is_not_a_number_lies_on_the_floor() {
        assert_eq!(points(&[f64::NAN, f64::INFINITY], 10.0, 10.0, 0.0), [(0.0, 10.0), (10.0, 10.0)]);
    }

    #[test]
    fn a_flat_line_is_not_blown_up() {
        let flat = stretch(&[0.50, 0.51]);
        assert!(flat.iter().all(|v| (0.4..=0.6).contains(v)), "{flat:?}");
        let wide = stretch(&[0.0, 1.0]);
        assert_eq!(polyline(&points(&wide, 1.0, 1.0, 0.0)), "0,1 1,0");
    }
}
