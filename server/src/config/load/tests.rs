//! Places of the configuration and their order.

use std::{env, fs};

use super::sources::*;
use crate::config::{Config, LogFormat, SignUp, effective, example};

fn from_env(pairs: &[(&str, &str)]) -> anyhow::Result<Config> {
    let env: Vec<(String, String)> = pairs.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
    load_from(&Overrides { data_dir: Some("/nonexistent".into()), ..Overrides::default() }, &env)
}

fn from_file(text: &str) -> anyhow::Result<Config> {
    let path = env::temp_dir().join(format!("wellspring-config-{}-{}", std::process::id(), text.len()));
    fs::write(&path, text).unwrap();
    let config = load_from(&Overrides { config: Some(path.clone()), ..Overrides::default() }, &[]);
    fs::remove_file(path).unwrap();
    config
}

fn refusal(config: anyhow::Result<Config>) -> String {
    format!("{:#}", config.unwrap_err())
}

#[test]
fn nothing_set_gives_the_defaults() {
    let config = from_env(&[]).unwrap();
    assert_eq!(config.listen.to_string(), "127.0.0.1:8420");
    assert_eq!((config.limits.sign_up_per_hour, config.limits.requests_per_minute), (60, 600));
    assert!(config.metrics.listen.is_none() && config.metrics.token.is_none());
}

#[test]
fn the_environment_reaches_every_section_and_kind() {
    let config = from_env(&[
        ("WELLSPRING_LIMITS__SIGN_UP_PER_HOUR", "7"),
        ("WELLSPRING_SIGN_UP", "closed"),
        ("WELLSPRING_TRUSTED_PROXIES", "10.0.0.0/8, ::1"),
        ("WELLSPRING_LOG__FORMAT", "json"),
        ("WELLSPRING_METRICS__TOKEN", "12345"),
        ("WELLSPRING_PUBLIC_URL", ""),
        ("OTHER", "ignored"),
    ])
    .unwrap();
    assert_eq!(config.limits.sign_up_per_hour, 7);
    assert_eq!(config.sign_up, SignUp::Closed);
    assert_eq!(config.trusted_proxies.len(), 2);
    assert_eq!(config.log.format, LogFormat::Json);
    assert_eq!(config.metrics.token.unwrap().reveal(), "12345");
}

#[test]
fn the_environment_wins_over_the_file_and_the_command_line_over_both() {
    let path = env::temp_dir().join(format!("wellspring-order-{}", std::process::id()));
    fs::write(&path, "listen = \"127.0.0.1:1\"\n[limits]\nsign_in_burst = 3\nwrites_per_minute = 4\n").unwrap();
    let overrides =
        Overrides { config: Some(path.clone()), listen: Some("127.0.0.1:9".parse().unwrap()), ..Overrides::default() };
    let env = [("WELLSPRING_LIMITS__SIGN_IN_BURST".to_owned(), "5".to_owned())];
    let config = load_from(&overrides, &env).unwrap();
    fs::remove_file(path).unwrap();
    assert_eq!(config.listen.port(), 9);
    assert_eq!((config.limits.sign_in_burst, config.limits.writes_per_minute), (5, 4));
}

#[test]
fn unknown_names_are_refused_with_the_nearest() {
    let env = refusal(from_env(&[("WELLSPRING_LIMITS__SIGNUP_PER_HOUR", "1")]));
    assert!(env.contains("Did you mean WELLSPRING_LIMITS__SIGN_UP_PER_HOUR?"), "{env}");
    assert!(refusal(from_file("lisen = \"x\"")).contains("Did you mean \"listen\"?"));
    assert!(refusal(from_file("[limits]\nsignin_burst = 1")).contains("Did you mean \"limits.sign_in_burst\"?"));
    assert!(refusal(from_env(&[("WELLSPRING_LISTEN_FILE", "/x")])).contains("not known"));
}

#[test]
fn values_of_the_wrong_kind_are_refused() {
    assert!(refusal(from_env(&[("WELLSPRING_LIMITS__SIGN_IN_BURST", "many")])).contains("not a whole number"));
    assert!(refusal(from_env(&[("WELLSPRING_PUBLIC_URL", "example.org")])).contains("is not an address"));
    assert!(refusal(from_file("limits = 3")).contains("[limits]"));
}

#[test]
fn secrets_come_from_files_and_are_never_shown() {
    let path = env::temp_dir().join(format!("wellspring-secret-{}", std::process::id()));
    fs::write(&path, "postgres://a:hunter2@db/w\n").unwrap();
    let config = from_env(&[("WELLSPRING_DATABASE_URL_FILE", path.to_str().unwrap())]).unwrap();
    fs::remove_file(path).unwrap();
    assert_eq!(config.external_database(), Some("postgres://a:hunter2@db/w"));
    assert!(!format!("{config:?}").contains("hunter2"));
    assert!(!effective(&config).unwrap().contains("hunter2"));
}

#[test]
fn the_plain_database_url_stands_below_our_own() {
    let both = [("DATABASE_URL", "postgres://plain"), ("WELLSPRING_DATABASE_URL", "postgres://own")];
    assert_eq!(from_env(&both[..1]).unwrap().external_database(), Some("postgres://plain"));
    assert_eq!(from_env(&both).unwrap().external_database(), Some("postgres://own"));
}

#[test]
fn the_example_can_be_read_and_its_values_are_the_defaults() {
    let text = example().unwrap();
    let active: String =
        text.lines().filter_map(|line| uncommented(line)).fold(String::new(), |all, line| all + line + "\n");
    let config = from_file(&active).unwrap();
    assert_eq!(config.limits.mail_links_per_hour, Config::default().limits.mail_links_per_hour);
    assert!(config.public_url.is_some_and(|url| url.is_https()));
    assert!(text.contains("# sign_up_per_hour = 60"), "{text}");
}

/// Settings stand as `# key = value`, remarks as `## text`.
fn uncommented(line: &str) -> Option<&str> {
    if line.starts_with('[') { Some(line) } else { line.strip_prefix("# ") }
}
