// Grace: the way back after a miss, the two-minute version, the minimum day, and quitting without a red screen.
import { expectAccessible } from "../fixtures/axe.js";
import { fillHabit, row, tick, told, undo } from "../fixtures/app.js";
import { expectSynced } from "../fixtures/device.js";
import { dayFrom, expect, test, type Person } from "../fixtures/index.js";

const WELCOME = "Welcome back. Coming back is what makes a habit last.";
const SMALL = "Just the two-minute version: one page";

/** A habit that was done the day before yesterday and not yesterday. */
async function missedYesterday(person: Person): Promise<string> {
  const wish = { name: "Read", starts_on: dayFrom(-3), minimum_text: "one page" };
  const habit = await person.rest.createHabit(wish);
  for (const day of [-3, -2]) await person.rest.setEntry(habit.id, dayFrom(day), { status: "done" });
  return habit.id;
}

/** Milliseconds from now to a minute after the next midnight in Berlin. */
function untilTomorrow(): number {
  const [hours, minutes, seconds] = new Date()
    .toLocaleTimeString("en-GB", { timeZone: "Europe/Berlin" })
    .split(":")
    .map(Number);
  return (24 * 3600 - ((hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)) + 60) * 1000;
}

test("the day after a miss offers the smallest way back, and welcomes who takes it", async ({ page, open, person }) => {
  const id = await missedYesterday(person);
  await open("/app");
  await expectSynced(page, person.rest.userId);
  const card = page.getByRole("region", { name: "Coming back" });
  await expect(card.getByRole("heading", { name: "Back to Read?" })).toBeVisible();
  await expectAccessible(page);
  await card.getByRole("button", { name: SMALL }).press("Enter");
  await expect(told(page, WELCOME)).toBeVisible();
  await expect(card).toHaveCount(0);
  await expect(row(page, "Read")).toContainText("Two-minute version done");
  await expect.poll(async () => (await person.rest.entry(id, dayFrom(0)))?.status).toBe("partial");
  await undo(page, WELCOME);
  await expect(card).toBeVisible();
  await expect.poll(async () => (await person.rest.entry(id, dayFrom(0)))?.status ?? null).toBe(null);
  await tick(page, "Read").click();
  await expect(told(page, WELCOME)).toBeVisible();
  await expect(card).toHaveCount(0);
});

test("who missed twice, or not at all, sees no card and hears the usual word", async ({ page, open, person }) => {
  const kept = await person.rest.createHabit({ name: "Walk", starts_on: dayFrom(-2), minimum_text: "shoes on" });
  for (const day of [-2, -1]) await person.rest.setEntry(kept.id, dayFrom(day), { status: "done" });
  const left = await person.rest.createHabit({ name: "Draw", starts_on: dayFrom(-5), minimum_text: "one line" });
  await person.rest.setEntry(left.id, dayFrom(-5), { status: "done" });
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await expect(row(page, "Draw")).toBeVisible();
  await expect(page.getByRole("region", { name: "Coming back" })).toHaveCount(0);
  await tick(page, "Draw").click();
  await expect(told(page, "Checked in.")).toBeVisible();
});

test("the card comes with the day when midnight passes", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Read", starts_on: dayFrom(-1), minimum_text: "one page" });
  await person.rest.setEntry(habit.id, dayFrom(-1), { status: "done" });
  await page.clock.install();
  await open("/app");
  await expectSynced(page, person.rest.userId);
  const card = page.getByRole("region", { name: "Coming back" });
  await expect(row(page, "Read")).toBeVisible();
  await expect(card).toHaveCount(0);
  await page.clock.fastForward(untilTomorrow());
  await expect(card.getByRole("heading", { name: "Back to Read?" })).toBeVisible();
});

test("a minimum day makes everything small at once, and is taken back at once", async ({ page, open, person }) => {
  const small = ["Read", "Walk", "Draw"];
  const ids = new Map<string, string>();
  for (const name of small) {
    ids.set(name, (await person.rest.createHabit({ name, minimum_text: "a little" })).id);
  }
  await person.rest.createHabit({ name: "Sing" });
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await tick(page, "Draw").click();
  await expect(tick(page, "Draw")).toHaveAttribute("aria-pressed", "true");
  const minimum = page.getByRole("button", { name: "Make it a minimum day" });
  await minimum.press("Enter");
  await expect(told(page, "A minimum day. The two-minute versions are checked in.")).toBeVisible();
  await expect(minimum).toHaveCount(0);
  for (const name of ["Read", "Walk"]) {
    await expect(row(page, name)).toContainText("Two-minute version done");
    await expect.poll(async () => (await person.rest.entry(ids.get(name) ?? "", dayFrom(0)))?.status).toBe("partial");
  }
  await expect(tick(page, "Sing")).toHaveAttribute("aria-pressed", "false");
  expect((await person.rest.entry(ids.get("Draw") ?? "", dayFrom(0)))?.status).toBe("done");
  await told(page, "A minimum day.").hover();
  await expectAccessible(page);
  await undo(page, "A minimum day.");
  for (const name of ["Read", "Walk"]) {
    await expect(row(page, name)).not.toContainText("Two-minute version");
    const said = async () => (await person.rest.entry(ids.get(name) ?? "", dayFrom(0)))?.status ?? null;
    await expect.poll(said).toBe(null);
  }
  await expect(minimum).toBeVisible();
});

test("the two-minute version is written in the form and offered in the menu and in the sheet", async ({
  page,
  open,
  person,
}) => {
  await open("/app/habits/new");
  await expectSynced(page, person.rest.userId);
  await fillHabit(page, { name: "Read" });
  await page.getByLabel("Two-minute version, if you like").fill("one page");
  await page.getByLabel("Reserves a month").fill("6");
  await page.getByRole("button", { name: "Make habit" }).click();
  await expect(page.getByRole("alert").getByRole("link", { name: "Reserves a month" })).toBeVisible();
  await page.getByLabel("Reserves a month").fill("3");
  await page.getByRole("button", { name: "Make habit" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Read" })).toBeVisible();
  await expect(page.getByText(/^3 reserves a month; 3 left in [A-Z][a-z]+\.$/)).toBeVisible();
  await expect.poll(() => person.rest.habits()).toMatchObject([{ minimum_text: "one page", reserves_per_month: 3 }]);
  await page.getByRole("link", { name: "Today" }).first().click();
  await row(page, "Read").locator("summary").click();
  await row(page, "Read").getByRole("button", { name: SMALL }).click();
  await expect(row(page, "Read")).toContainText("Two-minute version done");
  await undo(page, "Checked in.");
  await row(page, "Read").locator("summary").click();
  await row(page, "Read").getByRole("link", { name: "Amount or note" }).click();
  await page.getByRole("dialog").getByRole("button", { name: SMALL }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(row(page, "Read")).toContainText("Two-minute version done");
});

test("quitting is told in days and in what was not spent, and a slip changes no colour", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({
    name: "Smoking",
    kind: "quit",
    starts_on: dayFrom(-10),
    unit_price: { minor: 42, currency: "EUR" },
    usual_amount: "10",
  });
  await open(`/app/habits/${habit.id}`);
  await expectSynced(page, person.rest.userId);
  await expect(page.getByText("42.00 EUR", { exact: true })).toBeVisible();
  const how = page.getByRole("heading", { name: "Free of it" }).locator("xpath=ancestor::section").locator("summary");
  await how.click();
  await expect(page.getByText(/^10 kept days × 10 a day × 0\.42/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Note a slip" }).click();
  await expect(page.getByText(/^since the slip of /)).toBeVisible();
  await expect(page.getByText("42.00 EUR", { exact: true })).toBeVisible();
  await undo(page, "Slip noted.");
  await expect(page.getByText(/^since the slip of /)).toHaveCount(0);
  await page.getByRole("link", { name: "Edit" }).click();
  await expect(page.getByLabel("Price of one, if you like")).toHaveValue("0.42");
  await expect(page.getByLabel("How many a day before")).toHaveValue("10");
  await expect(page.getByLabel("Two-minute version, if you like")).toBeHidden();
  await page.getByLabel("How many a day before").fill("20");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("84.00 EUR", { exact: true })).toBeVisible();
});

test("days away are asked about once, and both answers can be taken back", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Smoking", kind: "quit", starts_on: dayFrom(-20) });
  await person.rest.noteAbsence(dayFrom(-10), dayFrom(-2));
  await open("/app");
  await expectSynced(page, person.rest.userId);
  const card = page.getByRole("region", { name: "Days away" });
  await expect(card.getByRole("heading", { name: /^Free of Smoking from .+ to .+\?$/ })).toBeVisible();
  await expect(row(page, "Smoking")).toContainText("Kept for 11 days");
  await expectAccessible(page);
  const said = async () => (await person.rest.entries(habit.id)).map((entry) => entry.status).filter((status) => status !== null);
  await card.getByRole("button", { name: "Yes, all of them" }).press("Enter");
  await expect(card).toHaveCount(0);
  await expect(row(page, "Smoking")).toContainText("Kept for 20 days");
  await expect.poll(said).toEqual(Array.from({ length: 9 }, () => "done"));
  await undo(page, "Noted. Those days count as kept.");
  await expect(card).toBeVisible();
  await expect.poll(said).toEqual([]);
  await card.getByRole("button", { name: "Leave these days out" }).click();
  await expect(card).toHaveCount(0);
  await expect(row(page, "Smoking")).toContainText("Kept for 11 days");
  await expect.poll(said).toEqual(Array.from({ length: 9 }, () => "skipped"));
});
