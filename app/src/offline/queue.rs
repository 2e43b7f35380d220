//! The queue's state machine: what is sent next, and what an answer means. Pure; storage and network are elsewhere.

use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use uuid::Uuid;
use wire::sync::{OperationResult, OperationStatus, OperationsAnswer, PROTOCOL};

use super::operation::{Standing, StoredOperation};
use crate::json;

/// Operations in one request at most.
pub(super) const BATCH: usize = 200;
/// Bytes of payload in one request, well under the server's limit of 1 MiB.
const BATCH_BYTES: usize = 512 * 1024;
/// How long a sender is trusted to be alive.
const LEASE: SignedDuration = SignedDuration::from_secs(60);

/// The operations to send next, oldest first: none while one of them is leased to another sender, because order
/// matters. `exclusive` says that no other sender can be alive, so that its leases are void.
pub(super) fn next_batch(
    ops: &[StoredOperation],
    now: Timestamp,
    exclusive: bool,
    limit: usize,
) -> Vec<StoredOperation> {
    let mut bytes = 0;
    ops.iter()
        .filter(|op| op.is_unsent())
        .take_while(|op| exclusive || !is_leased(op, now))
        .take(limit.min(BATCH))
        .enumerate()
        .take_while(|(index, op)| {
            bytes += op.payload.to_string().len() + 256;
            *index == 0 || bytes <= BATCH_BYTES
        })
        .map(|(_, op)| op.clone())
        .collect()
}

fn is_leased(op: &StoredOperation, now: Timestamp) -> bool {
    op.standing == Standing::Sending && op.lease_until.is_some_and(|until| until > now)
}

/// The operation as a sender holds it from `now` on.
pub(super) fn leased(op: &StoredOperation, now: Timestamp) -> StoredOperation {
    StoredOperation { standing: Standing::Sending, lease_until: Some(now + LEASE), ..op.clone() }
}

/// The operation back in the queue.
pub(super) fn released(op: &StoredOperation) -> StoredOperation {
    StoredOperation { standing: Standing::Pending, lease_until: None, ..op.clone() }
}

/// What an answer to `/sync/ops` means.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Reply {
    /// Results, from our server, for this person.
    Results(OperationsAnswer),
    /// The session ended or the account is gone: hold everything.
    SignedOut,
    /// Our server, but another person is signed in: hold everything and look who it is.
    OtherUser,
    /// The batch itself was refused; with a single operation this is its end.
    Refused(String),
    /// This build is too old for the server.
    ClientTooOld,
    /// Anything else, captive portals included: keep, and try later.
    Later,
}

#[derive(Deserialize)]
struct Coded {
    code: String,
}

/// Reads an answer. Only a body with `wellspring: 1` and our person's id counts as results.
pub(super) fn reply(status: u16, body: &str, user: Uuid) -> Reply {
    let code = || json::read::<Coded>(body).ok().map(|coded| coded.code);
    match status {
        200 => match json::read::<OperationsAnswer>(body) {
            Ok(answer) if answer.wellspring != PROTOCOL => Reply::Later,
            Ok(answer) if answer.user_id != user => Reply::OtherUser,
            Ok(answer) => Reply::Results(answer),
            Err(_) => Reply::Later,
        },
        401 | 410 if code().is_some() => Reply::SignedOut,
        400 | 409 | 413 | 422 => match code() {
            Some(code) if code == "client_too_old" => Reply::ClientTooOld,
            Some(code) if code == "other_user" => Reply::OtherUser,
            Some(code) if status != 409 => Reply::Refused(code),
            _ => Reply::Later,
        },
        _ => Reply::Later,
    }
}

/// What becomes of one operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fate {
    /// The server has it; its effect comes with the next pull.
    Acknowledge,
    /// The server has it, but a later change from elsewhere stands.
    Lost,
    /// To the dead letters, with the reason.
    Bury(String),
    /// No word about it: back to the queue.
    Release,
}

/// The fate of an operation by the results of its batch.
pub(super) fn fate(op: &StoredOperation, results: &[OperationResult]) -> Fate {
    let Some(result) = results.iter().find(|result| result.op_id == Some(op.op_id)) else { return Fate::Release };
    match result.status {
        OperationStatus::Applied | OperationStatus::Duplicate => Fate::Acknowledge,
        OperationStatus::Superseded => Fate::Lost,
        OperationStatus::Rejected => Fate::Bury(result.code.clone().unwrap_or_else(|| "rejected".to_owned())),
        OperationStatus::Conflict => Fate::Bury(result.code.clone().unwrap_or_else(|| "conflict".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use serde_json::json;

    use super::*;
    use crate::offline::Write;
    use crate::offline::operation::Stamp;
    use domain::ids::HabitId;

    fn now() -> Timestamp {
        Timestamp::from_second(1_800_000_000).unwrap()
    }

    fn op(seq: i64, standing: Standing) -> StoredOperation {
        let stamp = Stamp {
            op_id: Uuid::from_u128(seq.unsigned_abs().into()),
            client_time: now(),
            tz: "Europe/Berlin".to_owned(),
            today: date(2026, 3, 10),
        };
        let write = Write::ClearEntry { habit_id: HabitId(Uuid::from_u128(7)), day: date(2026, 3, 10) };
        StoredOperation { seq, standing, ..StoredOperation::new(write, stamp).unwrap() }
    }

    fn seqs(batch: &[StoredOperation]) -> Vec<i64> {
        batch.iter().map(|op| op.seq).collect()
    }

    fn answer(user: Uuid, results: serde_json::Value) -> String {
        json!({"wellspring": 1, "results": results, "server_time": "2026-03-10T10:00:00Z", "user_id": user}).to_string()
    }

    #[test]
    fn a_batch_is_the_oldest_unsent_operations() {
        let ops = [op(1, Standing::Acknowledged), op(2, Standing::Pending), op(3, Standing::Pending)];
        assert_eq!(seqs(&next_batch(&ops, now(), true, 1)), [2]);
        assert_eq!(seqs(&next_batch(&ops, now(), true, 500)), [2, 3]);
    }

    #[test]
    fn a_lease_holds_everything_behind_it_until_it_ends() {
        let ops = [leased(&op(1, Standing::Pending), now()), op(2, Standing::Pending)];
        assert!(next_batch(&ops, now(), false, BATCH).is_empty());
        let later = now() + SignedDuration::from_secs(61);
        assert_eq!(seqs(&next_batch(&ops, later, false, BATCH)), [1, 2]);
    }

    #[test]
    fn the_only_sender_does_not_wait_for_the_lease_of_one_that_died() {
        let ops = [leased(&op(1, Standing::Pending), now())];
        assert_eq!(seqs(&next_batch(&ops, now(), true, BATCH)), [1]);
    }

    #[test]
    fn large_notes_split_a_batch_but_never_stop_it() {
        let mut big = op(1, Standing::Pending);
        big.payload = json!({"note": "x".repeat(600 * 1024)});
        let ops = [big, op(2, Standing::Pending)];
        assert_eq!(seqs(&next_batch(&ops, now(), true, BATCH)), [1]);
    }

    #[test]
    fn only_our_marked_answer_for_our_person_counts() {
        let (ana, ben) = (Uuid::from_u128(1), Uuid::from_u128(2));
        assert!(matches!(reply(200, &answer(ana, json!([])), ana), Reply::Results(_)));
        assert_eq!(reply(200, &answer(ben, json!([])), ana), Reply::OtherUser);
        assert_eq!(reply(200, "<html>Welcome to the airport</html>", ana), Reply::Later);
        let unmarked = answer(ana, json!([])).replace("\"wellspring\":1", "\"wellspring\":0");
        assert_eq!(reply(200, &unmarked, ana), Reply::Later);
    }

    #[test]
    fn failures_keep_the_queue_and_an_ended_session_holds_it() {
        let ana = Uuid::from_u128(1);
        let problem = |code: &str| json!({"code": code}).to_string();
        for status in [0, 403, 404, 408, 409, 429, 500, 502, 503] {
            assert_eq!(reply(status, &problem("busy"), ana), Reply::Later, "{status}");
        }
        assert_eq!(reply(401, &problem("signed_out"), ana), Reply::SignedOut);
        assert_eq!(reply(401, "<html>Portal</html>", ana), Reply::Later);
        assert_eq!(reply(409, &problem("client_too_old"), ana), Reply::ClientTooOld);
        assert_eq!(reply(422, &problem("invalid"), ana), Reply::Refused("invalid".to_owned()));
    }

    #[test]
    fn each_result_decides_over_its_own_operation() {
        let result = |id: u128, status: &str| {
            serde_json::from_value::<OperationResult>(json!({"op_id": Uuid::from_u128(id), "status": status})).unwrap()
        };
        let results = [result(1, "applied"), result(2, "duplicate"), result(3, "superseded"), result(4, "rejected")];
        let fates: Vec<_> = (1..=5).map(|seq| fate(&op(seq, Standing::Sending), &results)).collect();
        let buried = Fate::Bury("rejected".to_owned());
        assert_eq!(fates, [Fate::Acknowledge, Fate::Acknowledge, Fate::Lost, buried, Fate::Release]);
    }
}
