//! The tick: the most pressed button here. State is told by shape, by `aria-pressed` and by the name the page gives.

use leptos::prelude::*;

use crate::Hue;

const CHECK: &str = "M6.8 12.4l3.6 3.6 7-7.8";

/// What the tick shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum TickState {
    #[default]
    Open,
    Done,
    Partial,
    Skipped,
    Failed,
    /// A counted thing: the number so far, how much of it is done (0 to 1), and whether it is enough.
    Count {
        text: String,
        fraction: f64,
        met: bool,
    },
}

impl TickState {
    /// One word for the state, for titles and notes.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Open => "Not done yet",
            Self::Done | Self::Count { met: true, .. } => "Done",
            Self::Partial => "Partly done",
            Self::Skipped => "Skipped",
            Self::Failed => "Not done",
            Self::Count { .. } => "Under way",
        }
    }

    fn class(&self) -> &'static str {
        match self {
            Self::Open => "tick tick--open",
            Self::Done => "tick tick--done",
            Self::Partial => "tick tick--partial",
            Self::Skipped => "tick tick--skipped",
            Self::Failed => "tick tick--failed",
            Self::Count { met: true, .. } => "tick tick--count tick--met",
            Self::Count { .. } => "tick tick--count",
        }
    }

    /// Whether the number needs smaller figures to fit the ring.
    fn is_wide(&self) -> bool {
        matches!(self, Self::Count { text, .. } if text.chars().count() > 3)
    }

    fn pressed(&self) -> &'static str {
        match self {
            Self::Done | Self::Count { met: true, .. } => "true",
            Self::Partial => "mixed",
            _ => "false",
        }
    }

    /// The sign inside the ring.
    fn sign(&self) -> &'static str {
        match self {
            Self::Done => CHECK,
            // A number too long for the ring leaves it empty, and enough must not look like nothing.
            Self::Count { text, met: true, .. } if text.is_empty() => CHECK,
            Self::Partial => "M7.5 12h9",
            Self::Skipped => "M8.2 8l4.4 4-4.4 4M12.4 8l4.4 4-4.4 4",
            Self::Failed => "M8.5 8.5l7 7M15.5 8.5l-7 7",
            Self::Open | Self::Count { .. } => "",
        }
    }

    /// Arc and gap on a ring whose length is 100.
    fn dashes(&self) -> String {
        match self {
            Self::Count { fraction, .. } => {
                let arc = if fraction.is_finite() { (fraction.clamp(0.0, 1.0) * 100.0).round() } else { 0.0 };
                format!("{arc} 100")
            }
            _ => "0 100".to_owned(),
        }
    }

    fn text(&self) -> String {
        match self {
            Self::Count { text, .. } => text.clone(),
            _ => String::new(),
        }
    }
}

/// A real button; put it into a quiet form so that it works without a script. `label` is its whole accessible name.
#[component]
pub fn Tick(
    #[prop(into)] state: Signal<TickState>,
    #[prop(into)] label: Signal<String>,
    #[prop(optional_no_strip)] hue: Option<Hue>,
    #[prop(optional, into)] name: Option<String>,
    #[prop(optional, into)] value: Option<String>,
    #[prop(optional)] is_button: bool,
) -> impl IntoView {
    view! {
        <button
            class=move || state.with(TickState::class)
            class:tick--wide=move || state.with(TickState::is_wide)
            type=if is_button { "button" } else { "submit" }
            name=name
            value=value
            data-hue=hue.unwrap_or(Hue::Leaf).name()
            aria-pressed=move || state.with(TickState::pressed)
            aria-label=move || label.get()
            title=move || state.with(TickState::word)
        >
            {drawing(state)}
        </button>
    }
}

/// The same sign where there is nothing to press: how something stands. `label` says it in words.
#[component]
pub fn TickMark(
    #[prop(into)] state: Signal<TickState>,
    #[prop(into)] label: Signal<String>,
    #[prop(optional_no_strip)] hue: Option<Hue>,
) -> impl IntoView {
    view! {
        <span
            class=move || format!("{} tick--still", state.with(TickState::class))
            data-hue=hue.unwrap_or(Hue::Leaf).name()
            role="img"
            aria-label=move || label.get()
        >
            {drawing(state)}
        </span>
    }
}

/// Ring, arc, sign and number.
fn drawing(state: Signal<TickState>) -> impl IntoView {
    view! {
        <svg class="tick__ring" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <circle class="tick__base" cx="12" cy="12" r="10.4"></circle>
            <circle
                class="tick__arc"
                cx="12"
                cy="12"
                r="10.4"
                pathLength="100"
                stroke-dasharray=move || state.with(TickState::dashes)
                transform="rotate(-90 12 12)"
            ></circle>
            <path class="tick__sign" pathLength="100" d=move || state.with(TickState::sign)></path>
        </svg>
        <span class="tick__text" aria-hidden="true">{move || state.with(TickState::text)}</span>
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn html(state: TickState) -> String {
        Owner::new().with(|| view! { <Tick state label="Check in Read"/> }.to_html())
    }

    #[test]
    fn state_is_told_by_more_than_colour() {
        let done = html(TickState::Done);
        assert!(done.contains("aria-pressed=\"true\"") && done.contains("title=\"Done\""), "{done}");
        assert!(html(TickState::Partial).contains("aria-pressed=\"mixed\""));
        assert!(html(TickState::Skipped).contains("title=\"Skipped\""));
    }

    #[test]
    fn a_mark_shows_the_same_sign_and_is_no_button() {
        let html = Owner::new().with(|| view! { <TickMark state=TickState::Done label="Kept"/> }.to_html());
        assert!(html.contains(CHECK) && html.contains("aria-label=\"Kept\""), "{html}");
        assert!(html.contains("role=\"img\"") && !html.contains("<button"), "{html}");
    }

    #[test]
    fn a_count_draws_its_share_of_the_ring() {
        let html = html(TickState::Count { text: "6".into(), fraction: 0.75, met: false });
        assert!(html.contains("stroke-dasharray=\"75 100\""), "{html}");
    }

    #[test]
    fn enough_without_room_for_its_number_shows_a_check() {
        let long = html(TickState::Count { text: String::new(), fraction: 1.0, met: true });
        assert!(long.contains(CHECK), "{long}");
        let short = html(TickState::Count { text: "8".into(), fraction: 1.0, met: true });
        assert!(!short.contains(CHECK), "{short}");
    }
}
