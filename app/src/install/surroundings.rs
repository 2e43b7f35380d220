//! When somebody is invited, and to what. Rare and quiet: after the third check-in, one thing at a time, and a no is
//! heard for sixty days.

/// Check-ins before anything is offered: who did something three times has seen what this is.
pub(super) const ENOUGH: usize = 3;

const DAY: i64 = 24 * 60 * 60 * 1000;
/// How long a no is heard.
const PUT_OFF: i64 = 60 * DAY;
/// How long the other invitation waits after a no.
const QUIET: i64 = 7 * DAY;

/// How this device can install.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// By a button of ours: the browser asks.
    Button,
    /// By hand, from the share sheet of an iPhone or iPad.
    ShareSheet,
}

/// What somebody is invited to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Invitation {
    /// To put the app on the home screen.
    Install(Way),
    /// To look at reminders. The browser is asked for nothing here.
    Remind,
}

/// What this device is and can do; nothing before it was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Surroundings {
    /// Whether it was looked at.
    pub is_known: bool,
    /// Whether this is the installed app.
    pub is_installed: bool,
    /// How it could be installed now, as far as the browser tells.
    pub way: Option<Way>,
    /// Whether an invitation was answered on this visit: then the visit has had its one.
    pub is_answered: bool,
    /// Whether the browser could still be asked for notifications.
    pub may_ask: bool,
    /// The time, in milliseconds of this device's clock.
    pub now: i64,
    /// When installing was put off.
    pub install_put_off: Option<i64>,
    /// When reminders were put off.
    pub remind_put_off: Option<i64>,
}

impl Surroundings {
    /// The one invitation of this visit, if any, after so many check-ins.
    #[must_use]
    pub fn invitation(&self, check_ins: usize) -> Option<Invitation> {
        if !self.is_known || self.is_answered || check_ins < ENOUGH {
            return None;
        }
        let install =
            self.way.filter(|_| !self.is_installed && self.is_ripe(self.install_put_off, self.remind_put_off));
        let remind = self.may_ask && self.is_ripe(self.remind_put_off, self.install_put_off);
        install.map(Invitation::Install).or_else(|| remind.then_some(Invitation::Remind))
    }

    /// Whether neither this nor the other was put off too short a time ago. A clock that was set back counts as short.
    fn is_ripe(&self, own: Option<i64>, other: Option<i64>) -> bool {
        let is_past = |at: Option<i64>, wait: i64| at.is_none_or(|at| self.now - at >= wait);
        is_past(own, PUT_OFF) && is_past(other, QUIET)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_773_306_000_000;
    const PHONE: Surroundings = Surroundings {
        is_known: true,
        is_installed: false,
        way: Some(Way::Button),
        is_answered: false,
        may_ask: true,
        now: NOW,
        install_put_off: None,
        remind_put_off: None,
    };

    fn after(days: i64) -> Option<i64> {
        Some(NOW - days * DAY)
    }

    #[test]
    fn nobody_is_invited_before_the_third_check_in() {
        assert_eq!(PHONE.invitation(2), None);
        assert_eq!(PHONE.invitation(3), Some(Invitation::Install(Way::Button)));
        assert_eq!(Surroundings::default().invitation(3), None);
    }

    #[test]
    fn a_no_is_heard_for_sixty_days_and_for_the_other_one_a_week() {
        let asked = |install_put_off| Surroundings { install_put_off, ..PHONE }.invitation(9);
        assert_eq!(asked(after(0)), None);
        assert_eq!(asked(after(6)), None);
        assert_eq!(asked(after(7)), Some(Invitation::Remind));
        assert_eq!(asked(after(59)), Some(Invitation::Remind));
        assert_eq!(asked(after(60)), Some(Invitation::Install(Way::Button)));
    }

    #[test]
    fn a_visit_has_one_invitation() {
        assert_eq!(Surroundings { is_answered: true, ..PHONE }.invitation(9), None);
    }

    #[test]
    fn both_put_off_is_silence() {
        let both = Surroundings { install_put_off: after(30), remind_put_off: after(20), ..PHONE };
        assert_eq!(both.invitation(100), None);
        // After sixty days the first may be offered again; the week after the other's no is over.
        assert_eq!(Surroundings { install_put_off: after(61), ..both }.invitation(100), PHONE.invitation(3));
    }

    #[test]
    fn the_installed_app_asks_for_reminders_only() {
        let installed = Surroundings { is_installed: true, ..PHONE };
        assert_eq!(installed.invitation(3), Some(Invitation::Remind));
        assert_eq!(Surroundings { may_ask: false, ..installed }.invitation(3), None);
    }

    #[test]
    fn where_nothing_can_be_done_nothing_is_offered() {
        assert_eq!(Surroundings { way: None, may_ask: false, ..PHONE }.invitation(3), None);
        let ipad = Surroundings { way: Some(Way::ShareSheet), may_ask: false, ..PHONE };
        assert_eq!(ipad.invitation(3), Some(Invitation::Install(Way::ShareSheet)));
    }

    #[test]
    fn a_clock_that_was_set_back_does_not_ask_again() {
        assert_eq!(Surroundings { install_put_off: Some(NOW + DAY), may_ask: false, ..PHONE }.invitation(3), None);
    }
}
