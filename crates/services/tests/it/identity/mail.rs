//! The outbox, and a local server of the same protocol that takes mail from it.

use std::time::Duration;

use jiff::SignedDuration;
use services::{Settings, mail, settings::MailSettings};
use test_support::TestServices;
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
    sync::mpsc,
};
use tokio_util::sync::CancellationToken;

use super::scene::{MARTA, NOON, marta};

/// Speaks as much SMTP as a client needs. Each mail goes to the channel; `greeting` 421 turns everybody away.
async fn serve(listener: TcpListener, greeting: &'static str, taken: mpsc::UnboundedSender<String>) {
    while let Ok((stream, _)) = listener.accept().await {
        let taken = taken.clone();
        tokio::spawn(async move {
            let _client_went_away = converse(stream, greeting, taken).await;
        });
    }
}

async fn converse(stream: TcpStream, greeting: &str, taken: mpsc::UnboundedSender<String>) -> std::io::Result<()> {
    let (reader, mut writer) = stream.into_split();
    let mut lines = BufReader::new(reader).lines();
    writer.write_all(format!("{greeting} test\r\n").as_bytes()).await?;
    while let Some(line) = lines.next_line().await? {
        let answer = match line.split(' ').next().unwrap_or_default().to_ascii_uppercase().as_str() {
            "DATA" => {
                writer.write_all(b"354 go on\r\n").await?;
                let mut mail = String::new();
                while let Some(line) = lines.next_line().await?.filter(|line| line != ".") {
                    mail.push_str(&line);
                    mail.push('\n');
                }
                let _nobody_waits = taken.send(mail);
                "250 taken"
            }
            "RCPT" if line.contains("refused@") => "550 no such person",
            "QUIT" => "221 bye",
            _ => "250 fine",
        };
        writer.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
    Ok(())
}

/// Use cases that mail through a server which greets like that.
async fn with_server(greeting: &'static str) -> (TestServices, mpsc::UnboundedReceiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let (sender, receiver) = mpsc::unbounded_channel();
    tokio::spawn(serve(listener, greeting, sender));
    let mail = MailSettings { smtp_url: Some(url), from: "Wellspring <hello@example.org>".to_owned() };
    (TestServices::with_settings(NOON, Settings { mail, ..Settings::default() }).await, receiver)
}

#[tokio::test]
async fn without_a_server_mail_lies_in_the_outbox() {
    let test = TestServices::at(NOON).await;
    marta(&test).await;
    let listed = test.services.mail().list().await.unwrap();
    let mail = test.services.mail().show(listed[0].mail_id).await.unwrap();
    assert_eq!((mail.kind.as_str(), mail.recipient.as_str()), ("welcome", MARTA));
    assert_eq!(mail.subject, "Welcome to Wellspring");
    assert!(mail.body_text.starts_with("Hello Marta,\n"));
    assert!(mail.body_text.contains("http://127.0.0.1:8420/verify-email?token="));
    assert!(mail.body_html.contains("Confirm my address"));
    assert_eq!((mail.attempts, mail.sent_at), (0, None));
}

#[tokio::test]
async fn mail_leaves_through_the_server_and_is_emptied() {
    let (test, mut taken) = with_server("220").await;
    let cancel = CancellationToken::new();
    let worker = tokio::spawn(mail::run(test.services.clone(), cancel.clone()));
    marta(&test).await;
    let mail = tokio::time::timeout(Duration::from_secs(20), taken.recv()).await.unwrap().unwrap();
    assert!(mail.contains("To: Marta@example.org") && mail.contains("Subject: Welcome to Wellspring"), "{mail}");
    assert!(mail.contains("multipart/alternative"));
    tokio::time::timeout(Duration::from_secs(20), async {
        while test.services.mail().list().await.unwrap()[0].sent_at.is_none() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    })
    .await
    .unwrap();
    let listed = test.services.mail().list().await.unwrap();
    let mail = test.services.mail().show(listed[0].mail_id).await.unwrap();
    assert_eq!((mail.body_text.as_str(), mail.attempts), ("", 1));
    cancel.cancel();
    worker.await.unwrap();
    assert!(taken.try_recv().is_err(), "once is enough");
}

#[tokio::test]
async fn a_server_that_turns_us_away_is_tried_again_later() {
    let (test, _taken) = with_server("421").await;
    marta(&test).await;
    let cancel = CancellationToken::new();
    let worker = tokio::spawn(mail::run(test.services.clone(), cancel.clone()));
    let tried = async {
        loop {
            let (attempts, due): (i32, bool) = sqlx::query_as("select attempts, locked_until is null from mail_outbox")
                .fetch_one(&test.owner)
                .await
                .unwrap();
            if attempts == 1 && due {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), tried).await.unwrap();
    cancel.cancel();
    worker.await.unwrap();
    let wait: f64 = sqlx::query_scalar("select extract(epoch from due_at - created_at)::float8 from mail_outbox")
        .fetch_one(&test.owner)
        .await
        .unwrap();
    assert!((wait - SignedDuration::from_mins(1).as_secs_f64()).abs() < 1.0, "{wait}");
}
