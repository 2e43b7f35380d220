//! The steps that ran, and the closing table.

use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;

use super::counts::Counts;

/// Runs steps and remembers how they went.
pub struct Report {
    steps: Vec<Step>,
    started: Instant,
}

struct Step {
    name: &'static str,
    counts: Counts,
    took: Duration,
    /// Why it did not run, or how it failed.
    remark: Option<String>,
}

impl Step {
    fn failed(name: &'static str, remark: String) -> Self {
        Self { name, counts: Counts::ONE_FAILED, took: Duration::ZERO, remark: Some(remark) }
    }
}

impl Default for Report {
    fn default() -> Self {
        Self { steps: Vec::new(), started: Instant::now() }
    }
}

/// Runs the work of a step and says how it went.
fn carried_out(name: &'static str, work: impl FnOnce() -> Result<Counts>) -> Step {
    println!("\n== {name}");
    let started = Instant::now();
    let (counts, remark) = match work() {
        Ok(counts) => (counts, None),
        Err(error) => {
            println!("   {error:#}");
            (Counts::ONE_FAILED, format!("{error:#}").lines().next().map(ToOwned::to_owned))
        }
    };
    let took = started.elapsed();
    println!("== {name}: {} passed, {} failed in {:.1} s", counts.passed, counts.failed, took.as_secs_f64());
    Step { name, counts, took, remark }
}

impl Report {
    /// Runs a step; a failure is kept, and the next step runs all the same. Whether it went well.
    pub fn step(&mut self, name: &'static str, work: impl FnOnce() -> Result<Counts>) -> bool {
        self.keep(carried_out(name, work))
    }

    /// A check without a count of its own.
    pub fn check(&mut self, name: &'static str, work: impl FnOnce() -> Result<()>) -> bool {
        self.step(name, || work().map(|()| Counts::ONE_PASSED))
    }

    /// Two rows of steps at the same time, and what each says of how it went. Each leaves a core idle for minutes, the
    /// one while it links, the other while its last crate compiles.
    pub fn together<A: Send + Default, B>(
        &mut self,
        one: impl FnOnce(&mut Self) -> A + Send,
        other: impl FnOnce(&mut Self) -> B,
    ) -> (A, B) {
        thread::scope(|scope| {
            let beside = scope.spawn(|| {
                let mut report = Self::default();
                let said = one(&mut report);
                (said, report.steps)
            });
            let second = other(self);
            let (first, steps) = beside
                .join()
                .unwrap_or_else(|_| (A::default(), vec![Step::failed("steps beside others", "panicked".to_owned())]));
            self.steps.extend(steps);
            (first, second)
        })
    }

    fn keep(&mut self, step: Step) -> bool {
        let is_good = step.counts.failed == 0;
        self.steps.push(step);
        is_good
    }

    /// Notes a step that cannot run because one before it failed: it counts as failed.
    pub fn not_run(&mut self, name: &'static str, reason: &str) {
        println!("\n== {name}: not run, {reason}");
        self.steps.push(Step::failed(name, format!("not run: {reason}")));
    }

    /// Prints the table; the last line is the sum. Whether nothing failed.
    pub fn close(&self) -> bool {
        let mut sum = Counts::default();
        println!("\n{:<34} {:>7} {:>7} {:>9}", "step", "passed", "failed", "seconds");
        for step in &self.steps {
            sum += step.counts;
            let Counts { passed, failed, not_run } = step.counts;
            println!("{:<34} {passed:>7} {failed:>7} {:>9.1}", step.name, step.took.as_secs_f64());
            if let Some(remark) = &step.remark {
                println!("    {remark}");
            }
            if not_run > 0 {
                println!("    {not_run} more could not run, and say above why");
            }
        }
        // Less than the sum of the steps: some run together.
        let seconds = self.started.elapsed().as_secs_f64();
        println!("{:<34} {:>7} {:>7} {seconds:>9.1}", "all", sum.passed, sum.failed);
        println!("\n{} passed, {} failed", sum.passed, sum.failed);
        sum.failed == 0
    }
}
