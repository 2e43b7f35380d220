// The figures of one habit and across habits, with the app running and with the keyboard.
import { expectAccessible } from "../fixtures/axe.js";
import { expectSynced } from "../fixtures/device.js";
import { dayFrom, expect, test, type Habit, type Person } from "../fixtures/index.js";
import type { Locator, Page } from "@playwright/test";

/** A daily habit of twenty days, of which six in a row were done, the last of them so many days ago. */
async function read(person: Person, last = 1): Promise<Habit> {
  const habit = await person.rest.createHabit({ name: "Read", starts_on: dayFrom(-20) });
  for (let day = last; day < last + 6; day += 1) await person.rest.setEntry(habit.id, dayFrom(-day), { status: "done" });
  return habit;
}

/** Unfolds or follows something as people without a mouse do. */
async function enter(target: Locator): Promise<void> {
  await target.focus();
  await target.press("Enter");
}

const fold = (page: Page, words: string): Locator => page.locator("summary").filter({ hasText: words });

test("a habit's figures are reached from its page and tell their numbers", async ({ page, open, person }) => {
  const habit = await read(person);
  await open(`/app/habits/${habit.id}`);
  await expectSynced(page, person.rest.userId);
  await enter(page.getByRole("link", { name: "Figures", exact: true }));
  await expect(page).toHaveURL(new RegExp(`/app/habits/${habit.id}/figures$`));
  await expect(page.getByRole("heading", { level: 1, name: "Figures" })).toBeVisible();
  await expect(page).toHaveTitle("Figures of Read · Wellspring");
  await enter(fold(page, "How this is computed: what was met"));
  await expect(page.getByText(/^Last 30 days: 6 met and 14 missed, so 6 of 20 are 30\s%\.$/)).toBeVisible();
  await enter(fold(page, "How this is computed: streaks"));
  await expect(page.getByText(/^So far 1 streak, without a reserve\.$/)).toBeVisible();
  await enter(fold(page, "Weekdays as a table"));
  await expect(page.getByRole("columnheader", { name: "Weekday" })).toBeVisible();
  await expectAccessible(page);
});

test("a period and a span are chosen with the keyboard and stay in the address", async ({ page, open, person }) => {
  const habit = await read(person);
  await open(`/app/habits/${habit.id}/figures`);
  await expectSynced(page, person.rest.userId);
  await enter(page.getByRole("navigation", { name: "Totals by" }).getByRole("link", { name: "Months" }));
  await expect(page).toHaveURL(/figures\?by=month#totals$/);
  await expect(page.getByText(/^This month: \d+ days? of \d+ days\.$/)).toBeVisible();
  await enter(page.getByRole("navigation", { name: "How far back" }).getByRole("link", { name: "90 days" }));
  await expect(page).toHaveURL(/figures\?span=quarter&by=month#strength$/);
  await page.reload();
  await expect(page.getByRole("link", { name: "Months" })).toHaveAttribute("aria-current", "page");
  await expect(page.getByRole("link", { name: "90 days" })).toHaveAttribute("aria-current", "page");
  await page.goBack();
  await expect(page).toHaveURL(/figures\?by=month#totals$/);
});

test("the time of day is asked for where this device made the page", async ({ page, open, person }) => {
  // In the small hours yesterday is still a day that people note on the day itself.
  await read(person, 2);
  await open("/app/habits");
  await expectSynced(page, person.rest.userId);
  await page.getByRole("link", { name: "Read", exact: true }).click();
  await page.getByRole("link", { name: "Figures", exact: true }).click();
  await expect(page.getByText("0 days noted on the day itself so far.")).toBeVisible();
  await enter(fold(page, "How this is computed: time of day"));
  await expect(page.getByText("0 days were noted on the day itself, 6 later.")).toBeVisible();
});

test("a check-in shows in the figures at once", async ({ page, open, person }) => {
  const habit = await read(person);
  await open(`/app/habits/${habit.id}/figures`);
  await expectSynced(page, person.rest.userId);
  const streak = page.locator(".stat").filter({ hasText: "Streak" });
  await expect(streak).toContainText("6 days");
  await person.rest.setEntry(habit.id, dayFrom(0), { status: "done" });
  await expect(streak).toContainText("7 days");
});

test("a habit to quit shows the time without a slip", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Smoking", kind: "quit", starts_on: dayFrom(-30) });
  await person.rest.setEntry(habit.id, dayFrom(-10), { status: "failed" });
  await open(`/app/habits/${habit.id}/figures`);
  await expect(page.locator(".stat").filter({ hasText: "Since the last slip" })).toContainText("10 days");
  await expect(page.locator(".stat").filter({ hasText: "Longest" })).toContainText("20 days");
  const times = page.getByRole("list", { name: "Times without a slip, longest first" }).getByRole("listitem");
  await expect(times).toHaveCount(2);
  await expect(times.last()).toContainText("goes on");
  await expectAccessible(page);
});

test("a month of all habits leads to each of them", async ({ page, open, person }) => {
  const habit = await read(person);
  await person.rest.createHabit({ name: "Run", schedule: { type: "times_per_week", times: 3 }, starts_on: dayFrom(-70) });
  await open("/app/habits");
  await expectSynced(page, person.rest.userId);
  await page.locator("summary").filter({ hasText: "More about habits" }).click();
  await enter(page.getByRole("link", { name: "Figures", exact: true }));
  await expect(page.getByRole("heading", { level: 1, name: "All habits in figures" })).toBeVisible();
  await enter(page.getByRole("link", { name: "Previous month" }));
  await expect(page).toHaveURL(/figures\?month=\d{4}-\d{2}&/);
  await enter(page.getByRole("link", { name: "Next month" }));
  const table = page.getByRole("table", { name: /^Habits in / });
  await expect(table.getByRole("row")).toHaveCount(3);
  await expect(table.getByRole("row", { name: /^Read/ }).getByRole("cell", { name: "open" })).toHaveCount(1);
  await enter(table.getByRole("link", { name: "Read" }));
  await expect(page).toHaveURL(new RegExp(`/app/habits/${habit.id}/figures$`));
});

test("three habits are compared on one axis", async ({ page, open, person }) => {
  await read(person);
  for (const name of ["Run", "Sing"]) await person.rest.createHabit({ name, starts_on: dayFrom(-20) });
  await open("/app/figures");
  await expectSynced(page, person.rest.userId);
  await expect(page.getByText("The strength of Read and Run over 26 weeks.", { exact: true })).toBeVisible();
  await page.getByLabel("Third habit").selectOption({ label: "Sing" });
  await page.getByRole("radio", { name: "Met each week" }).check({ force: true });
  await enter(page.getByRole("button", { name: "Compare" }));
  await expect(page).toHaveURL(/by=rate&c=/);
  await expect(page.getByText("What was met of Read, Run and Sing in each of 26 weeks.", { exact: true })).toBeVisible();
  await expect(page.getByLabel("Third habit")).toHaveValue(/./);
  await enter(fold(page, "The comparison as a table"));
  await expect(page.getByRole("columnheader", { name: "Sing" })).toBeVisible();
  await expectAccessible(page);
});
