//! A refused request inside a page: the sentence for its code, how long to wait, and the trace id.

use leptos::prelude::*;

use super::notice::Tone;
use crate::words;

/// Says what went wrong; renders nothing while `code` is `None`.
#[component]
pub fn ProblemNotice(
    #[prop(into)] code: Signal<Option<String>>,
    #[prop(optional_no_strip, into)] trace_id: Option<String>,
    #[prop(optional_no_strip)] retry_after: Option<u32>,
) -> impl IntoView {
    move || {
        let trace_id = trace_id.clone();
        code.get().map(|code| {
            view! {
                <div class=Tone::Danger.class() role="alert">
                    <p>{words::sentence(&code)}</p>
                    {retry_after.map(|seconds| view! { <p class="notice__more">{wait_sentence(seconds)}</p> })}
                    {trace_id
                        .map(|id| {
                            view! {
                                <p class="notice__more">
                                    "If you report this, name " <code class="num">{id}</code>
                                </p>
                            }
                        })}
                </div>
            }
        })
    }
}

fn wait_sentence(seconds: u32) -> String {
    match seconds {
        0 | 1 => "You can try again in a second.".to_owned(),
        2..=90 => format!("You can try again in {seconds} seconds."),
        _ => format!("You can try again in {} minutes.", seconds.div_ceil(60)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_is_told_in_seconds_then_in_minutes() {
        assert!(wait_sentence(1).contains("a second"));
        assert!(wait_sentence(30).contains("30 seconds"));
        assert!(wait_sentence(61 * 2).contains("3 minutes"));
    }
}
