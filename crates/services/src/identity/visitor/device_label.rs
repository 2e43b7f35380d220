//! A short claim of what a device is, for the list of sessions. The whole user agent would be more than anyone needs.

/// `Firefox on Linux`; never more than 80 characters.
pub(super) fn device_label(user_agent: Option<&str>) -> &'static str {
    let Some(agent) = user_agent else { return "App or script" };
    let browser = BROWSERS.iter().position(|(mark, _)| agent.contains(mark));
    let system = SYSTEMS.iter().position(|(mark, _)| agent.contains(mark));
    match (browser, system) {
        (Some(browser), Some(system)) => LABELS
            .get(BROWSERS.get(browser).map_or(0, |(_, row)| *row))
            .and_then(|row| row.get(SYSTEMS.get(system).map_or(0, |(_, column)| *column)))
            .copied()
            .unwrap_or("Browser"),
        (Some(_), None) => "Browser",
        (None, _) => "App or script",
    }
}

/// Marks in the order in which they must be looked for: Edge says Chrome too, and Chrome says Safari.
const BROWSERS: [(&str, usize); 7] =
    [("Edg", 0), ("OPR/", 1), ("Firefox/", 2), ("FxiOS/", 2), ("Chrome/", 3), ("CriOS/", 3), ("Safari/", 4)];

const SYSTEMS: [(&str, usize); 7] =
    [("Android", 0), ("iPhone", 1), ("iPad", 2), ("Windows", 3), ("Mac OS X", 4), ("CrOS", 5), ("Linux", 6)];

const LABELS: [[&str; 7]; 5] = [
    [
        "Edge on Android",
        "Edge on iPhone",
        "Edge on iPad",
        "Edge on Windows",
        "Edge on Mac",
        "Edge on ChromeOS",
        "Edge on Linux",
    ],
    [
        "Opera on Android",
        "Opera on iPhone",
        "Opera on iPad",
        "Opera on Windows",
        "Opera on Mac",
        "Opera on ChromeOS",
        "Opera on Linux",
    ],
    [
        "Firefox on Android",
        "Firefox on iPhone",
        "Firefox on iPad",
        "Firefox on Windows",
        "Firefox on Mac",
        "Firefox on ChromeOS",
        "Firefox on Linux",
    ],
    [
        "Chrome on Android",
        "Chrome on iPhone",
        "Chrome on iPad",
        "Chrome on Windows",
        "Chrome on Mac",
        "Chrome on ChromeOS",
        "Chrome on Linux",
    ],
    [
        "Safari on Android",
        "Safari on iPhone",
        "Safari on iPad",
        "Safari on Windows",
        "Safari on Mac",
        "Safari on ChromeOS",
        "Safari on Linux",
    ],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_told_apart() {
        let label = |agent| device_label(Some(agent));
        assert_eq!(label("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"), "Firefox on Linux");
        assert_eq!(
            label(
                "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Mobile Safari/537.36"
            ),
            "Chrome on Android"
        );
        assert_eq!(
            label("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1"),
            "Safari on iPhone"
        );
        assert_eq!(label("curl/8.5.0"), "App or script");
        assert_eq!(device_label(None), "App or script");
    }
}
