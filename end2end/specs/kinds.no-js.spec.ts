// Every kind of habit and every schedule with scripts switched off.
import { fillHabit, row, tick, told, undo, type HabitWish } from "../fixtures/app.js";
import { dayFrom, expect, test, type Habit } from "../fixtures/index.js";

const MADE: { wish: HabitWish; words: string; habit: Partial<Habit> }[] = [
  {
    wish: { name: "Museum", timesPerMonth: "2" },
    words: "Twice a month",
    habit: { kind: "yes_no", schedule: { type: "times_per_month", times: 2 } },
  },
  {
    wish: { name: "Run", amount: { target: "20", unit: "km" }, timesPerWeek: "1" },
    words: "At least 20 km a week",
    habit: { kind: "measure", target: "20", unit: "km", schedule: { type: "times_per_week", times: 1 } },
  },
  {
    wish: { name: "Coffee", limit: { target: "2", unit: "cups", assumeKept: true } },
    words: "At most 2 cups. Every day",
    habit: { kind: "limit", target: "2", unit: "cups", assume_kept: true, schedule: { type: "daily" } },
  },
  {
    wish: { name: "Sweets", quit: true, days: ["Saturday", "Sunday"] },
    words: "None: a day counts as kept unless you note a slip. On weekends",
    habit: { kind: "quit", target: null, schedule: { type: "weekdays", days: ["sat", "sun"] } },
  },
  {
    wish: { name: "Orchid", every: { days: "5", from: "The last time" } },
    words: "Every 5 days, counted from the last time",
    habit: { kind: "yes_no", schedule: { type: "every_x_days", days: 5, anchor: "last_done" } },
  },
  {
    wish: { name: "Swim", window: { times: "3", days: "10" } },
    words: "3 times in 10 days",
    habit: { kind: "yes_no", schedule: { type: "times_in_days", times: 3, days: 10 } },
  },
];

for (const { wish, words, habit } of MADE) {
  test(`a habit is made by a plain form: ${words}`, async ({ page, open, person }) => {
    await open("/app/habits/new");
    await fillHabit(page, wish);
    await page.getByRole("button", { name: "Make habit" }).click();
    await expect(told(page, "Your habit is ready.")).toBeVisible();
    await expect(page.getByText(words, { exact: true })).toBeVisible();
    expect(await person.rest.habits()).toMatchObject([{ name: wish.name, ...habit }]);
    await page.getByRole("link", { name: "Edit" }).click();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(told(page, "Saved.")).toBeVisible();
    expect(await person.rest.habits()).toMatchObject([{ name: wish.name, ...habit }]);
  });
}

test("a slip is noted and taken back by plain forms", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Smoking", kind: "quit", starts_on: dayFrom(-3) });
  const said = async () => (await person.rest.entry(habit.id, dayFrom(0)))?.status ?? null;
  await open("/app");
  await expect(row(page, "Smoking")).toContainText("Kept for 3 days");
  await row(page, "Smoking").getByRole("button", { name: "Note a slip: Smoking" }).click();
  await expect(told(page, "Slip noted.")).toBeVisible();
  await expect(row(page, "Smoking")).toContainText("Slip noted");
  expect(await said()).toBe("failed");
  await undo(page, "Slip noted.");
  await expect(row(page, "Smoking")).toContainText("Kept for 3 days");
  expect(await said()).toBe(null);
  await open(`/app/habits/${habit.id}`);
  await page.getByRole("button", { name: "Note a slip" }).click();
  await page.getByRole("button", { name: "Take the slip back" }).click();
  await expect(page.getByRole("button", { name: "Note a slip" })).toBeVisible();
  expect(await said()).toBe(null);
});

test("a limit is counted and noted as over by plain forms", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Coffee", kind: "limit", target: "1", unit: "cups" });
  await open("/app");
  for (const words of ["1 of at most 1 cups · within", "2 of at most 1 cups · over"]) {
    await tick(page, "Coffee").click();
    await expect(row(page, "Coffee")).toContainText(words);
  }
  expect((await person.rest.entry(habit.id, dayFrom(0)))?.value).toBe("2");
  await open(`/app/habits/${habit.id}`);
  await page.getByRole("button", { name: "Note as over" }).click();
  await expect(told(page, "Noted as over.")).toBeVisible();
  expect((await person.rest.entry(habit.id, dayFrom(0)))?.status).toBe("failed");
});

test("a refused form keeps every field of every choice", async ({ page, open, person }) => {
  await open("/app/habits/new");
  await fillHabit(page, {
    name: "Coffee",
    limit: { target: "-1", unit: "cups", assumeKept: true },
    every: { days: "1", from: "The last time" },
  });
  await page.getByRole("button", { name: "Make habit" }).click();
  await expect(page.getByRole("alert")).toContainText("Please look at this again");
  const interval = page.getByLabel("Every how many days");
  await expect(interval).toHaveAccessibleDescription(/from 2 to 366/);
  await expect(interval).toHaveValue("1");
  await expect(page.getByLabel("How much")).toHaveAccessibleDescription(/a limit may be zero/);
  await expect(page.getByLabel("How much")).toHaveValue("-1");
  await expect(page.getByRole("radio", { name: /^A limit/ })).toBeChecked();
  await expect(page.getByLabel("Count a day without a note as kept")).toBeChecked();
  await expect(page.getByRole("radio", { name: "Every so many days" })).toBeChecked();
  await expect(page.getByRole("radio", { name: /^The last time/ })).toBeChecked();
  expect(await person.rest.habits()).toEqual([]);
  await interval.fill("2");
  await page.getByLabel("How much").fill("0");
  await page.getByRole("button", { name: "Make habit" }).click();
  await expect(page.getByText("At most 0 cups. Every 2 days, counted from the last time", { exact: true })).toBeVisible();
});
