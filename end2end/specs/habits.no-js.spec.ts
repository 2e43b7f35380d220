// The main walk with scripts switched off. Everything is a form that posts, and every page is whole.
import { dayTick, fillHabit, row, tick, told, undo } from "../fixtures/app.js";
import { dayFrom, expect, test } from "../fixtures/index.js";
import type { BrowserContext, Page } from "@playwright/test";

/** Presses a button of an app form and gives the statuses of the answer and of the page that follows. */
async function posted(page: Page, press: () => Promise<void>): Promise<number[]> {
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  const shown = page.waitForResponse((response) => response.url().includes("/app") && response.status() === 200);
  await press();
  return [(await answer).status(), (await shown).status()];
}

/** What the browser would send along. */
async function cookies(context: BrowserContext): Promise<string> {
  return (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
}

test("create, check in, reload, undo", async ({ page, open, person }) => {
  await open("/app");
  await page.getByRole("link", { name: "Make a habit" }).click();
  await fillHabit(page, { name: "Read" });
  expect(await posted(page, () => page.getByRole("button", { name: "Make habit" }).click())).toEqual([302, 200]);
  await expect(page.getByRole("heading", { level: 1, name: "Read" })).toBeVisible();
  await expect(told(page, "Your habit is ready.")).toBeVisible();

  await open("/app");
  expect(await posted(page, () => tick(page, "Read").click())).toEqual([302, 200]);
  await expect(tick(page, "Read")).toHaveAttribute("aria-pressed", "true");
  const habit = (await person.rest.habits())[0];
  expect((await person.rest.entry(habit?.id ?? "", dayFrom(0)))?.status).toBe("done");

  await page.reload();
  await expect(tick(page, "Read")).toHaveAttribute("aria-pressed", "true");
  await undo(page, "Checked in.");
  await expect(told(page, "Taken back.")).toBeVisible();
  await expect(tick(page, "Read")).toHaveAttribute("aria-pressed", "false");
  expect((await person.rest.entry(habit?.id ?? "", dayFrom(0)))?.status ?? null).toBe(null);
});

test("+1 counts once even when the same page is posted again", async ({ page, open, person, context, server }) => {
  const habit = await person.rest.createHabit({ name: "Water", kind: "measure", target: "3", unit: "glasses" });
  await open("/app");
  const fields = await tick(page, "Water").evaluate((button: HTMLButtonElement) => {
    return [...new FormData(button.form ?? undefined).entries()].map(([name, value]) => [name, String(value)]);
  });
  await tick(page, "Water").click();
  await expect(row(page, "Water")).toContainText("1 of 3 glasses");
  const again = await fetch(`${server.url}/rpc/habits/increment`, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams(fields as [string, string][]),
    headers: { accept: "text/html", "sec-fetch-site": "same-origin", cookie: await cookies(context) },
  });
  expect(again.status).toBe(302);
  expect((await person.rest.entry(habit.id, dayFrom(0)))?.value).toBe("1");
  await undo(page, "Added.");
  await expect(row(page, "Water")).toContainText("0 of 3 glasses");
});

test("an amount, a note and a skip are said on the page of the day", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Read", kind: "measure", target: "20", unit: "pages" });
  await open("/app");
  await row(page, "Read").locator("summary").click();
  await row(page, "Read").getByRole("link", { name: "Amount or note" }).click();
  await page.getByRole("textbox", { name: "Amount" }).fill("12,5");
  await page.getByRole("button", { name: "Save amount" }).click();
  await expect(told(page, "Amount saved.")).toBeVisible();
  await page.getByRole("textbox", { name: "Note" }).fill("First line\nSecond <b>line</b> & more");
  await page.getByRole("button", { name: "Save note" }).click();
  await expect(told(page, "Note saved.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Note" })).toHaveValue("First line\nSecond <b>line</b> & more");
  await page.getByLabel("Reason to skip, if you like").fill("ill");
  await page.getByRole("button", { name: "Skip this day" }).click();
  await expect(told(page, "Skipped.")).toBeVisible();
  await expect(page.getByText("Skipped: ill").first()).toBeVisible();
  await expect(page.getByText("Skipped · ill").first()).toBeVisible();
  await expect(page.getByLabel("Reason to skip, if you like")).toHaveValue("ill");
  expect(await person.rest.entry(habit.id, dayFrom(0))).toMatchObject({
    status: "skipped",
    value: "12.5",
    note: "First line\nSecond <b>line</b> & more",
    skip_reason: "ill",
  });
  await undo(page, "Skipped.");
  expect(await person.rest.entry(habit.id, dayFrom(0))).toMatchObject({ status: null, value: "12.5" });
});

test("a refused amount keeps what was typed", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Read", kind: "measure", target: "20", unit: "pages" });
  await open(`/app/habits/${habit.id}`);
  await page.getByRole("textbox", { name: "Amount" }).fill("a dozen");
  await page.getByRole("button", { name: "Save amount" }).click();
  await expect(page.getByRole("textbox", { name: "Amount" })).toHaveValue("a dozen");
  await expect(page.getByRole("textbox", { name: "Amount" })).toHaveAccessibleDescription(/Enter a number/);
});

test("a day long ago can be checked in and back", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Guitar" });
  const longAgo = dayFrom(-40);
  await open(`/app/habits/${habit.id}`);
  await page.getByLabel("Another day").fill(longAgo);
  await page.getByRole("button", { name: "Show" }).click();
  await dayTick(page).click();
  await expect(dayTick(page)).toHaveAttribute("aria-pressed", "true");
  expect((await person.rest.habit(habit.id)).starts_on).toBe(longAgo);
  await undo(page, "Checked in.");
  expect((await person.rest.habit(habit.id)).starts_on).toBe(dayFrom(0));
});

test("a refused new habit keeps everything that was typed", async ({ page, open, person }) => {
  await open("/app/habits/new");
  await fillHabit(page, {
    name: " ",
    amount: { target: "lots", unit: "pages" },
    days: ["Monday", "Friday"],
    question: "Did you?",
    startsOn: dayFrom(-3),
  });
  expect(await posted(page, () => page.getByRole("button", { name: "Make habit" }).click())).toEqual([302, 200]);
  await expect(page.getByRole("alert")).toContainText("Please look at this again");
  await expect(page.getByLabel("Name", { exact: true })).toHaveAccessibleDescription(/Give it a name/);
  await expect(page.getByLabel("How much")).toHaveValue("lots");
  await expect(page.getByLabel("How much")).toHaveAccessibleDescription(/Enter a number/);
  await expect(page.getByLabel("Unit")).toHaveValue("pages");
  await expect(page.getByRole("radio", { name: /^An amount/ })).toBeChecked();
  await expect(page.getByRole("radio", { name: "On chosen days" })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: "Monday" })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: "Friday" })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: "Tuesday" })).not.toBeChecked();
  await expect(page.getByLabel("Question, if you like")).toHaveValue("Did you?");
  await expect(page.getByLabel("First day")).toHaveValue(dayFrom(-3));
  await page.getByLabel("Name", { exact: true }).fill("Write");
  await page.getByLabel("How much").fill("2");
  await page.getByRole("button", { name: "Make habit" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Write" })).toBeVisible();
  expect(await person.rest.habits()).toMatchObject([
    { name: "Write", target: "2", unit: "pages", schedule: { type: "weekdays", days: ["mon", "fri"] } },
  ]);
});

test("edit, archive, bring back, delete and undo", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Sing" });
  await open(`/app/habits/${habit.id}`);
  await page.getByRole("link", { name: "Edit" }).click();
  await fillHabit(page, { name: "Sing loud", timesPerWeek: "2" });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(told(page, "Saved.")).toBeVisible();
  await expect(page.getByText("Twice a week")).toBeVisible();

  await page.getByRole("button", { name: "Archive" }).click();
  await expect(told(page, "Archived.")).toBeVisible();
  await undo(page, "Archived.");
  expect((await person.rest.habit(habit.id)).archived_at).toBe(null);
  await page.getByRole("button", { name: "Archive" }).click();
  await open("/app/habits");
  await page.getByText("Archived (1)").click();
  await page.getByRole("button", { name: "Bring back Sing loud" }).click();
  await expect(told(page, "Back on your list.")).toBeVisible();

  await open(`/app/habits/${habit.id}`);
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(told(page, "Deleted.")).toBeVisible();
  expect(await person.rest.habits()).toEqual([]);
  await undo(page, "Deleted.");
  await expect(told(page, "Brought back.")).toBeVisible();
  expect((await person.rest.habits()).map((habit) => habit.name)).toEqual(["Sing loud"]);
});

test("an edit does not write over what another device changed meanwhile", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Read" });
  await open(`/app/habits/${habit.id}/edit`);
  const name = page.getByLabel("Name", { exact: true });
  await name.fill("Read aloud");
  await person.rest.replaceHabit(habit.id, { name: "Read more" });
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("This was changed on another device meanwhile.");
  await expect(name).toHaveValue("Read aloud");
  expect((await person.rest.habit(habit.id)).name).toBe("Read more");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Read aloud" })).toBeVisible();
  expect((await person.rest.habit(habit.id)).name).toBe("Read aloud");
});

test("habits are put in order by buttons", async ({ page, open, person }) => {
  for (const name of ["First", "Second", "Third"]) await person.rest.createHabit({ name });
  await open("/app/habits");
  await page.locator("summary").filter({ hasText: "More about habits" }).click();
  await page.getByRole("link", { name: "Change the order" }).click();
  await page.getByRole("button", { name: "Move Third up" }).click();
  await expect(told(page, "Moved.")).toBeVisible();
  await expect(page.getByRole("list", { name: "Habits in use" }).getByRole("link")).toHaveText(["First", "Third", "Second"]);
});

test("the year is there to read without a script", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Walk", starts_on: "2025-12-01" });
  await person.rest.setEntry(habit.id, "2025-12-24", { status: "done" });
  await expectWhole(page, () => open(`/app/habits/${habit.id}?year=2025`));
  await page.getByText("The days of 2025 as a table").click();
  await page.getByRole("link", { name: "Wed 24 December 2025: done" }).click();
  await expect(dayTick(page)).toHaveAttribute("aria-pressed", "true");
});

/** Without scripts nothing may be left waiting. */
async function expectWhole(page: Page, visit: () => Promise<void>): Promise<void> {
  await visit();
  await expect(page.getByRole("img", { name: "Walk, 2025: 1 day with something done" })).toBeVisible();
  await expect(page.getByText("Loading")).toHaveCount(0);
}

test("somebody who is not signed in is sent to the sign-in page", async ({ page, open }) => {
  await open("/app/habits");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fapp%2Fhabits/);
});
