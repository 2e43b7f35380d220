//! How long people stay signed in (decision 22).

section! {
    /// How long people stay signed in.
    Sessions {
        /// Days without a visit after which a session or a refresh token ends.
        idle_days: u32 = 30;
        /// Days after which it ends in any case.
        max_days: u32 = 90;
        /// Minutes that an access token of the API lasts.
        access_token_minutes: u32 = 15;
    }
}
