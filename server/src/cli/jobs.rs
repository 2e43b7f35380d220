//! `wellspring jobs`: what waits to be done in the background, and another try for what was given up.

use std::process::ExitCode;

use anyhow::bail;
use domain::ids::JobId;
use services::{
    ServiceError,
    jobs::{JobEntry, JobState, Retried},
};

use super::{
    open::{in_words, with_services},
    output,
};
use crate::config::Config;

/// What was given up first, then what waits.
pub(super) async fn list(config: &Config) -> anyhow::Result<ExitCode> {
    let jobs =
        with_services(config, async |services| in_words(services.jobs().list().await, "The queue cannot be read"))
            .await?;
    for job in &jobs {
        output::line(&line(job));
    }
    if jobs.is_empty() {
        output::line("Nothing waits and nothing was given up.");
    }
    if jobs.iter().any(|job| job.state == JobState::GivenUp) {
        output::line("Let one begin anew with: wellspring jobs retry ID");
    }
    Ok(ExitCode::SUCCESS)
}

/// One that was given up begins anew.
pub(super) async fn retry(config: &Config, job: JobId) -> anyhow::Result<ExitCode> {
    let answer = with_services(config, async |services| Ok(services.jobs().retry(job).await)).await?;
    let retried = match answer {
        Err(ServiceError::NotFound) => bail!("No job {job} was given up."),
        answer => in_words(answer, "The job cannot begin anew")?,
    };
    output::line(match retried {
        Retried::Waits => "It waits again. A running server takes it within seconds.",
        Retried::SameWaits => "The same work was put in meanwhile and waits already: this one stays given up.",
    });
    Ok(ExitCode::SUCCESS)
}

/// All that was given up begins anew.
pub(super) async fn retry_all(config: &Config) -> anyhow::Result<ExitCode> {
    let count = with_services(config, async |services| {
        in_words(services.jobs().retry_all().await, "The jobs cannot begin anew")
    })
    .await?;
    output::line(&match count {
        0 => "Nothing was given up that does not wait already.".to_owned(),
        1 => "One job waits again. A running server takes it within seconds.".to_owned(),
        _ => format!("{count} jobs wait again. A running server takes them within seconds."),
    });
    Ok(ExitCode::SUCCESS)
}

fn line(job: &JobEntry) -> String {
    let second = job.run_at.strftime("%Y-%m-%d %H:%M:%S");
    let state = match job.state {
        JobState::Waits => format!("waits for {second} UTC"),
        JobState::IsWorkedOn => "is worked on".to_owned(),
        JobState::GivenUp => "given up".to_owned(),
    };
    let code = job.last_error_code.as_deref().map(|code| format!(": {code}")).unwrap_or_default();
    format!("{}  {:<14}  {state}{code}  (tries: {})", job.job_id, job.kind, job.attempts)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_line_tells_where_a_job_stands() {
        let mut job = JobEntry {
            job_id: JobId(Uuid::from_u128(1)),
            user_id: None,
            kind: "deliver_push".to_owned(),
            state: JobState::Waits,
            created_at: Timestamp::UNIX_EPOCH,
            run_at: Timestamp::UNIX_EPOCH,
            attempts: 0,
            last_error_code: None,
        };
        assert!(
            line(&job).ends_with("deliver_push    waits for 1970-01-01 00:00:00 UTC  (tries: 0)"),
            "{}",
            line(&job)
        );
        job = JobEntry { attempts: 1, last_error_code: Some("timed_out".to_owned()), ..job };
        assert!(line(&job).ends_with("00:00:00 UTC: timed_out  (tries: 1)"), "{}", line(&job));
        job = JobEntry { state: JobState::GivenUp, ..job };
        assert!(line(&job).ends_with("given up: timed_out  (tries: 1)"), "{}", line(&job));
    }
}
