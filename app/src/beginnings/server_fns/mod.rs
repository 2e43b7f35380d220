//! What the forms and loaders of these pages call. The forms are posted by the browser, with and without the app
//! running: what they make touches several documents at once, and the server alone sees them all.

mod identities;
mod identity_view;
mod plan_forms;
mod plan_view;
mod stack_forms;
mod stacks_view;
mod start;
mod start_view;

pub use identities::{DeleteIdentity, IdentityForm, IdentityIdForm, SaveIdentity, delete_identity, save_identity};
pub use identity_view::{IdentitiesView, IdentityItem, LoadIdentities, VoterItem, load_identities};
pub use plan_forms::{
    AnswerForm, AnswerPlan, BeginForm, BeginPlan, DeletePlan, EndForm, EndPlan, PlanIdForm, answer_plan, begin_plan,
    delete_plan, end_plan,
};
pub use plan_view::{LoadPlan, LoadPlans, PlanItem, PlanView, PlansView, load_plan, load_plans};
pub use stack_forms::{
    DeleteStack, Dismiss, DismissForm, MoveStack, SaveStack, StackForm, StackIdForm, StackMoveForm, delete_stack,
    dismiss, move_stack, save_stack,
};
pub use stacks_view::{LoadStacks, StackStep, StacksView, SuggestedStack, load_stacks};
pub use start::{
    AnswerAudit, AnswerStatement, AnswerTones, AuditForm, GoToStep, StatementForm, StepForm, TakeForm, TakeStack,
    TonesForm, answer_audit, answer_statement, answer_tones, go_to_step, take_stack,
};
pub use start_view::{LoadStart, Offer, OfferHabit, StartView, load_start};
