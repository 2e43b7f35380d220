//! What taking a file over would do, and the decisions about it. Nothing is changed but these.

use domain::{
    ids::ImportId,
    imports::{HabitDecision, ImportChoices, ImportCounts, ImportPreview, ImportState, PreviewHabit, PreviewTask},
};
use formats::{FoundProject, FoundTask};
use store::{
    habits as habit_rows,
    imports::{self as rows, ImportRow},
};

use super::{
    Imports,
    brought::{self, Brought},
    own_archive::TriedOut,
    owner::Owner,
    plan::Plan,
    scene::{Scene, scenes},
    told,
};
use crate::{Actor, Scope, ServiceError, Transaction, identity::sign_up::known_zone};

/// Tasks that are shown.
const TASKS_SHOWN: usize = 50;
/// Decisions that one file may take.
const MOST_DECISIONS: usize = 20_000;

impl Imports<'_> {
    /// What taking it over would do, by the decisions so far.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; 409 `not_ready` for one that could not be read, is being read, or was taken over;
    /// 403 `scope_missing`.
    pub async fn preview(self, actor: &Actor, id: ImportId) -> Result<ImportPreview, ServiceError> {
        actor.require(Scope::Read)?;
        let user = actor.user_id;
        let mut tx = self.services.begin(user).await?;
        let row = rows::find(tx.conn(), user, id).await?;
        if let Some(brought) = brought::brought(&mut tx, &row).await? {
            return self.shown(tx, row, brought).await;
        }
        if !matches!(row.import.state, ImportState::Uploaded | ImportState::Read) {
            return Err(NOT_READY);
        }
        // Reading it was interrupted, or another version of this program has read it.
        let content = rows::content(tx.conn(), user, id).await?.ok_or(NOT_READY)?;
        tx.commit().await?;
        self.read_anew(user, row, content).await?;
        let mut tx = self.services.begin(user).await?;
        let row = rows::find(tx.conn(), user, id).await?;
        let brought = brought::brought(&mut tx, &row).await?.ok_or(NOT_READY)?;
        self.shown(tx, row, brought).await
    }

    /// Decides, and answers what taking it over would do then. All decisions are replaced.
    ///
    /// # Errors
    /// As [`Self::preview`]; `time_zone`: `unknown_time_zone`; `habits`: `too_many`, `not_found` for a habit that the
    /// caller does not have.
    pub async fn choose(
        self,
        actor: &Actor,
        id: ImportId,
        choices: ImportChoices,
    ) -> Result<ImportPreview, ServiceError> {
        actor.require(Scope::Write)?;
        check(&choices)?;
        let user = actor.user_id;
        let mut tx = self.services.begin(user).await?;
        let mut row = rows::find(tx.conn(), user, id).await?;
        if row.import.state != ImportState::Read {
            return Err(NOT_READY);
        }
        check_targets(&mut tx, &choices).await?;
        let reads_otherwise = choices.reads_otherwise(&row.choices);
        row.choices = choices;
        // Why it was not taken over by the decisions before says nothing of these.
        row.import.refusal = None;
        rows::put(tx.conn(), user, &row).await?;
        if reads_otherwise {
            let content = rows::content(tx.conn(), user, id).await?.ok_or(NOT_READY)?;
            // What was found by the choices before is not taken over by these, whatever ends the reading.
            rows::put_reading(tx.conn(), user, id, None).await?;
            tx.commit().await?;
            self.read_anew(user, row, content).await?;
        } else {
            tx.commit().await?;
        }
        self.preview(actor, id).await
    }

    async fn shown(self, mut tx: Transaction, row: ImportRow, brought: Brought) -> Result<ImportPreview, ServiceError> {
        let reading = match brought {
            Brought::Own(tried) => {
                tx.commit().await?;
                return Ok(own(row, tried));
            }
            Brought::Found(reading) => *reading,
        };
        let owner = Owner::of(&mut tx).await?;
        let mut plan = Plan::of(&mut tx, &row, reading).await?;
        let habits = std::mem::take(&mut plan.habits);
        let scenes = scenes(&mut tx, &plan, habits, &owner).await?;
        tx.commit().await?;
        let days: i64 = scenes.iter().map(Scene::days).sum();
        let compared = move || scenes.into_iter().map(Scene::compared).collect::<Vec<_>>();
        let habits = self.services.surveys().walk(days, compared).await?;
        Ok(whole(row, &plan, habits))
    }
}

/// Of an archive of ours: it names rows as they were, so that there is nothing but their number.
fn own(row: ImportRow, tried: TriedOut) -> ImportPreview {
    ImportPreview { makes: tried.makes, known: tried.known, ..whole(row, &Plan::default(), Vec::new()) }
}

const NOT_READY: ServiceError = ServiceError::refused(409, "not_ready");

fn check(choices: &ImportChoices) -> Result<(), ServiceError> {
    if let Some(zone) = &choices.time_zone {
        known_zone(zone).map_err(|code| ServiceError::field("time_zone", code))?;
    }
    if choices.habits.len() > MOST_DECISIONS {
        return Err(ServiceError::field("habits", "too_many"));
    }
    Ok(())
}

async fn check_targets(tx: &mut Transaction, choices: &ImportChoices) -> Result<(), ServiceError> {
    let user = tx.user();
    let present = habit_rows::present_ids(tx.conn(), user).await?;
    let named = choices.habits.values().filter_map(|decision| match decision {
        HabitDecision::Into { habit_id } => Some(habit_id),
        _ => None,
    });
    let mut gone = named.filter(|id| !present.contains(id));
    if gone.next().is_some() { Err(ServiceError::field("habits", "not_found")) } else { Ok(()) }
}

fn whole(row: ImportRow, plan: &Plan, habits: Vec<PreviewHabit>) -> ImportPreview {
    let is_made = |habit: &&PreviewHabit| matches!(habit.decision, HabitDecision::Make {});
    let is_taken = |habit: &&PreviewHabit| !matches!(habit.decision, HabitDecision::Leave {});
    let known_tasks = plan.tasks.iter().filter(|(_, known)| known.is_some()).count();
    let known_projects = plan.projects.iter().filter(|(_, known)| known.is_some()).count();
    ImportPreview {
        time_zone: plan.time_zone.clone(),
        choices: row.choices,
        questions: plan.questions.iter().map(told::question).collect(),
        tasks: plan
            .tasks
            .iter()
            .take(TASKS_SHOWN)
            .map(|(task, known)| shown_task(task, known.is_some(), plan))
            .collect(),
        makes: ImportCounts {
            habits: told::number(habits.iter().filter(is_made).count()),
            entries: habits.iter().filter(is_taken).map(|habit| habit.days.new).sum(),
            tasks: told::number(plan.tasks.len() - known_tasks),
            projects: told::number(plan.projects.len() - known_projects),
        },
        known: ImportCounts {
            habits: told::number(habits.iter().filter(|habit| habit.known.is_some()).count()),
            entries: habits.iter().filter(|habit| habit.known.is_some()).map(|habit| habit.days.same).sum(),
            tasks: told::number(known_tasks),
            projects: told::number(known_projects),
        },
        problems: plan.problems.iter().map(told::problem).collect(),
        habits,
        import: row.import,
    }
}

fn shown_task(task: &FoundTask, is_known: bool, plan: &Plan) -> PreviewTask {
    let named = |id: &String| plan.projects.iter().find(|(project, _): &&(FoundProject, _)| project.source_id == *id);
    PreviewTask {
        title: task.title.clone(),
        project: task.project.as_ref().and_then(named).map(|(project, _)| project.name.clone()),
        day: task.due.as_ref().map(|due| due.day).or(task.start_day),
        is_done: task.is_done,
        is_known,
    }
}
