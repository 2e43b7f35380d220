// Grace with scripts switched off.
import { row, told, undo } from "../fixtures/app.js";
import { dayFrom, expect, test, type Habit } from "../fixtures/index.js";

test("the way back after a miss is a plain form", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Read", starts_on: dayFrom(-2), minimum_text: "one page" });
  await person.rest.setEntry(habit.id, dayFrom(-2), { status: "done" });
  const said = async () => (await person.rest.entry(habit.id, dayFrom(0)))?.status ?? null;
  await open("/app");
  const card = page.getByRole("region", { name: "Coming back" });
  await card.getByRole("button", { name: "Just the two-minute version: one page" }).click();
  await expect(told(page, "Welcome back.")).toBeVisible();
  await expect(card).toHaveCount(0);
  expect(await said()).toBe("partial");
  await undo(page, "Welcome back.");
  await expect(card).toBeVisible();
  expect(await said()).toBe(null);
});

test("a minimum day and its way back are plain forms", async ({ page, open, person }) => {
  const habits: Habit[] = [];
  for (const name of ["Read", "Walk"]) habits.push(await person.rest.createHabit({ name, minimum_text: "a little" }));
  const said = () => Promise.all(habits.map(async ({ id }) => (await person.rest.entry(id, dayFrom(0)))?.status ?? null));
  await open("/app");
  await page.getByRole("button", { name: "Make it a minimum day" }).click();
  await expect(row(page, "Walk")).toContainText("Two-minute version done");
  expect(await said()).toEqual(["partial", "partial"]);
  await undo(page, "A minimum day.");
  await expect(page.getByRole("button", { name: "Make it a minimum day" })).toBeVisible();
  expect(await said()).toEqual([null, null]);
});

test("days away are answered for and taken back by plain forms", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Smoking", kind: "quit", starts_on: dayFrom(-20) });
  await person.rest.noteAbsence(dayFrom(-10), dayFrom(-2));
  const count = async () => (await person.rest.entries(habit.id)).filter((entry) => entry.status === "done").length;
  await open("/app");
  await page.getByRole("button", { name: "Yes, all of them" }).click();
  await expect(row(page, "Smoking")).toContainText("Kept for 20 days");
  expect(await count()).toBe(9);
  await undo(page, "Noted. Those days count as kept.");
  await expect(row(page, "Smoking")).toContainText("Kept for 11 days");
  expect(await count()).toBe(0);
  await expect(page.getByRole("region", { name: "Days away" })).toBeVisible();
});

test("price and usual amount are kept by the plain form", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Smoking", kind: "quit", starts_on: dayFrom(-10) });
  await open(`/app/habits/${habit.id}/edit`);
  await page.getByLabel("Price of one, if you like").fill("0.42");
  await page.getByLabel("How many a day before").fill("10");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(told(page, "Saved.")).toBeVisible();
  await expect(page.getByText("42.00 EUR", { exact: true })).toBeVisible();
});
