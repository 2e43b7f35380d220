//! Privacy and terms, for whoever runs a server and whoever uses one. Plain statements that the program keeps.

use leptos::prelude::*;

use super::prose::Prose;
use crate::site::layout::{PageContext, PageMeta, page};

/// What is kept, where, and for how long.
#[must_use]
pub fn privacy(context: &PageContext) -> String {
    let description = "What Wellspring keeps about you, where it lies, who can see it, and how to take it with you.";
    page(&PageMeta::public("Privacy", description, "/privacy"), context, || view! { <Privacy/> })
}

#[component]
fn Privacy() -> impl IntoView {
    view! {
        <Prose title="Privacy" lead="Your data lies on this server and on your devices. Nowhere else.">
            <h2>"Who is responsible"</h2>
            <p>"The person or group that runs this server. Wellspring is a program; its makers see nothing of what you enter here."</p>
            <h2>"What is kept"</h2>
            <ul>
                <li>"Your name, your email address, and your settings."</li>
                <li>"A fingerprint of your password, from which the password cannot be read."</li>
                <li>"Your habits, check-ins and notes, with the day and the time you made them."</li>
                <li>"The devices you are signed in on, so that you can end a session."</li>
                <li>"Mails the server has sent you, for thirty days."</li>
                <li>"Which calendars of yours fetch your reminders and due tasks, and when they last did."</li>
                <li>"Where to send notifications, for each device on which you switched them on."</li>
                <li>"Files that you bring from other apps, until they are brought in or for 14 days; files that you ask to take along, for 24 hours."</li>
            </ul>
            <h2>"What is not"</h2>
            <p>
                "No advertising, no tracking, no profile for others. Pages load nothing from other servers. The log holds no names, "
                "addresses, notes or tokens."
            </p>
            <p>
                "Notifications on a device travel through the push service of its browser's maker, and only if you switch them on "
                "there. They are encrypted for your browser: the service learns that there is one, and not what it says."
            </p>
            <h2>"Cookies and storage"</h2>
            <p>
                "One cookie keeps you signed in. The app keeps a copy of your habits in the browser so that it works without a "
                "network; signing out removes it, unless you choose to keep what was not sent yet. Texts that you share with it "
                "from other apps stay on your device until you remove them, and only you are shown them."
            </p>
            <h2 id="security">"Security"</h2>
            <p>
                "Found a hole? Write to the person who runs this server first, and give them time to close it. How the "
                "program guards your data is told in its security notes, which come with the source."
            </p>
            <h2>"Taking it with you, and leaving"</h2>
            <p>
                "Under Settings, Your data says what is kept and why, gives you everything as one file, and deletes your "
                "account: you have 14 days to change your mind, and then all of it is erased. Everything can also be read "
                "through the " <a href="/api/docs">"REST API"</a> " with a token of your own."
            </p>
        </Prose>
    }
}

/// What one may expect of this server, and it of its users.
#[must_use]
pub fn terms(context: &PageContext) -> String {
    let description = "The terms of using this Wellspring server: what you may expect, and what is expected of you.";
    page(&PageMeta::public("Terms", description, "/terms"), context, || view! { <Terms/> })
}

#[component]
fn Terms() -> impl IntoView {
    view! {
        <Prose title="Terms" lead="Short, because there is little to say.">
            <h2>"The service"</h2>
            <p>
                "Wellspring helps you keep up habits. It is offered as it is, by whoever runs this server, and may be unavailable "
                "at times. Check-ins made meanwhile stay on your device and are sent later."
            </p>
            <h2>"Your account"</h2>
            <p>"Use a password that you use nowhere else, and keep access tokens to yourself. What is done with them counts as done by you."</p>
            <h2>"Fair use"</h2>
            <p>
                "Do not try to reach what belongs to others or to overload the server. There are limits on how often requests may be "
                "made; a request over the limit is told when to come back."
            </p>
            <h2>"Your content"</h2>
            <p>"What you enter is yours. The server uses it to show it to you, and for nothing else."</p>
            <h2>"Not advice"</h2>
            <p>"Scores and streaks describe what you entered. They are not medical advice."</p>
            <h2>"The software"</h2>
            <p>"The program is free software under the MIT licence or the Apache licence 2.0, at your choice, without warranty."</p>
        </Prose>
    }
}
