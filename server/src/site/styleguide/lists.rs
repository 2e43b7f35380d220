//! Rows, ticks, marks and figures.

use leptos::prelude::*;
use ui::{
    Badge, Facts, Hue, IconName, LinkRow, ListRow, Mark, RowFigure, RowMain, Rows, Section, Sparkline, Stat, Stats,
    Tick, TickState, TimerButton,
};

const LONG: &str =
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft 🚢 every single morning";

pub(super) fn view() -> impl IntoView {
    let count = |text: &str, fraction: f64, met: bool| TickState::Count { text: text.into(), fraction, met };
    let rows = [
        ("Open", TickState::Open),
        ("Done", TickState::Done),
        ("Partly done", TickState::Partial),
        ("Skipped", TickState::Skipped),
        ("Not done", TickState::Failed),
        ("Counted, none so far", count("0", 0.0, false)),
        ("Counted, six of eight", count("6", 0.75, false)),
        ("Counted, enough", count("12.5", 1.0, true)),
        (LONG, TickState::Open),
    ];
    let row = |(title, state): (&'static str, TickState)| {
        let settled = matches!(state, TickState::Done | TickState::Count { met: true, .. });
        view! {
            <ListRow settled>
                <Tick state label=title is_button=true/>
                <RowMain title href="#main".to_owned()>"After coffee " <Mark text="on this device"/></RowMain>
                <Sparkline values=vec![0.3, 0.42, 0.4, 0.5, 0.62, 0.6, 0.7] label="Strength rose to 70 percent"/>
                <RowFigure value="34" unit="days"/>
            </ListRow>
        }
    };
    view! {
        <Section title="Rows and ticks" hue=Some(Hue::Leaf)>
            <Rows label="Every state of the tick">{rows.map(row).into_iter().collect::<Vec<_>>()}</Rows>
        </Section>
        <Section title="Links and figures" hue=Some(Hue::Amber)>
            <Rows>
                <LinkRow href="#profile" title="Profile" note="Name, time zone, how numbers look" icon=IconName::Person/>
                <LinkRow href="#sync" title="Sync" note="3 waiting on this device" icon=IconName::Sync/>
            </Rows>
            <Stats>
                <Stat label="Strength" value="64" unit="%" note=Some("66 % after today".to_owned())/>
                <Stat label="Streak" value="34" unit="days" note=Some("Best: 58 days".to_owned())/>
                <Stat label="Last 30 days" value="87" unit="%"/>
            </Stats>
            <Facts items=vec![("Schedule".into(), "Monday, Wednesday, Friday".into()), ("Since".into(), "12 March 2026".into())]/>
            <p class="cluster">
                <TimerButton running=false label="Start the timer of Read" time=String::new()/>
                <TimerButton running=true label="Stop the timer of Read" time="12:34".to_owned()/>
            </p>
            <p class="cluster">
                <Badge hue=Hue::Leaf>"Daily"</Badge> <Badge hue=Hue::Amber>"Paused"</Badge> <Badge hue=Hue::Plum>"Shared"</Badge>
            </p>
        </Section>
    }
}
