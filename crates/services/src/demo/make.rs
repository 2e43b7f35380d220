//! Making a demo account, or bringing one up to today. Never touches an account that it did not make.

use domain::{
    habits::{DEFAULT_HABIT_COLOR, HabitFields, Quantity, Tone},
    ids::{HabitId, UserId, uuid_v7},
};
use jiff::{ToSpan, civil::Date};
use store::{
    habits as rows,
    sync::{self as feed, Change},
};

use super::{
    Demo,
    catalogue::{Template, templates},
    history::entries,
    random::Random,
};
use crate::{
    ServiceError, Transaction,
    habits::create_in,
    identity::{NewAccount, SignUp},
};

/// What to make.
#[derive(Debug, Clone)]
pub struct DemoOptions {
    /// Address of the account.
    pub email: String,
    /// Its password; an account that exists keeps its own when none is given.
    pub password: Option<String>,
    /// Years of history, 1 to 20.
    pub years: u16,
    /// Habits, 1 to 500.
    pub habits: u16,
}

/// What was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoMade {
    /// Whose.
    pub user_id: UserId,
    /// Habits there are now.
    pub habits: usize,
    /// Entries that were written.
    pub entries: usize,
}

const SEED: u64 = 20_260_312;
const ZONE: &str = "UTC";

impl Demo<'_> {
    /// Makes a demo account with its history, or brings one up to today.
    ///
    /// # Errors
    /// 409 `email_taken` when the address belongs to an account that `demo` did not make; 422 for a bad password,
    /// `years` or `habits`.
    pub async fn make(&self, options: DemoOptions) -> Result<DemoMade, ServiceError> {
        if !(1..=20).contains(&options.years) {
            return Err(ServiceError::field("years", "out_of_range"));
        }
        if !(1..=500).contains(&options.habits) {
            return Err(ServiceError::field("habits", "out_of_range"));
        }
        let user = self.account(&options).await?;
        let today = self.services.now().to_zoned(jiff::tz::TimeZone::UTC).date();
        let first = today.saturating_sub(i64::from(options.years).years());
        let templates = templates();
        let (mut random, mut written) = (Random::seeded(SEED), 0);
        for (number, template) in (0..options.habits).zip(templates.iter().cycle()) {
            let round = usize::from(number) / templates.len();
            let mut tx = self.services.begin(user).await?;
            written += habit(&mut tx, &mut random, template, round, (first, today)).await?;
            tx.mark_changed();
            tx.commit().await?;
        }
        Ok(DemoMade { user_id: user, habits: usize::from(options.habits), entries: written })
    }

    async fn account(&self, options: &DemoOptions) -> Result<UserId, ServiceError> {
        let identity = self.services.identity();
        if let Some(user) = identity.user_by_email(&options.email).await? {
            if !identity.is_demo(user).await? {
                return Err(ServiceError::refused(409, "email_taken"));
            }
            if let Some(password) = &options.password {
                identity.set_password(user, password).await?;
            }
            return Ok(user);
        }
        let password = options.password.clone().ok_or_else(|| ServiceError::field("password", "required"))?;
        let (email, display_name, time_zone) = (options.email.clone(), "Robin".to_owned(), ZONE.to_owned());
        let fields = SignUp { email, password, display_name, time_zone };
        identity.create_user(&NewAccount { fields, email_verified: true, is_demo: true }).await
    }
}

/// Makes one habit if it is not there, and writes its history.
async fn habit(
    tx: &mut Transaction,
    random: &mut Random,
    template: &Template,
    round: usize,
    (first, today): (Date, Date),
) -> Result<usize, ServiceError> {
    let id = HabitId(uuid_v7(1_767_225_600_000, &id_bytes(random)));
    let name = if round == 0 { template.name.to_owned() } else { format!("{} {}", template.name, round + 1) };
    let entries = entries(template, random, first, today);
    let user = tx.user();
    let position = feed::take_position(tx.conn(), user, 1).await?;
    match rows::find(tx.conn(), user, id).await {
        Ok(_) => {}
        Err(store::StoreError::NotFound) => {
            let target = template.target.and_then(|whole| Quantity::from_thousandths(whole * 1000).ok());
            let fields = HabitFields {
                name,
                kind: template.kind,
                schedule: template.schedule,
                target,
                unit: template.unit.map(str::to_owned),
                question: template.question.map(str::to_owned),
                starts_on: Some(first),
                reserves_per_month: None,
                assume_kept: false,
                tone: Tone::Good,
                color: DEFAULT_HABIT_COLOR,
                icon: None,
                description: None,
                minimum_text: None,
                identity_id: None,
                group_id: None,
                unit_price: None,
                usual_amount: None,
            };
            create_in(tx, position, id, fields, None, today).await?;
        }
        Err(other) => return Err(other.into()),
    }
    for some in entries.chunks(2_000) {
        rows::insert_entries(tx.conn(), user, id, some, ZONE).await?;
    }
    pack(tx, id).await?;
    Ok(entries.len())
}

async fn pack(tx: &mut Transaction, id: HabitId) -> Result<(), ServiceError> {
    let (user, now) = (tx.user(), tx.services().now());
    let years = rows::all_entries(tx.conn(), user, id).await?;
    for year in years.values() {
        let version = rows::save_year(tx.conn(), user, id, year).await?;
        let position = feed::take_position(tx.conn(), user, 1).await?;
        let entity_id = format!("{id}:{}", year.year());
        let change = Change { entity: "habit_year", entity_id, deleted: false, version, position };
        feed::record(tx.conn(), user, &[change], now).await?;
    }
    Ok(())
}

fn id_bytes(random: &mut Random) -> [u8; 10] {
    let mut bytes = [0; 10];
    for byte in &mut bytes {
        *byte = random.next().to_le_bytes()[0];
    }
    bytes
}
