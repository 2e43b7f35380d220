//! A letter in plain words, and its two forms from one source: text for everybody, HTML for those who like a button.

/// What a mail says.
#[derive(Debug, Clone)]
pub struct Letter<'a> {
    /// What it is for, for example `welcome`.
    pub kind: &'static str,
    /// Subject line. Only to an address that was proved may it say what its owner typed: anybody can sign up with the
    /// address of somebody else.
    pub subject: &'a str,
    /// First line.
    pub greeting: String,
    /// The body.
    pub paragraphs: &'a [&'a str],
    /// The one thing to do: words and address.
    pub action: Option<(&'a str, &'a str)>,
    /// Last line.
    pub closing: &'a str,
    /// How to get no more of these, where that is possible.
    pub unsubscribe: Option<Unsubscribe<'a>>,
}

/// How to get no more mails of a kind.
#[derive(Debug, Clone, Copy)]
pub struct Unsubscribe<'a> {
    /// Stops them without signing in.
    pub url: &'a str,
    /// Where everything that is sent can be chosen.
    pub settings_url: &'a str,
}

const SIGNATURE: &str = "Wellspring";
const STOP: &str = "Stop these mails";
const CHOOSE: &str = "Choose what is sent to you";

impl Letter<'_> {
    /// As plain text.
    #[must_use]
    pub fn text(&self) -> String {
        let mut parts = vec![self.greeting.clone()];
        parts.extend(self.paragraphs.iter().map(|&paragraph| paragraph.to_owned()));
        parts.extend(self.action.map(|(words, address)| format!("{words}:\n{address}")));
        parts.push(self.closing.to_owned());
        parts.push(SIGNATURE.to_owned());
        parts.extend(self.unsubscribe.map(|stop| format!("{STOP}:\n{}\n\n{CHOOSE}:\n{}", stop.url, stop.settings_url)));
        parts.join("\n\n") + "\n"
    }

    /// As HTML. Mail programs read nothing but inline styles, and load nothing from us.
    #[must_use]
    pub fn html(&self) -> String {
        let mut body = paragraph(&self.greeting);
        body.extend(self.paragraphs.iter().map(|text| paragraph(text)));
        if let Some((words, address)) = self.action {
            let (words, address) = (escape(words), escape(address));
            body += &format!(
                "<p style=\"margin:24px 0\"><a href=\"{address}\" style=\"display:inline-block;padding:12px 20px;\
                 border-radius:8px;background:#14532d;color:#ffffff;text-decoration:none\">{words}</a></p>\
                 <p style=\"margin:0 0 16px;font-size:14px;color:#57534e\">{address}</p>"
            );
        }
        body += &paragraph(self.closing);
        body += &paragraph(SIGNATURE);
        if let Some(stop) = self.unsubscribe {
            let link = |address: &str, words: &str| {
                format!("<a href=\"{}\" style=\"color:#57534e\">{words}</a>", escape(address))
            };
            let (stop, choose) = (link(stop.url, STOP), link(stop.settings_url, CHOOSE));
            body += &format!("<p style=\"margin:24px 0 0;font-size:14px;color:#57534e\">{stop} · {choose}</p>");
        }
        format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{}</title></head>\
             <body style=\"margin:0;padding:24px;font-family:Georgia,serif;font-size:17px;line-height:1.5;\
             color:#1c1917;background:#ffffff\"><div style=\"max-width:560px\">{body}</div></body></html>",
            escape(self.subject)
        )
    }
}

fn paragraph(text: &str) -> String {
    format!("<p style=\"margin:0 0 16px\">{}</p>", escape(text))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(greeting: &str) -> Letter<'static> {
        Letter {
            kind: "welcome",
            subject: "Welcome",
            greeting: greeting.to_owned(),
            paragraphs: &["One.", "Two."],
            action: Some(("Go", "https://example.org/verify-email?token=a&b=c")),
            closing: "Bye.",
            unsubscribe: None,
        }
    }

    #[test]
    fn both_forms_say_the_same() {
        let letter = letter("Hello Marta,");
        let expected =
            "Hello Marta,\n\nOne.\n\nTwo.\n\nGo:\nhttps://example.org/verify-email?token=a&b=c\n\nBye.\n\nWellspring\n";
        assert_eq!(letter.text(), expected);
        for part in ["Hello Marta,", "One.", "Two.", ">Go</a>", "token=a&amp;b=c", "Bye."] {
            assert!(letter.html().contains(part), "{part}");
        }
    }

    #[test]
    fn the_way_out_stands_in_both_forms() {
        let stop = Unsubscribe { url: "https://example.org/unsubscribe/a&b", settings_url: "https://example.org/s" };
        let letter = Letter { unsubscribe: Some(stop), ..letter("Hello Marta,") };
        let text = letter.text();
        let end = "Wellspring\n\nStop these mails:\nhttps://example.org/unsubscribe/a&b\n\n\
                   Choose what is sent to you:\nhttps://example.org/s\n";
        assert!(text.ends_with(end), "{text}");
        let html = letter.html();
        for part in ["href=\"https://example.org/unsubscribe/a&amp;b\"", ">Stop these mails</a>"] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }

    #[test]
    fn a_name_cannot_put_markup_into_a_mail() {
        let html = letter("Hello <img src=x>\",").html();
        assert!(html.contains("Hello &lt;img src=x&gt;&quot;,"), "{html}");
    }
}
