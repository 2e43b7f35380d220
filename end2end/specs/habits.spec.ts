// The main walk, with the app running.
import { dayTick, fillHabit, makeHabit, row, tick, told, undo } from "../fixtures/app.js";
import { expectSynced } from "../fixtures/device.js";
import { dayFrom, expect, freshEmail, PASSWORD, test } from "../fixtures/index.js";

/** A day as the app writes it out: "12 March 2026". */
function longDate(day: string): string {
  const parts = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
  return new Date(`${day}T12:00:00Z`).toLocaleDateString("en-GB", parts);
}

test("from the front page to a habit that is checked in, and back", async ({ page, open }) => {
  await open("/sign-up");
  await page.getByLabel("What should we call you?").fill("Ana");
  await page.getByLabel("Email").fill(freshEmail());
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Make my account" }).click();
  await page.getByRole("link", { name: "Make a habit" }).click();
  await makeHabit(page, { name: "Read", question: "Did you read before bed?" });
  await expect(told(page, "Your habit is ready.")).toBeVisible();

  await open("/app");
  await expect(row(page, "Read")).toContainText("Did you read before bed?");
  await expect(page.getByText("One habit today.")).toBeVisible();
  await tick(page, "Read").click();
  await expect(tick(page, "Read")).toHaveAttribute("aria-pressed", "true");
  await expect(told(page, "Checked in.")).toBeVisible();
  await expect(page.getByText("Done.", { exact: true })).toBeVisible();

  await page.reload();
  await expect(tick(page, "Read")).toHaveAttribute("aria-pressed", "true");
  await tick(page, "Read").click();
  await expect(tick(page, "Read")).toHaveAttribute("aria-pressed", "false");
});

test("undo takes a check-in back, by button and by keyboard", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Stretch" });
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await tick(page, "Stretch").click();
  await expect.poll(async () => (await person.rest.entry(habit.id, dayFrom(0)))?.status).toBe("done");
  await undo(page, "Checked in.");
  await expect(tick(page, "Stretch")).toHaveAttribute("aria-pressed", "false");
  await expect.poll(async () => (await person.rest.entry(habit.id, dayFrom(0)))?.status ?? null).toBe(null);

  await tick(page, "Stretch").click();
  await expect(tick(page, "Stretch")).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Control+z");
  await expect(tick(page, "Stretch")).toHaveAttribute("aria-pressed", "false");
});

test("a measured habit counts up by one and takes one back", async ({ page, open, person }) => {
  await open("/app/habits/new");
  await expectSynced(page, person.rest.userId);
  await makeHabit(page, { name: "Water", amount: { target: "3", unit: "glasses" } });
  await page.getByRole("link", { name: "Today" }).first().click();
  await expect(row(page, "Water")).toContainText("0 of 3 glasses");
  await tick(page, "Water").click();
  await tick(page, "Water").click();
  await expect(row(page, "Water")).toContainText("2 of 3 glasses");
  await expect(tick(page, "Water")).toHaveAttribute("aria-pressed", "false");
  await tick(page, "Water").click();
  await expect(tick(page, "Water")).toHaveAttribute("aria-pressed", "true");
  await row(page, "Water").locator("summary").click();
  await row(page, "Water").getByRole("button", { name: "Take one back" }).click();
  await expect(row(page, "Water")).toContainText("2 of 3 glasses");

  const habit = (await person.rest.habits())[0];
  await expect.poll(async () => (await person.rest.entry(habit?.id ?? "", dayFrom(0)))?.value).toBe("2");
});

test("an amount, a note and a skip are said in the sheet of the day", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Read", kind: "measure", target: "20", unit: "pages" });
  await open("/app");
  await expectSynced(page, person.rest.userId);
  const sheet = page.getByRole("dialog", { name: "This day" });
  const openSheet = async () => {
    await row(page, "Read").locator("summary").click();
    await row(page, "Read").getByRole("link", { name: "Amount or note" }).click();
    await expect(sheet).toBeVisible();
    await expect(sheet).toContainText(longDate(dayFrom(0)));
  };
  await openSheet();
  await sheet.getByRole("textbox", { name: "Amount" }).fill("many");
  await sheet.getByRole("button", { name: "Save amount" }).click();
  await expect(sheet.getByRole("textbox", { name: "Amount" })).toHaveAccessibleDescription(/Enter a number/);
  await sheet.getByRole("textbox", { name: "Amount" }).fill("12,5");
  await sheet.getByRole("button", { name: "Save amount" }).click();
  await expect(sheet).toBeHidden();
  await expect(row(page, "Read")).toContainText("12.5 of 20 pages");

  await openSheet();
  await sheet.getByRole("textbox", { name: "Note" }).fill("On the train, <b>slowly</b>.");
  await sheet.getByRole("button", { name: "Save note" }).click();
  await expect(row(page, "Read")).toContainText("Note");

  await openSheet();
  await sheet.getByLabel("Reason to skip, if you like").fill("ill");
  await sheet.getByRole("button", { name: "Skip this day" }).click();
  await expect(row(page, "Read")).toContainText("Skipped");
  await expect
    .poll(() => person.rest.entry(habit.id, dayFrom(0)))
    .toMatchObject({ status: "skipped", value: "12.5", note: "On the train, <b>slowly</b>.", skip_reason: "ill" });

  await openSheet();
  await expect(sheet.getByLabel("Reason to skip, if you like")).toHaveValue("ill");
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await open(`/app/habits/${habit.id}`);
  await expect(page.getByText("Skipped: ill")).toBeVisible();
  await expect(page.getByText("Skipped · ill")).toBeVisible();
  await expect(page.getByLabel("Reason to skip, if you like")).toHaveValue("ill");
  await open("/app");

  await row(page, "Read").locator("summary").click();
  await row(page, "Read").getByRole("button", { name: "Do not skip" }).click();
  await expect(row(page, "Read")).not.toContainText("Skipped");
  await expect.poll(() => person.rest.entry(habit.id, dayFrom(0))).toMatchObject({ status: null, value: "12.5" });
});

test("a day long ago can be checked in, moves the start day, and back again", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Guitar" });
  const longAgo = dayFrom(-40);
  await open(`/app/habits/${habit.id}`);
  await expectSynced(page, person.rest.userId);
  await page.getByLabel("Another day").fill(longAgo);
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(new RegExp(`day=${longAgo}`));
  await dayTick(page).click();
  await expect(dayTick(page)).toHaveAttribute("aria-pressed", "true");
  await expect.poll(async () => (await person.rest.entry(habit.id, longAgo))?.status).toBe("done");
  expect((await person.rest.habit(habit.id)).starts_on).toBe(longAgo);

  await undo(page, "Checked in.");
  await expect(dayTick(page)).toHaveAttribute("aria-pressed", "false");
  await expect.poll(async () => (await person.rest.habit(habit.id)).starts_on).toBe(dayFrom(0));
});

test("a day is noted as not done and opened again, as often as one likes", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Guitar" });
  await open(`/app/habits/${habit.id}`);
  await expectSynced(page, person.rest.userId);
  let sent = 0;
  page.on("request", (request) => {
    if (request.url().endsWith("/api/v1/sync/ops")) sent += (request.postDataJSON() as { ops: unknown[] }).ops.length;
  });
  const said = async () => (await person.rest.entry(habit.id, dayFrom(0)))?.status ?? null;
  for (let round = 1; round <= 2; round += 1) {
    await page.getByRole("button", { name: "Note as not done" }).press("Enter");
    await expect.poll(said).toBe("failed");
    await expect(page.getByRole("button", { name: "Open this day again" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect.poll(said).toBe(null);
    expect(sent).toBe(2 * round);
  }
});

test("the fields of a day are those of the day that is shown", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Read", kind: "measure", target: "20", unit: "pages", starts_on: dayFrom(-3) });
  await person.rest.setEntry(habit.id, dayFrom(0), { value: "5" });
  await open(`/app/habits/${habit.id}`);
  await expectSynced(page, person.rest.userId);
  const amount = page.getByRole("textbox", { name: "Amount" });
  await expect(amount).toHaveValue("5");
  await page.getByRole("link", { name: "Yesterday", exact: true }).click();
  await expect(amount).toHaveValue("");
  await amount.fill("7");
  await page.getByRole("button", { name: "Save amount" }).click();
  await expect.poll(async () => (await person.rest.entry(habit.id, dayFrom(-1)))?.value).toBe("7");
  expect((await person.rest.entry(habit.id, dayFrom(0)))?.value).toBe("5");
});

test("yesterday is one press away", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Guitar", starts_on: dayFrom(-3) });
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await page.getByRole("link", { name: "Previous day" }).click();
  await expect(page.getByText(/, yesterday$/)).toBeVisible();
  await tick(page, "Guitar").click();
  await expect.poll(async () => (await person.rest.entry(habit.id, dayFrom(-1)))?.status).toBe("done");
  await page.getByRole("link", { name: "Back to today" }).click();
  await expect(tick(page, "Guitar")).toHaveAttribute("aria-pressed", "false");
});

test("a schedule is edited and keeps its history", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Run", starts_on: dayFrom(-10) });
  await person.rest.setEntry(habit.id, dayFrom(-2), { status: "done" });
  await open(`/app/habits/${habit.id}`);
  await expectSynced(page, person.rest.userId);
  await page.getByRole("link", { name: "Edit" }).click();
  await fillHabit(page, { name: "Run far", days: ["Monday", "Thursday"] });
  await expect(page.getByText("Run far. Mon and Thu.")).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Run far" })).toBeVisible();
  await expect(page.getByText("Mon and Thu")).toBeVisible();
  await expect
    .poll(() => person.rest.habit(habit.id))
    .toMatchObject({ name: "Run far", schedule: { type: "weekdays", days: ["mon", "thu"] } });
  expect((await person.rest.entry(habit.id, dayFrom(-2)))?.status).toBe("done");

  await page.getByRole("link", { name: "Edit" }).click();
  await fillHabit(page, { name: "Run far", timesPerWeek: "3" });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Three times a week")).toBeVisible();
});

test("a habit without a name or with a bad target is refused and keeps what was typed", async ({ page, open, person }) => {
  await open("/app/habits/new");
  await expectSynced(page, person.rest.userId);
  await fillHabit(page, { name: " ", amount: { target: "lots", unit: "pages" } });
  await page.getByRole("button", { name: "Make habit" }).click();
  const summary = page.getByRole("alert");
  await expect(summary).toContainText("Please look at this again");
  await expect(summary).toBeFocused();
  await expect(page.getByLabel("Name", { exact: true })).toHaveAccessibleDescription(/Give it a name/);
  await expect(page.getByLabel("How much")).toHaveValue("lots");
  await summary.getByRole("link", { name: "How much" }).click();
  await expect(page.getByLabel("How much")).toBeFocused();
  expect(await person.rest.habits()).toEqual([]);
});

test("archive, bring back, delete and undo", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Sing" });
  await open(`/app/habits/${habit.id}`);
  await expectSynced(page, person.rest.userId);
  await page.getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText("Archived: it asks for nothing")).toBeVisible();
  await page.getByRole("link", { name: "Habits" }).first().click();
  await page.getByText("Archived (1)").click();
  await page.getByRole("button", { name: "Bring back Sing" }).click();
  await expect(page.getByRole("list", { name: "Habits in use" })).toContainText("Sing");

  await page.getByRole("link", { name: "Sing", exact: true }).click();
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("heading", { name: "No habits yet" })).toBeVisible();
  await expect.poll(async () => (await person.rest.habits()).length).toBe(0);
  await undo(page, "Deleted.");
  await expect(page.getByRole("list", { name: "Habits in use" })).toContainText("Sing");
  await expect.poll(async () => (await person.rest.habits()).map((habit) => habit.name)).toEqual(["Sing"]);
});

test("habits are put in order by buttons that keep the focus", async ({ page, open, person }) => {
  for (const name of ["First", "Second", "Third"]) await person.rest.createHabit({ name });
  await open("/app/habits?arrange=true");
  await expectSynced(page, person.rest.userId);
  const names = page.getByRole("list", { name: "Habits in use" }).getByRole("link");
  await page.getByRole("button", { name: "Move Third up" }).click();
  await expect(names).toHaveText(["First", "Third", "Second"]);
  await expect(page.getByRole("button", { name: "Move Third up" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(names).toHaveText(["Third", "First", "Second"]);
  // A row at the top has no way up: the button is switched off and not shown.
  await expect(page.getByRole("button", { name: "Move Third up" })).toBeHidden();
  await expect(page.getByRole("button", { name: "Move Third down" })).toBeFocused();
  await expect.poll(async () => (await person.rest.habits()).map((habit) => habit.name)).toEqual(["Third", "First", "Second"]);
});

test("the page of a habit shows its year, and a day of it opens", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Walk", starts_on: "2025-12-01" });
  for (const day of ["2025-12-24", dayFrom(-1), dayFrom(-2)]) await person.rest.setEntry(habit.id, day, { status: "done" });
  await open(`/app/habits/${habit.id}`);
  await expectSynced(page, person.rest.userId);
  await expect(page.getByRole("img", { name: /Walk, 2026: \d+ days with something done/ })).toBeVisible();
  await page.getByRole("link", { name: "Previous year" }).click();
  await expect(page.getByRole("img", { name: "Walk, 2025: 1 day with something done" })).toBeVisible();
  await page.getByText("The days of 2025 as a table").click();
  await page.getByRole("link", { name: "Wed 24 December 2025: done" }).click();
  await expect(page).toHaveURL(/day=2025-12-24/);
  await expect(dayTick(page)).toHaveAttribute("aria-pressed", "true");
  await page.getByText("How this is computed").click();
  await expect(page.getByText("Strength weighs every day that was due.")).toBeVisible();
});
