// Every kind of habit and every schedule, with the app running.
import { expectAccessible } from "../fixtures/axe.js";
import { dayTick, fillHabit, makeHabit, row, tick, told, undo, type HabitWish } from "../fixtures/app.js";
import { expectSynced } from "../fixtures/device.js";
import { dayFrom, expect, test, type Habit } from "../fixtures/index.js";

interface Rhythm {
  wish: Omit<HabitWish, "name">;
  words: string;
  schedule: Habit["schedule"];
}

const RHYTHMS: Rhythm[] = [
  { wish: {}, words: "Every day", schedule: { type: "daily" } },
  { wish: { days: ["Tuesday"] }, words: "On Tuesdays", schedule: { type: "weekdays", days: ["tue"] } },
  { wish: { timesPerWeek: "3" }, words: "Three times a week", schedule: { type: "times_per_week", times: 3 } },
  { wish: { timesPerMonth: "4" }, words: "Four times a month", schedule: { type: "times_per_month", times: 4 } },
  {
    wish: { every: { days: "3", from: "The start" } },
    words: "Every 3 days",
    schedule: { type: "every_x_days", days: 3, anchor: "fixed" },
  },
  {
    wish: { every: { days: "9", from: "The last time" } },
    words: "Every 9 days, counted from the last time",
    schedule: { type: "every_x_days", days: 9, anchor: "last_done" },
  },
  {
    wish: { window: { times: "3", days: "10" } },
    words: "3 times in 10 days",
    schedule: { type: "times_in_days", times: 3, days: 10 },
  },
];

for (const { wish, words, schedule } of RHYTHMS) {
  test(`a habit is made by the form: ${words}`, async ({ page, open, person }) => {
    await open("/app/habits/new");
    await expectSynced(page, person.rest.userId);
    await fillHabit(page, { name: "Swim", ...wish });
    await expect(page.getByText(`Swim. ${words}.`, { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Make habit" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Swim" })).toBeVisible();
    await expect(page.getByText(words, { exact: true })).toBeVisible();
    await expect.poll(() => person.rest.habits()).toMatchObject([{ name: "Swim", schedule }]);
    await page.getByRole("link", { name: "Edit" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Edit Swim" })).toBeVisible();
    await expect(page.getByText(`Swim. ${words}.`, { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Swim", exact: true })).toBeVisible();
    await expect(page.getByText(words, { exact: true })).toBeVisible();
    expect(await person.rest.habits()).toMatchObject([{ name: "Swim", schedule }]);
  });
}

test("a choice shows its own fields and hides those of the others", async ({ page, open, person }) => {
  await open("/app/habits/new");
  await expectSynced(page, person.rest.userId);
  const fields = {
    amount: page.getByLabel("How much"),
    assumed: page.getByLabel("Count a day without a note as kept"),
    weekly: page.getByLabel("How often"),
    monthly: page.getByLabel("Times a month", { exact: true }),
    interval: page.getByLabel("Every how many days"),
    window: page.getByLabel("In how many days", { exact: true }),
  };
  const expectOnly = async (...shown: (keyof typeof fields)[]) => {
    for (const [name, field] of Object.entries(fields)) {
      await expect(field).toBeVisible({ visible: (shown as string[]).includes(name) });
    }
  };
  await expectOnly();
  await page.getByRole("radio", { name: /^A limit/ }).check({ force: true });
  await expectOnly("amount", "assumed");
  await page.getByRole("radio", { name: "Every so many days" }).check({ force: true });
  await expectOnly("amount", "assumed", "interval");
  await page.getByRole("radio", { name: /^Something to quit/ }).check({ force: true });
  await page.getByRole("radio", { name: "A number of times a month" }).check({ force: true });
  await expectOnly("monthly");
  await page.getByRole("radio", { name: "A number of times in so many days" }).check({ force: true });
  await expectOnly("window");
  await expectAccessible(page);
});

test("a limit counts towards its ceiling, and over it without a fuss", async ({ page, open, person }) => {
  await open("/app/habits/new");
  await expectSynced(page, person.rest.userId);
  await makeHabit(page, { name: "Coffee", limit: { target: "2", unit: "cups", assumeKept: true } });
  await expect(page.getByText("At most 2 cups. Every day", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Today" }).first().click();
  await expect(row(page, "Coffee")).toContainText("0 of at most 2 cups · within");
  await expect(page.getByText("Nothing to do. What you leave alone counts when the day is over.")).toBeVisible();
  for (const said of ["1 of at most 2 cups · within", "2 of at most 2 cups · within", "3 of at most 2 cups · over"]) {
    await tick(page, "Coffee").click();
    await expect(row(page, "Coffee")).toContainText(said);
    await expect(tick(page, "Coffee")).toHaveAttribute("aria-pressed", "false");
  }
  await expectAccessible(page);
  await row(page, "Coffee").locator("summary").click();
  await row(page, "Coffee").getByRole("button", { name: "Take one back" }).click();
  await expect(row(page, "Coffee")).toContainText("2 of at most 2 cups · within");
  const habit = (await person.rest.habits())[0];
  expect(habit).toMatchObject({ kind: "limit", target: "2", unit: "cups", assume_kept: true });
  await expect.poll(async () => (await person.rest.entry(habit?.id ?? "", dayFrom(0)))?.value).toBe("2");
});

test("a silent day of a limit counts as its owner says, and can be said otherwise", async ({ page, open, person }) => {
  const wish = { name: "Sweets", kind: "limit", target: "2", starts_on: dayFrom(-3), assume_kept: true } as const;
  const habit = await person.rest.createHabit(wish);
  await open(`/app/habits/${habit.id}`);
  await expectSynced(page, person.rest.userId);
  await expect(page.getByRole("listitem").filter({ hasText: "Yesterday" })).toContainText("Nothing noted, kept");
  await page.getByRole("link", { name: "Edit" }).click();
  const assumed = page.getByLabel("Count a day without a note as kept");
  await expect(assumed).toBeChecked();
  await assumed.uncheck({ force: true });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sweets", exact: true })).toBeVisible();
  await expect.poll(async () => (await person.rest.habit(habit.id)).assume_kept).toBe(false);
});

test("a slip is noted by a quiet word, and taken back", async ({ page, open, person }) => {
  await open("/app/habits/new");
  await expectSynced(page, person.rest.userId);
  await makeHabit(page, { name: "Smoking", quit: true });
  await expect(page.getByText("None: a day counts as kept unless you note a slip", { exact: true })).toBeVisible();
  await expect.poll(async () => (await person.rest.habits()).length).toBe(1);
  const habit = (await person.rest.habits())[0];
  const said = async () => (await person.rest.entry(habit?.id ?? "", dayFrom(0)))?.status ?? null;
  await page.getByRole("link", { name: "Today" }).first().click();
  await expect(row(page, "Smoking")).toContainText("Counts when the day is over");
  await expect(tick(page, "Smoking")).toHaveCount(0);
  await row(page, "Smoking").getByRole("button", { name: "Note a slip: Smoking" }).click();
  await expect(row(page, "Smoking")).toContainText("Slip noted");
  await expect(told(page, "Slip noted.")).toBeVisible();
  await expect.poll(said).toBe("failed");
  // A toast stays for as long as it is pointed at.
  await told(page, "Slip noted.").hover();
  await expectAccessible(page);
  await undo(page, "Slip noted.");
  await expect(row(page, "Smoking")).toContainText("Counts when the day is over");
  await expect.poll(said).toBe(null);
  await row(page, "Smoking").getByRole("button", { name: "Note a slip: Smoking" }).press("Enter");
  await row(page, "Smoking").getByRole("button", { name: "Take the slip back: Smoking" }).press("Enter");
  await expect(row(page, "Smoking")).toContainText("Counts when the day is over");
  await expect.poll(said).toBe(null);
});

test("a habit to quit says how long it has been kept, and a slip of yesterday begins anew", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Smoking", kind: "quit", starts_on: dayFrom(-3) });
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await expect(row(page, "Smoking")).toContainText("Kept for 3 days");
  await open(`/app/habits/${habit.id}`);
  const yesterday = page.getByRole("listitem").filter({ hasText: "Yesterday" });
  await expect(yesterday).toContainText("Kept");
  await expect(dayTick(page)).toHaveCount(0);
  await page.getByRole("link", { name: "Yesterday", exact: true }).click();
  await page.getByRole("button", { name: "Note a slip" }).click();
  await expect(page.getByRole("button", { name: "Take the slip back" })).toBeVisible();
  await expect.poll(async () => (await person.rest.entry(habit.id, dayFrom(-1)))?.status).toBe("failed");
  await open("/app");
  await expect(row(page, "Smoking")).toContainText("Counts when the day is over");
  await page.getByRole("link", { name: "Previous day" }).click();
  await expect(row(page, "Smoking")).toContainText("Slip noted");
});

test("a row says where its month or window stands", async ({ page, open, person }) => {
  const fourTimes = { type: "times_per_month", times: 4 };
  // Begun long ago, so that the month is whole: of a month that has just begun fewer days may be needed.
  const monthly = await person.rest.createHabit({ name: "Museum", schedule: fourTimes, starts_on: dayFrom(-40) });
  const swim = await person.rest.createHabit({ name: "Swim", schedule: { type: "times_in_days", times: 3, days: 10 } });
  await person.rest.setEntry(monthly.id, dayFrom(0), { status: "done" });
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await expect(row(page, "Museum")).toContainText("1 of 4 this month");
  await expect(row(page, "Swim")).toContainText("0 of 3 in the last 10 days");
  await tick(page, "Swim").click();
  await expect(row(page, "Swim")).toContainText("1 of 3 in the last 10 days");
  await expect.poll(async () => (await person.rest.entry(swim.id, dayFrom(0)))?.status).toBe("done");
});

test("a number outside its range is refused at its field and stays", async ({ page, open, person }) => {
  await open("/app/habits/new");
  await expectSynced(page, person.rest.userId);
  await fillHabit(page, { name: "Swim", window: { times: "12", days: "10" } });
  await page.getByRole("button", { name: "Make habit" }).click();
  const times = page.getByLabel("How many times", { exact: true });
  await expect(times).toHaveAccessibleDescription(/no more than there are days/);
  await expect(times).toHaveValue("12");
  await page.getByRole("alert").getByRole("link", { name: "How many times" }).click();
  await expect(times).toBeFocused();
  await times.fill("4");
  await page.getByRole("button", { name: "Make habit" }).click();
  await expect(page.getByText("4 times in 10 days", { exact: true })).toBeVisible();
});
