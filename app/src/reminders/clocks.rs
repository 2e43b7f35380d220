//! The clocks that a reminder may keep to.

use domain::identity::Preferences;
use ui::SelectOption;

/// The clocks to choose from: the person's wherever they are, the one of where they are now, and the one that the
/// reminder keeps to already. `kept`: its name, blank for the first.
pub(crate) fn clocks(kept: &str, preferences: &Preferences) -> Vec<SelectOption> {
    let here = preferences.time_zone.as_str();
    let kept = Some(kept).filter(|kept| !kept.is_empty() && *kept != here);
    let fixed = |zone: &str| SelectOption::new(zone, format!("Stays on the clock of {zone}"));
    let travelling = SelectOption::new("", "Travels with me");
    [travelling, fixed(here)].into_iter().chain(kept.map(fixed)).collect()
}
