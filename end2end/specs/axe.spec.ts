// Every page in both themes, as a stranger and as somebody with some history.
import { expectAccessible } from "../fixtures/axe.js";
import { expectSynced } from "../fixtures/device.js";
import { dayFrom, expect, test, type Person } from "../fixtures/index.js";
import { row, tick } from "../fixtures/app.js";

const PUBLIC = [
  "/",
  "/features",
  "/habits/templates",
  "/habits/templates/morning",
  "/habits/templates/quit-smoking",
  "/privacy",
  "/terms",
  "/sign-in",
  "/sign-up",
  "/forgot-password",
  "/reset-password?token=something",
  "/verify-email?token=something",
  "/verify-email",
  "/signed-out",
  "/come-back",
  "/left",
  "/moving-from-loop",
  "/api/docs",
  "/offline.html",
];

for (const path of PUBLIC) {
  test(`${path} has no violation`, async ({ page, open }) => {
    await open(path);
    await expectAccessible(page);
  });
}

test("a page that is not there has no violation", async ({ page, open, guard }) => {
  guard.allowFailedRequests();
  await open("/no-such-page");
  await expectAccessible(page);
});

test("a link that stops no mail has no violation", async ({ page, open, guard }) => {
  guard.allowFailedRequests();
  await open("/unsubscribe/made-up");
  await expectAccessible(page);
});

test("refused public forms have no violation", async ({ page, open, guard }) => {
  guard.allowFailedRequests();
  await open("/sign-up");
  await page.getByRole("button", { name: "Make my account" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expectAccessible(page);
});

test("the style guide has no violation", async ({ page, open, server }) => {
  test.skip((await fetch(`${server.url}/styleguide`)).status === 404, "development builds only");
  await open("/styleguide");
  await expectAccessible(page);
});

/** Some of everything: kinds, schedules, states, notes. */
async function fill(person: Person): Promise<string> {
  const read = await person.rest.createHabit({ name: "Read", kind: "measure", target: "20", unit: "pages", starts_on: dayFrom(-30) });
  await person.rest.setEntry(read.id, dayFrom(0), { value: "12", note: "A chapter" });
  for (let day = 1; day < 25; day += 1) await person.rest.setEntry(read.id, dayFrom(-day), { value: String(day) });
  const run = await person.rest.createHabit({ name: "Run", schedule: { type: "times_per_week", times: 3 } });
  await person.rest.setEntry(run.id, dayFrom(0), { status: "skipped" });
  const sing = await person.rest.createHabit({ name: "Sing" });
  await person.rest.setEntry(sing.id, dayFrom(0), { status: "done" });
  await person.rest.createHabit({ name: "Call home" });
  const coffee = await person.rest.createHabit({ name: "Coffee", kind: "limit", target: "2", unit: "cups" });
  await person.rest.setEntry(coffee.id, dayFrom(0), { value: "3" });
  await person.rest.createHabit({ name: "Smoking", kind: "quit", starts_on: dayFrom(-12) });
  const sit = await person.rest.createHabit({ name: "Sit", kind: "measure", target: "10", unit: "min" });
  await person.rest.startTimer(sit.id, 5);
  await person.rest.createReminder({ habit_id: read.id, at: "07:00", until: "09:00", every_minutes: 15 });
  await person.rest.createReminder({ habit_id: read.id, at: "21:00", time_zone: "Asia/Tokyo", on: false });
  return read.id;
}

/** Tasks of every look; the id of one with notes, lines and a part, and of its project. */
async function fillTasks(person: Person): Promise<{ task: string; project: string }> {
  const project = await person.rest.createProject("Move house");
  const section = await person.rest.createSection(project.id, "Before");
  const label = await person.rest.createLabel("phone");
  const task = await person.rest.createTask({
    title: "Find a van",
    notes: "Ask **Ben** first:\n- size\n- price",
    project_id: project.id,
    section_id: section.id,
    labels: [label.id],
    due: { day: dayFrom(1) },
    deadline: dayFrom(9),
    priority: 1,
    estimate_minutes: 45,
    checklist: [{ text: "Size", done: true }, { text: "Price" }],
  });
  await person.rest.createTask({ title: "Call the rental", project_id: project.id, parent_id: task.id });
  await person.rest.createTask({ title: "Pay the deposit", due: { day: dayFrom(-2) }, priority: 2 });
  await person.rest.createTask({ title: "Water the plants", due: { day: dayFrom(0) }, repeat: "FREQ=DAILY" });
  await person.rest.createTask({ title: "Learn to whistle", timeframe: "this_week" });
  return { task: task.id, project: project.id };
}

/** Pages of tasks by what they show. */
const TASKS: [string, (made: { task: string; project: string }) => string][] = [
  ["a day with tasks", () => "/app"],
  ["the days to come", () => "/app/tasks"],
  ["the inbox", () => "/app/tasks/inbox"],
  ["the inbox, choosing", () => "/app/tasks/inbox?choose=true"],
  ["the inbox, arranged", () => "/app/tasks/inbox?arrange=true"],
  ["the projects", () => "/app/tasks/projects"],
  ["a project as a list", ({ project }) => `/app/tasks/projects/${project}`],
  ["a project as a board", ({ project }) => `/app/tasks/projects/${project}?layout=board&section=new`],
  ["a month of tasks", () => "/app/tasks/calendar"],
  ["a week of tasks", () => "/app/tasks/calendar?span=week"],
  ["the filters", () => "/app/tasks/filters"],
  ["a filter and what it finds", () => "/app/tasks/filters?f=today%20%7C%20overdue"],
  ["a filter with a mistake", () => "/app/tasks/filters?f=today%20%26%20sometimes"],
  ["the labels", () => "/app/tasks/labels"],
  ["what was done", () => "/app/tasks/done"],
  ["a task", ({ task }) => `/app/tasks/${task}`],
  ["a task, asking", ({ task }) => `/app/tasks/${task}?ask=delete`],
  ["the form of a task", ({ task }) => `/app/tasks/${task}/edit`],
  ["a new task", () => "/app/tasks/new"],
];

for (const [name, path] of TASKS) {
  test(`the page of ${name} has no violation`, async ({ page, open, person }) => {
    await open(path(await fillTasks(person)));
    await expectAccessible(page);
  });
}

/** Pages of the app by what they show; `habit` is the id of one with some history. */
const APP: [string, (habit: string) => string][] = [
  ["a day", () => "/app"],
  ["the day before", () => `/app?day=${dayFrom(-1)}`],
  ["the week", () => "/app/grid"],
  ["the list of habits", () => "/app/habits"],
  ["the list of habits, arranged", () => "/app/habits?arrange=true"],
  ["the list of habits, filtered", () => "/app/habits?q=r&show=in_use"],
  ["the groups of habits", () => "/app/habits/groups"],
  ["the trash", () => "/app/habits/trash"],
  ["the pauses", () => "/app/pauses"],
  ["a new habit", () => "/app/habits/new"],
  ["a habit", (habit) => `/app/habits/${habit}`],
  ["the history of a day", (habit) => `/app/habits/${habit}/days/${dayFrom(0)}`],
  ["the form of a habit", (habit) => `/app/habits/${habit}/edit`],
  ["the figures of a habit", (habit) => `/app/habits/${habit}/figures`],
  ["the figures of all habits", () => "/app/figures?by=rate"],
  ["the first minutes", () => "/app/start?step=audit"],
  ["a stack to begin with", () => "/app/start?stack=morning"],
  ["identities", () => "/app/identity"],
  ["stacks", () => "/app/stacks"],
  ["plans", () => "/app/plans"],
  ["more", () => "/app/more"],
  ["the profile", () => "/app/settings"],
  ["devices and password", () => "/app/settings/devices"],
  ["tokens", () => "/app/settings/tokens"],
  ["sync", () => "/app/settings/sync"],
  ["what was told", () => "/app/notifications"],
  ["what is to be told", () => "/app/settings/notifications"],
  ["calendars", () => "/app/settings/calendar"],
  ["this device", () => "/app/settings/install"],
  ["your data", () => "/app/settings/data"],
  ["bringing a history", () => "/app/settings/data/import"],
  ["taking everything along", () => "/app/settings/data/export"],
  ["deleting the account", () => "/app/settings/data/leave"],
  ["quick add", () => "/app/add?line=Call+Ana+tomorrow+%23Work+p1+hourly"],
  ["the search", () => "/app/search?q=a"],
  ["what other apps shared", () => "/app/settings/shared?title=Rest&text=Worth+a+read%3A+https%3A%2F%2Fexample.org"],
];

for (const [name, path] of APP) {
  test(`the page of ${name} has no violation`, async ({ page, open, person }) => {
    await open(path(await fill(person)));
    await expectAccessible(page);
  });
}

test("a day without habits has no violation", async ({ page, open, person }) => {
  expect(await person.rest.habits()).toEqual([]);
  await open("/app");
  await expectAccessible(page);
});

test("figures without habits have no violation", async ({ page, open, person }) => {
  expect(await person.rest.habits()).toEqual([]);
  await open("/app/figures");
  await expectAccessible(page);
});

test("a page of the app that is not there has no violation", async ({ page, open, person, guard }) => {
  guard.allowFailedRequests();
  expect(person.name).toBe("Mara");
  await open("/app/nowhere");
  await expectAccessible(page);
});

test("what opens above a page has no violation", async ({ page, open, person }) => {
  await fill(person);
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await tick(page, "Call home").click();
  await row(page, "Read").locator("summary").click();
  await expectAccessible(page);
  await row(page, "Read").getByRole("link", { name: "Amount or note" }).click();
  await expect(page.getByRole("dialog", { name: "This day" })).toBeVisible();
  await expectAccessible(page);
});
