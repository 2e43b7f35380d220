//! Dockerfile, compose file and CI: no engine runs them here, so they are kept true by reading them.

use std::fs;

use anyhow::Result;

use crate::paths;

/// File, and what has to stand in it.
const REQUIRED: [(&str, &[&str]); 5] = [
    (".ci/run", &["cargo xtask test"]),
    (
        "Dockerfile",
        &[
            "cargo xtask setup --for release",
            "cargo xtask build --release",
            "COPY --from=build /source/target/release/wellspring",
            "COPY --from=build /source/target/site",
            // `backup` needs the programs of the server's major version, which stands in compose.yaml.
            "postgresql-client-15",
            "\nUSER ",
            "HEALTHCHECK",
            "ENTRYPOINT [\"/app/wellspring\"]",
        ],
    ),
    ("README.md", &["cargo xtask run", "cargo xtask test"]),
    (
        "compose.yaml",
        &[
            "DATABASE_URL",
            "image: postgres:15-",
            "condition: service_healthy",
            "WELLSPRING_TRUSTED_PROXIES",
            "./container/postgres-login.sh:/docker-entrypoint-initdb.d/",
        ],
    ),
    (
        "container/postgres-login.sh",
        &[
            "create role wellspring login password",
            "create database wellspring owner wellspring",
            "alter role postgres password null",
        ],
    ),
];

/// What is missing, and what may not be there.
pub fn complaints() -> Result<Vec<String>> {
    let mut complaints = Vec::new();
    for (name, phrases) in REQUIRED {
        let text = fs::read_to_string(paths::root().join(name)).unwrap_or_default();
        for phrase in phrases.iter().filter(|phrase| !text.contains(**phrase)) {
            complaints.push(format!("{name} has no {:?}", phrase.trim()));
        }
        if name == "Dockerfile" && (text.contains("cargo build") || text.contains("USER root")) {
            complaints.push("Dockerfile builds past xtask or runs as root".to_owned());
        }
        // The image makes `POSTGRES_USER` a superuser.
        if text.contains("POSTGRES_USER") || text.contains("login superuser") || text.contains("createrole") {
            complaints.push(format!("{name} gives the app's log-in more than its database"));
        }
    }
    Ok(complaints)
}
