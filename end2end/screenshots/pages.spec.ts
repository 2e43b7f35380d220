// Every page with the demo's year of habits, in both themes and both sizes.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expectSynced } from "../fixtures/device.js";
import { daysBack, loopBackup } from "../fixtures/loop-backup.js";
import { Rest, signInContext, test, type Person } from "../fixtures/index.js";
import { chooseFile, row, tick } from "../fixtures/app.js";
import type { Page } from "@playwright/test";

const FOLDER = process.env.SHOTS ?? "../target/shots";

const STRANGER: Record<string, string> = {
  landing: "/",
  features: "/features",
  "starter-stacks": "/habits/templates",
  "starter-morning": "/habits/templates/morning",
  privacy: "/privacy",
  terms: "/terms",
  "sign-in": "/sign-in",
  "sign-up": "/sign-up",
  "forgot-password": "/forgot-password",
  "reset-password": "/reset-password?token=something",
  "verify-email": "/verify-email?token=something",
  "signed-out": "/signed-out",
  "come-back": "/come-back",
  left: "/left",
  "moving-from-loop": "/moving-from-loop",
  "not-found": "/no-such-page",
  "api-docs": "/api/docs",
  offline: "/offline.html",
  styleguide: "/styleguide",
};

const APP: Record<string, string> = {
  today: "/app",
  week: "/app/grid",
  habits: "/app/habits",
  "habits-arranged": "/app/habits?arrange=true",
  "habits-filtered": "/app/habits?q=r",
  groups: "/app/habits/groups",
  pauses: "/app/pauses",
  trash: "/app/habits/trash",
  figures: "/app/figures",
  "figures-rate": "/app/figures?by=rate",
  "habit-new": "/app/habits/new",
  "start-audit": "/app/start?step=audit",
  "start-identity": "/app/start?step=identity",
  "start-stack": "/app/start?stack=reading",
  identity: "/app/identity",
  stacks: "/app/stacks",
  plans: "/app/plans",
  more: "/app/more",
  profile: "/app/settings",
  devices: "/app/settings/devices",
  tokens: "/app/settings/tokens",
  sync: "/app/settings/sync",
  notifications: "/app/notifications",
  "notification-settings": "/app/settings/notifications",
  calendar: "/app/settings/calendar",
  install: "/app/settings/install",
  "your-data": "/app/settings/data",
  import: "/app/settings/data/import",
  export: "/app/settings/data/export",
  leave: "/app/settings/data/leave",
  "quick-add": "/app/add?line=Call+Ana+tomorrow+at+3pm+%23Work+%40phone+p1+every+week",
  search: "/app/search?q=a",
  tasks: "/app/tasks",
  "tasks-inbox": "/app/tasks/inbox",
  "tasks-choosing": "/app/tasks/inbox?choose=true",
  "tasks-month": "/app/tasks/calendar",
  "tasks-week": "/app/tasks/calendar?span=week",
  "tasks-projects": "/app/tasks/projects",
  "tasks-labels": "/app/tasks/labels",
  "tasks-filters": "/app/tasks/filters",
  "tasks-filter": "/app/tasks/filters?f=today%20%7C%20overdue",
  "tasks-mistake": "/app/tasks/filters?f=today%20%26%20sometimes",
  "tasks-done": "/app/tasks/done",
  "task-new": "/app/tasks/new",
  shared: "/app/settings/shared?title=How+to+rest&text=Worth+a+read%3A+https%3A%2F%2Fexample.org%2Frest",
  "app-not-found": "/app/nowhere",
};

/** One picture of what fits the screen, and one of the whole page. */
async function shoot(page: Page, name: string): Promise<void> {
  const size = test.info().project.name;
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const folder = join(FOLDER, `${size}-${colorScheme}`);
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `${name}.png`) });
    await page.screenshot({ path: join(folder, `${name}.full.png`), fullPage: true });
  }
}

/** A history that comes in: what it would do, what it did, and a file that cannot be read. */
async function shootImport(page: Page): Promise<void> {
  const backup = loopBackup([
    { name: "Meditate", ticked: daysBack(200).filter((back) => back % 9 !== 5), skipped: [5] },
    { name: "Run around the lake, however long it takes", times: 3, days: 7, ticked: daysBack(200).filter((back) => back % 7 < 3) },
    { name: "Read", ticked: daysBack(60) },
  ]);
  for (const [name, buffer] of [["unread", Buffer.from("Dear diary")], ["preview", backup]] as const) {
    await page.goto("/app/settings/data/import");
    await chooseFile(page, "Loop Habits Backup.db", buffer);
    await page.waitForURL(/\/import\/[^/]+$/);
    await shoot(page, `import-${name}`);
  }
  await page.getByRole("button", { name: "Bring it in" }).click();
  await page.getByText(/came in\.$/).waitFor();
  await shoot(page, "import-done");
  await page.getByRole("button", { name: "Take it back" }).click();
  await page.getByText("This import was taken back.").waitFor();
}

test("pages for strangers", async ({ page, open, guard }) => {
  guard.allowFailedRequests();
  for (const [name, path] of Object.entries(STRANGER)) {
    await open(path);
    await shoot(page, name);
  }
  await open("/sign-up");
  await page.getByRole("button", { name: "Make my account" }).click();
  await shoot(page, "sign-up-refused");
});

test("pages of the app", async ({ page, context, open, server, guard }) => {
  guard.allowFailedRequests();
  const account = { name: "Demo", email: "demo@example.org", password: "lantern quiet orchard 74" };
  server.command("demo", "--email", account.email, "--password", account.password);
  const person: Person = { ...account, rest: await Rest.signIn(server.url, account.email, account.password) };
  await signInContext(server, context, person);
  for (const [name, path] of Object.entries(APP)) {
    await open(path);
    if (path.startsWith("/app") && name === "today") await expectSynced(page, person.rest.userId);
    await shoot(page, name);
  }
  await shootImport(page);
  const habits = await person.rest.habits();
  for (const kind of ["yes_no", "measure", "limit", "quit"]) {
    const habit = habits.find((habit) => habit.kind === kind);
    if (habit === undefined) throw new Error(`the demo has no habit of kind ${kind}`);
    await open(`/app/habits/${habit.id}`);
    await shoot(page, `habit-${kind}`);
    await open(`/app/habits/${habit.id}/edit`);
    await shoot(page, `habit-edit-${kind}`);
    await open(`/app/habits/${habit.id}/figures`);
    await shoot(page, `habit-figures-${kind}`);
  }

  const task = (await person.rest.tasks("open")).find((task) => task.project_id !== null);
  if (task === undefined) throw new Error("the demo has no task in a project");
  await open(`/app/tasks/${task.id}`);
  await shoot(page, "task");
  await open(`/app/tasks/${task.id}/edit`);
  await shoot(page, "task-edit");
  for (const layout of ["list", "board"]) {
    await open(`/app/tasks/projects/${task.project_id ?? ""}?layout=${layout}`);
    await shoot(page, `project-${layout}`);
  }

  await open("/app");
  await expectSynced(page, person.rest.userId);
  const name = (await page.getByRole("list", { name: "Habits of the day" }).getByRole("link").first().innerText()).trim();
  await row(page, name).locator("summary").click();
  await shoot(page, "today-menu");
  await row(page, name).getByRole("link", { name: "Amount or note" }).click();
  await shoot(page, "today-sheet");
  await page.keyboard.press("Escape");
  await context.setOffline(true);
  await tick(page, name).click();
  await page.getByText("on this device", { exact: true }).first().waitFor();
  await shoot(page, "today-offline");
  await page.getByRole("link", { name: "More", exact: true }).locator("visible=true").first().click();
  await page.getByRole("link", { name: /^Sync/ }).click();
  await shoot(page, "sync-waiting");
  await context.setOffline(false);
});
