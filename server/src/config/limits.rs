//! Limits against abuse (decision 23). Loopback is not exempt.

section! {
    /// Limits against abuse. A network is an IPv4 address or the first 64 bits of an IPv6 address.
    Limits {
        /// Accounts an hour and network, and as many requests for a mailed link.
        sign_up_per_hour: u32 = 60;
        /// Sign-ins at once and network.
        sign_in_burst: u32 = 30;
        /// Seconds until one more sign-in is free.
        sign_in_every_seconds: u32 = 5;
        /// Requests a minute and person.
        requests_per_minute: u32 = 600;
        /// Writes a minute and person. One sync of the offline queue is one write.
        writes_per_minute: u32 = 120;
        /// Mails with a link an hour and address.
        mail_links_per_hour: u32 = 5;
        /// Open event streams a person.
        event_streams_per_user: u32 = 10;
    }
}
