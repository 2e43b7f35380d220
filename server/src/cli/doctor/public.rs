//! Looks at how people reach the server, and how mail reaches people.

use super::Finding;
use crate::config::{Config, MailMode};

pub(super) fn look(config: &Config) -> Vec<Finding> {
    let mut findings = vec![address(config), mail(config)];
    if config.metrics.listen.is_none() && config.metrics.token.is_none() {
        findings.push(Finding::Good("Metrics are off. metrics.listen or metrics.token switches them on.".to_owned()));
    }
    findings
}

fn address(config: &Config) -> Finding {
    let url = config.public_url_at(config.listen);
    if config.public_url.is_none() && !config.listen.ip().is_loopback() {
        return Finding::Problem(format!(
            "The server listens on {}, but public_url is not set: links would say {url}, and forms from any other \
             address would be refused. Set public_url to what people type.",
            config.listen
        ));
    }
    if !url.has_secure_cookie() {
        return Finding::Note(format!(
            "People come by {url}, without TLS: passwords and sessions can be read on the way, and the app cannot be \
             installed. Put a proxy with a certificate in front and set public_url to its https address."
        ));
    }
    if url.is_https() && config.trusted_proxies.is_empty() {
        return Finding::Note(format!(
            "People come by {url}, so by a proxy, but trusted_proxies is empty: limits would count all people as one \
             network. Name the proxy's address there."
        ));
    }
    Finding::Good(format!("People come by {url}. The session cookie is bound to it and marked secure."))
}

fn mail(config: &Config) -> Finding {
    match (config.mail.mode, &config.mail.smtp_url) {
        (MailMode::Local, _) => Finding::Note(
            "Mail does not leave this machine: read it with `wellspring mail list`. mail.mode = \"smtp\" sends it."
                .to_owned(),
        ),
        (MailMode::Smtp, None) => {
            Finding::Problem("mail.mode is smtp, but mail.smtp_url is not set: no mail can be sent.".to_owned())
        }
        (MailMode::Smtp, Some(_)) if config.mail.from.ends_with("@localhost>") => Finding::Note(
            "Mail is sent, but mail.from is an address at localhost: many servers refuse that.".to_owned(),
        ),
        (MailMode::Smtp, Some(_)) => Finding::Good("Mail is sent to the mail server of mail.smtp_url.".to_owned()),
    }
}
