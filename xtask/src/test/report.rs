//! The steps that ran, and the closing table.

use std::time::{Duration, Instant};

use anyhow::Result;

use super::counts::Counts;

/// Runs steps one after the other and remembers how they went.
#[derive(Default)]
pub struct Report {
    steps: Vec<Step>,
}

struct Step {
    name: &'static str,
    counts: Counts,
    took: Duration,
    /// Why it did not run, or how it failed.
    remark: Option<String>,
}

impl Report {
    /// Runs a step; a failure is kept, and the next step runs all the same. Whether it went well.
    pub fn step(&mut self, name: &'static str, work: impl FnOnce() -> Result<Counts>) -> bool {
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
        self.steps.push(Step { name, counts, took, remark });
        counts.failed == 0
    }

    /// A check without a count of its own.
    pub fn check(&mut self, name: &'static str, work: impl FnOnce() -> Result<()>) -> bool {
        self.step(name, || work().map(|()| Counts::ONE_PASSED))
    }

    /// Notes a step that cannot run because one before it failed: it counts as failed.
    pub fn not_run(&mut self, name: &'static str, reason: &str) {
        println!("\n== {name}: not run, {reason}");
        let remark = Some(format!("not run: {reason}"));
        self.steps.push(Step { name, counts: Counts::ONE_FAILED, took: Duration::ZERO, remark });
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
        let seconds: f64 = self.steps.iter().map(|step| step.took.as_secs_f64()).sum();
        println!("{:<34} {:>7} {:>7} {seconds:>9.1}", "all", sum.passed, sum.failed);
        println!("\n{} passed, {} failed", sum.passed, sum.failed);
        sum.failed == 0
    }
}
