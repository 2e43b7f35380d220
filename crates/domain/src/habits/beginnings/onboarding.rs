//! The first minutes: what somebody does already, how they feel about it, who they want to be, and what to begin with.
//! Every step can be left out and come back to.

use serde::{Deserialize, Serialize};

use crate::{
    habits::{Tone, starter_stacks::starter, text_field},
    problem::FieldError,
};

/// Most lines of what one does already.
pub const MAX_LINES: usize = 12;

/// Where somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnboardingStep {
    /// What one does already.
    #[default]
    Audit,
    /// How one feels about each of it.
    Categorize,
    /// Who one wants to be.
    Identity,
    /// What to begin with.
    Suggestions,
    /// Done, or left.
    Done,
}

impl OnboardingStep {
    /// All of them, in order.
    pub const ALL: [Self; 5] = [Self::Audit, Self::Categorize, Self::Identity, Self::Suggestions, Self::Done];

    /// The stored and transmitted word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Audit => "audit",
            Self::Categorize => "categorize",
            Self::Identity => "identity",
            Self::Suggestions => "suggestions",
            Self::Done => "done",
        }
    }

    /// # Errors
    /// `unknown_choice`.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        Self::ALL.into_iter().find(|step| step.as_str() == text).ok_or("unknown_choice")
    }
}

/// Something that somebody does already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditLine {
    /// One to 120 characters, as a habit's name.
    pub text: String,
    /// How they feel about it; none until they said.
    pub tone: Option<Tone>,
}

/// What was answered so far.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Onboarding {
    /// The step to show next.
    pub step: OnboardingStep,
    /// At most [`MAX_LINES`], each once.
    pub lines: Vec<AuditLine>,
    /// Who they want to be, 1 to 200 characters.
    pub statement: Option<String>,
    /// Slug of the starter stack that led here.
    pub starter: Option<String>,
}

impl Onboarding {
    /// The lines, one a habit. Blank ones are left out, repeated ones stand there once, and a line that was there
    /// before keeps its tone. With nothing to sort, the next step is left out.
    ///
    /// # Errors
    /// `lines`: `too_many` past [`MAX_LINES`], `too_long` above 120 characters, `control_character`.
    pub fn with_lines(self, texts: &[String]) -> Result<Self, Vec<FieldError>> {
        let mut lines: Vec<AuditLine> = Vec::new();
        for text in texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()) {
            let text = text_field(text, 120).map_err(|code| vec![FieldError::new("lines", code)])?;
            if lines.iter().all(|line| line.text != text) {
                let tone = self.lines.iter().find(|line| line.text == text).and_then(|line| line.tone);
                // Refused at the first line too many: each one is compared with all before it.
                if lines.len() == MAX_LINES {
                    return Err(vec![FieldError::new("lines", "too_many")]);
                }
                lines.push(AuditLine { text, tone });
            }
        }
        let step = if lines.is_empty() { OnboardingStep::Identity } else { OnboardingStep::Categorize };
        Ok(Self { step, lines, ..self })
    }

    /// How somebody feels about each line, in the order of the lines. Fewer tones leave the rest as it is.
    ///
    /// # Errors
    /// `tones`: `too_many` for more tones than lines.
    pub fn with_tones(mut self, tones: &[Option<Tone>]) -> Result<Self, Vec<FieldError>> {
        if tones.len() > self.lines.len() {
            return Err(vec![FieldError::new("tones", "too_many")]);
        }
        for (line, tone) in self.lines.iter_mut().zip(tones) {
            line.tone = *tone;
        }
        Ok(Self { step: OnboardingStep::Identity, ..self })
    }

    /// Who they want to be; blank leaves it out.
    ///
    /// # Errors
    /// `statement`: `too_long` above 200 characters, `control_character`.
    pub fn with_statement(self, statement: &str) -> Result<Self, Vec<FieldError>> {
        let statement = match statement.trim() {
            "" => None,
            text => Some(text_field(text, 200).map_err(|code| vec![FieldError::new("statement", code)])?),
        };
        Ok(Self { step: OnboardingStep::Suggestions, statement, ..self })
    }

    /// The same with the starter stack that led here; one that does not exist changes nothing. Somebody who was done
    /// comes back to the suggestions.
    #[must_use]
    pub fn led_by(self, slug: &str) -> Self {
        match starter(slug) {
            Some(starter) => Self { step: OnboardingStep::Suggestions, starter: Some(starter.slug.to_owned()), ..self },
            None => self,
        }
    }

    /// The same at another step, to go back to it or to leave it out.
    #[must_use]
    pub fn at(self, step: OnboardingStep) -> Self {
        Self { step, ..self }
    }

    /// The lines that can anchor a new habit: good or neutral ones, and those not sorted yet.
    pub fn anchors(&self) -> impl Iterator<Item = &AuditLine> {
        self.lines.iter().filter(|line| line.tone != Some(Tone::Bad))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(lines: &[&str]) -> Vec<String> {
        lines.iter().map(|line| (*line).to_owned()).collect()
    }

    #[test]
    fn lines_are_kept_once_with_their_tones() {
        let first = Onboarding::default().with_lines(&texts(&["Coffee", "", " Coffee ", "Scrolling"])).unwrap();
        assert_eq!(first.step, OnboardingStep::Categorize);
        let sorted = first.with_tones(&[Some(Tone::Good), Some(Tone::Bad)]).unwrap();
        let again = sorted.with_lines(&texts(&["Walk", "Scrolling"])).unwrap();
        let tones: Vec<_> = again.lines.iter().map(|line| (line.text.as_str(), line.tone)).collect();
        assert_eq!(tones, [("Walk", None), ("Scrolling", Some(Tone::Bad))]);
        assert_eq!(again.anchors().map(|line| line.text.as_str()).collect::<Vec<_>>(), ["Walk"]);
    }

    #[test]
    fn every_step_can_be_left_out() {
        let none = Onboarding::default().with_lines(&[]).unwrap();
        assert_eq!(none.step, OnboardingStep::Identity);
        let blank = none.with_statement("  ").unwrap();
        assert_eq!((blank.step, blank.statement), (OnboardingStep::Suggestions, None));
    }

    #[test]
    fn what_is_too_much_is_refused() {
        let many: Vec<String> = (0..13).map(|number| format!("Habit {number}")).collect();
        assert_eq!(Onboarding::default().with_lines(&many), Err(vec![FieldError::new("lines", "too_many")]));
        let flood: Vec<String> = (0..200_000).map(|number| number.to_string()).collect();
        assert_eq!(Onboarding::default().with_lines(&flood), Err(vec![FieldError::new("lines", "too_many")]));
        assert_eq!(Onboarding::default().with_lines(&many[..MAX_LINES]).map(|found| found.lines.len()), Ok(MAX_LINES));
        let long = vec!["x".repeat(121)];
        assert_eq!(Onboarding::default().with_lines(&long), Err(vec![FieldError::new("lines", "too_long")]));
        let tones = Onboarding::default().with_tones(&[Some(Tone::Good)]);
        assert_eq!(tones, Err(vec![FieldError::new("tones", "too_many")]));
        let long = Onboarding::default().with_statement(&"x".repeat(201));
        assert_eq!(long, Err(vec![FieldError::new("statement", "too_long")]));
    }

    #[test]
    fn only_a_stack_that_exists_leads() {
        assert_eq!(Onboarding::default().led_by("nowhere"), Onboarding::default());
        let led = Onboarding::default().at(OnboardingStep::Done).led_by("reading");
        assert_eq!((led.step, led.starter.as_deref()), (OnboardingStep::Suggestions, Some("reading")));
    }
}
