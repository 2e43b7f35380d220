//! Counters in the Prometheus text format. Labels are bounded: known methods, route templates and status classes, never
//! ids or anything else that a caller makes up.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
    time::Duration,
};

use axum::http::Method;

const BUCKETS_MS: [f64; 8] = [1.0, 5.0, 10.0, 25.0, 50.0, 100.0, 500.0, 2000.0];

#[derive(Default)]
struct Route {
    by_class: [u64; 6],
    buckets: [u64; BUCKETS_MS.len()],
    seconds: f64,
    count: u64,
}

/// What this process has counted since it started.
#[derive(Default)]
pub struct Metrics {
    routes: Mutex<BTreeMap<(&'static str, String), Route>>,
    /// Open event streams.
    pub streams_open: AtomicI64,
    /// Streams whose queue ran over and were told to look again.
    pub streams_lagged: AtomicU64,
    /// Hints lost between this process and its database connection.
    pub hints_resynced: AtomicU64,
    /// HTML pages that took longer than their deadline.
    pub page_timeouts: AtomicU64,
}

impl Metrics {
    /// Counts an answered request.
    pub fn count_request(&self, method: &Method, route: &str, status: u16, elapsed: Duration) {
        let mut routes = self.routes.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = routes.entry((label(method), route.to_owned())).or_default();
        if let Some(class) = entry.by_class.get_mut(usize::from(status / 100)) {
            *class += 1;
        }
        let ms = elapsed.as_secs_f64() * 1000.0;
        for (bound, bucket) in BUCKETS_MS.iter().zip(&mut entry.buckets) {
            if ms <= *bound {
                *bucket += 1;
            }
        }
        entry.seconds += elapsed.as_secs_f64();
        entry.count += 1;
    }

    /// The text that Prometheus reads.
    #[must_use]
    pub fn render(&self, pool_size: u32, pool_idle: usize) -> String {
        let mut out = String::new();
        let mut gauge = |name: &str, kind: &str, help: &str, value: String| {
            let _infallible = writeln!(out, "# HELP {name} {help}\n# TYPE {name} {kind}\n{name} {value}");
        };
        let load = |counter: &AtomicU64| counter.load(Ordering::Relaxed).to_string();
        gauge(
            "wellspring_streams_open",
            "gauge",
            "Open event streams.",
            self.streams_open.load(Ordering::Relaxed).to_string(),
        );
        gauge(
            "wellspring_streams_lagged_total",
            "counter",
            "Streams whose queue ran over.",
            load(&self.streams_lagged),
        );
        gauge(
            "wellspring_hints_resynced_total",
            "counter",
            "Lost connections of the hint listener.",
            load(&self.hints_resynced),
        );
        gauge("wellspring_page_timeouts_total", "counter", "Pages past their deadline.", load(&self.page_timeouts));
        gauge("wellspring_db_connections", "gauge", "Open database connections.", pool_size.to_string());
        gauge("wellspring_db_connections_idle", "gauge", "Idle database connections.", pool_idle.to_string());
        self.render_routes(&mut out);
        out
    }

    fn render_routes(&self, out: &mut String) {
        let routes = self.routes.lock().unwrap_or_else(PoisonError::into_inner);
        out.push_str(
            "# HELP wellspring_http_requests_total Answered requests.\n# TYPE wellspring_http_requests_total counter\n",
        );
        for ((method, route), entry) in routes.iter() {
            for (class, count) in entry.by_class.iter().enumerate().filter(|(_, count)| **count > 0) {
                let _infallible = writeln!(
                    out,
                    "wellspring_http_requests_total{{method=\"{method}\",route=\"{route}\",status=\"{class}xx\"}} {count}"
                );
            }
        }
        out.push_str("# HELP wellspring_http_seconds Time to answer.\n# TYPE wellspring_http_seconds histogram\n");
        for ((method, route), entry) in routes.iter() {
            let labels = format!("method=\"{method}\",route=\"{route}\"");
            for (bound, count) in BUCKETS_MS.iter().zip(&entry.buckets) {
                let _infallible =
                    writeln!(out, "wellspring_http_seconds_bucket{{{labels},le=\"{}\"}} {count}", bound / 1000.0);
            }
            let _infallible = writeln!(
                out,
                "wellspring_http_seconds_bucket{{{labels},le=\"+Inf\"}} {}\nwellspring_http_seconds_sum{{{labels}}} {}\nwellspring_http_seconds_count{{{labels}}} {}",
                entry.count, entry.seconds, entry.count
            );
        }
    }
}

/// What a method is counted and logged as. HTTP lets a caller make up any word, and each would be kept for ever.
#[must_use]
pub const fn label(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn methods_that_a_caller_makes_up_are_counted_as_one() {
        let metrics = Metrics::default();
        for number in 0..100 {
            let made_up = Method::from_bytes(format!("MADE-UP-{number}").as_bytes()).unwrap();
            metrics.count_request(&made_up, "/app", 405, Duration::from_millis(1));
        }
        metrics.count_request(&Method::GET, "/app", 200, Duration::from_millis(1));
        let text = metrics.render(0, 0);
        assert!(text.contains("wellspring_http_requests_total{method=\"other\",route=\"/app\",status=\"4xx\"} 100\n"));
        assert!(text.contains("wellspring_http_requests_total{method=\"GET\",route=\"/app\",status=\"2xx\"} 1\n"));
        assert!(!text.contains("MADE-UP"));
    }
}
