//! The order of the steps: cheap before dear, and what is built early is used by all that follows.

use std::process::ExitCode;

use anyhow::Result;

use super::report::Report;
use super::{browser, budget, suite};
use crate::build::{self, FrontProfile};
use crate::cli::{BuildArgs, Level, TestArgs};
use crate::db::TestCluster;
use crate::{coverage, programs, setup, sqlx, tidy, torture};

/// Runs what is asked for; a failed step does not hide the steps after it.
pub fn run(args: &TestArgs) -> Result<ExitCode> {
    let mut report = Report::default();
    let level = if args.no_browser { Level::Native } else { Level::Test };
    if report.check("setup", || setup::prepare(level)) {
        if args.filter.is_none() {
            checks(&mut report);
        }
        tests(&mut report, args);
    }
    Ok(if report.close() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The browser tests alone.
pub fn end_to_end(attached: bool, filter: Option<&str>) -> Result<ExitCode> {
    setup::prepare(Level::Test)?;
    if !attached {
        build::build(&BuildArgs { release: false, front: false })?;
    }
    let mut report = Report::default();
    report.step("browser tests", || browser::run(filter));
    Ok(if report.close() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Enough for each kind of kill to come up; `cargo xtask torture` does two hundred.
const TORTURE_ROUNDS: u32 = 6;

/// What needs no running server.
fn checks(report: &mut Report) {
    report.check("format", || programs::run(programs::cargo().args(["fmt", "--all", "--check"])));
    for rule in &tidy::RULES {
        report.check(rule.name, || {
            let complaints = (rule.complaints)()?;
            anyhow::ensure!(complaints.is_empty(), "{}", complaints.join("\n   "));
            Ok(())
        });
    }
}

/// What the compiler says of the server's half.
fn lints(report: &mut Report) {
    report.check("queries match the migrations", || sqlx::check(suite::clippy()));
    report.check("clippy", || programs::run(&mut suite::clippy()));
}

fn tests(report: &mut Report, args: &TestArgs) {
    let filter = args.filter.as_deref();
    let is_whole = filter.is_none();
    let (front, native) = report.together(
        |report| {
            if is_whole {
                report.check("domain compiles for the browser", domain_for_wasm);
            }
            report.check("browser half", || build::build_front(FrontProfile::Release))
        },
        |report| {
            if is_whole {
                lints(report);
            }
            let compile = || build::build_native(false).and_then(|()| suite::compile());
            report.check("server and its tests compile", compile)
        },
    );
    if front && is_whole {
        report.check("budget of bytes", budget::check);
    }
    with_database(report, args);
    if is_whole {
        if front && native {
            report.check("torture", || torture::torture(TORTURE_ROUNDS, None));
        } else {
            report.not_run("torture", "the app was not built");
        }
    }
    if args.no_browser {
        println!("\n== browser tests: left out");
    } else if front && native {
        report.step("browser tests", || browser::run(filter));
    } else {
        report.not_run("browser tests", "the app was not built");
    }
}

fn with_database(report: &mut Report, args: &TestArgs) {
    let cluster = TestCluster::shared();
    let ran_before = cluster.is_running().unwrap_or(false);
    match cluster.up() {
        Ok(url) => {
            report.step("native tests", || suite::run(&url, args.filter.as_deref()));
            if args.coverage {
                report.check("line coverage", || coverage::measure(&url));
            }
        }
        Err(error) => report.not_run("native tests", &format!("{error:#}")),
    }
    if !ran_before && let Err(error) = cluster.down() {
        println!("the test database could not be stopped: {error:#}");
    }
}

/// The rules run in the browser too, so nothing in them may need an operating system.
fn domain_for_wasm() -> Result<()> {
    let compiler = setup::wasm::WasmCompiler::require()?;
    let mut cargo = programs::cargo();
    cargo.args(["check", "--locked", "--package", "domain", "--no-default-features", "--target", setup::wasm::TARGET]);
    cargo.args(["--profile", FrontProfile::Release.name(), "--target-dir"]).arg(crate::paths::front_target());
    if let Some(rustc) = compiler.rustc {
        cargo.env("RUSTC", rustc);
    }
    programs::run(&mut cargo)
}
