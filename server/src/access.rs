//! Who may call what: every route of the server in one table. A route that is missing here fails a test, and every
//! row is tried by strangers and by other people (decision 28).

/// Who may call a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anyone.
    Public,
    /// Anyone signed in, for their own data; a stranger is sent to sign in.
    UserPage,
    /// Anyone signed in, for their own data; a stranger is answered 401.
    User,
    /// Anyone signed in, and the path names a row of theirs; of another person it is answered 404.
    Owner,
    /// Operators, by a token of the configuration; everyone else is answered 404.
    Operator,
}

/// A route.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// Method.
    pub method: &'static str,
    /// Path with its parameters in braces.
    pub path: &'static str,
    /// Who may call it.
    pub access: Access,
}

const fn row(method: &'static str, path: &'static str, access: Access) -> Row {
    Row { method, path, access }
}

use Access::{Operator, Owner, Public, User, UserPage};

/// Every route but server functions, which are all [`User`] and are tried one by one. Files under `/pkg` and `/icons` are
/// public and not listed one by one.
pub const TABLE: &[Row] = &[
    row("GET", "/livez", Public),
    row("GET", "/readyz", Public),
    row("GET", "/health", Public),
    row("GET", "/metrics", Operator),
    row("GET", "/sw.js", Public),
    row("GET", "/app-shell", Public),
    row("GET", "/robots.txt", Public),
    row("GET", "/sitemap.xml", Public),
    row("GET", "/.well-known/security.txt", Public),
    row("GET", "/manifest.webmanifest", Public),
    row("GET", "/offline.html", Public),
    row("GET", "/offline.css", Public),
    row("GET", "/favicon.ico", Public),
    row("GET", "/api/v1/openapi.json", Public),
    row("GET", "/api/docs", Public),
    row("GET", "/", Public),
    row("GET", "/features", Public),
    row("GET", "/habits/templates", Public),
    row("GET", "/habits/templates/{slug}", Public),
    row("GET", "/privacy", Public),
    row("GET", "/terms", Public),
    row("GET", "/sign-in", Public),
    row("POST", "/sign-in", Public),
    row("GET", "/sign-up", Public),
    row("POST", "/sign-up", Public),
    row("GET", "/forgot-password", Public),
    row("POST", "/forgot-password", Public),
    row("GET", "/reset-password", Public),
    row("POST", "/reset-password", Public),
    row("GET", "/verify-email", Public),
    row("POST", "/verify-email", Public),
    row("GET", "/sign-out", Public),
    row("POST", "/sign-out", Public),
    row("GET", "/signed-out", Public),
    row("GET", "/styleguide", Public),
    row("GET", "/app", UserPage),
    row("GET", "/app/grid", UserPage),
    row("GET", "/app/habits", UserPage),
    row("GET", "/app/habits/new", UserPage),
    row("GET", "/app/habits/trash", UserPage),
    row("GET", "/app/habits/groups", UserPage),
    row("GET", "/app/pauses", UserPage),
    row("GET", "/app/habits/{id}", UserPage),
    row("GET", "/app/habits/{id}/edit", UserPage),
    row("GET", "/app/habits/{id}/figures", UserPage),
    row("GET", "/app/figures", UserPage),
    row("GET", "/app/start", UserPage),
    row("GET", "/app/identity", UserPage),
    row("GET", "/app/stacks", UserPage),
    row("GET", "/app/plans", UserPage),
    row("GET", "/app/plans/{id}", UserPage),
    row("GET", "/app/habits/{id}/days/{day}", UserPage),
    row("GET", "/app/more", UserPage),
    row("GET", "/app/settings", UserPage),
    row("GET", "/app/settings/devices", UserPage),
    row("GET", "/app/settings/tokens", UserPage),
    row("GET", "/app/settings/sync", UserPage),
    row("GET", "/app/{*any}", UserPage),
    row("POST", "/api/v1/auth/signup", Public),
    row("POST", "/api/v1/auth/login", Public),
    row("POST", "/api/v1/auth/refresh", Public),
    row("POST", "/api/v1/auth/logout", Public),
    row("POST", "/api/v1/auth/forgot-password", Public),
    row("POST", "/api/v1/auth/reset-password", Public),
    row("POST", "/api/v1/auth/verify-email", Public),
    row("GET", "/api/v1/me", User),
    row("PATCH", "/api/v1/me", User),
    row("GET", "/api/v1/me/sessions", User),
    row("DELETE", "/api/v1/me/sessions", User),
    row("POST", "/api/v1/me/password", User),
    row("POST", "/api/v1/me/verification-mail", User),
    row("DELETE", "/api/v1/me/sessions/{id}", Owner),
    row("GET", "/api/v1/me/tokens", User),
    row("POST", "/api/v1/me/tokens", User),
    row("DELETE", "/api/v1/me/tokens/{id}", Owner),
    row("GET", "/api/v1/habits", User),
    row("POST", "/api/v1/habits", User),
    row("PUT", "/api/v1/habits/order", User),
    row("GET", "/api/v1/habits/daily", User),
    row("GET", "/api/v1/habits/grid", User),
    row("GET", "/api/v1/habits/suggestions", User),
    row("POST", "/api/v1/habits/suggestions/dismissals", User),
    row("GET", "/api/v1/onboarding/audit", User),
    row("PUT", "/api/v1/onboarding/audit", User),
    row("GET", "/api/v1/onboarding/categorize", User),
    row("PUT", "/api/v1/onboarding/categorize", User),
    row("GET", "/api/v1/onboarding/identity", User),
    row("PUT", "/api/v1/onboarding/identity", User),
    row("GET", "/api/v1/onboarding/suggestions", User),
    row("PUT", "/api/v1/onboarding/suggestions", User),
    row("GET", "/api/v1/habits/{id}", Owner),
    row("PUT", "/api/v1/habits/{id}", Owner),
    row("DELETE", "/api/v1/habits/{id}", Owner),
    row("POST", "/api/v1/habits/{id}/undelete", Owner),
    row("POST", "/api/v1/habits/{id}/restore", Owner),
    row("GET", "/api/v1/habits/{id}/entries", Owner),
    row("PUT", "/api/v1/habits/{id}/entries/{day}", Owner),
    row("DELETE", "/api/v1/habits/{id}/entries/{day}", Owner),
    row("POST", "/api/v1/habits/{id}/entries/{day}/increments", Owner),
    row("GET", "/api/v1/habits/{id}/logs", Owner),
    row("POST", "/api/v1/habits/{id}/log", Owner),
    row("PUT", "/api/v1/habits/{id}/log/{day}", Owner),
    row("DELETE", "/api/v1/habits/{id}/log/{day}", Owner),
    row("GET", "/api/v1/habits/{id}/entries/{day}/history", Owner),
    row("POST", "/api/v1/habits/{id}/entries/{day}/restore", Owner),
    row("GET", "/api/v1/habits/{id}/timer", Owner),
    row("PUT", "/api/v1/habits/{id}/timer", Owner),
    row("DELETE", "/api/v1/habits/{id}/timer", Owner),
    row("POST", "/api/v1/habits/{id}/timer/stop", Owner),
    row("GET", "/api/v1/habits/{id}/streak", Owner),
    row("GET", "/api/v1/habits/{id}/streaks", Owner),
    row("GET", "/api/v1/habits/{id}/score", Owner),
    row("GET", "/api/v1/habits/{id}/analytics", Owner),
    row("GET", "/api/v1/habit-groups", User),
    row("POST", "/api/v1/habit-groups", User),
    row("GET", "/api/v1/habit-groups/{id}", Owner),
    row("PUT", "/api/v1/habit-groups/{id}", Owner),
    row("DELETE", "/api/v1/habit-groups/{id}", Owner),
    row("GET", "/api/v1/identities", User),
    row("POST", "/api/v1/identities", User),
    row("GET", "/api/v1/identities/{id}", Owner),
    row("PUT", "/api/v1/identities/{id}", Owner),
    row("DELETE", "/api/v1/identities/{id}", Owner),
    row("GET", "/api/v1/pauses", User),
    row("POST", "/api/v1/pauses", User),
    row("GET", "/api/v1/pauses/{id}", Owner),
    row("PUT", "/api/v1/pauses/{id}", Owner),
    row("DELETE", "/api/v1/pauses/{id}", Owner),
    row("GET", "/api/v1/habit-stacks", User),
    row("POST", "/api/v1/habit-stacks", User),
    row("GET", "/api/v1/habit-stacks/{id}", Owner),
    row("PUT", "/api/v1/habit-stacks/{id}", Owner),
    row("DELETE", "/api/v1/habit-stacks/{id}", Owner),
    row("GET", "/api/v1/push-key", User),
    row("GET", "/api/v1/push-subscriptions", User),
    row("POST", "/api/v1/push-subscriptions", User),
    row("DELETE", "/api/v1/push-subscriptions/{id}", Owner),
    row("POST", "/api/v1/push-subscriptions/{id}/test", Owner),
    row("POST", "/api/v1/sync/ops", User),
    row("GET", "/api/v1/sync/changes", User),
    row("GET", "/api/v1/events", User),
];

/// The row of a route.
#[must_use]
pub fn find(method: &str, path: &str) -> Option<&'static Row> {
    TABLE.iter().find(|row| row.method == method && row.path == path)
}
