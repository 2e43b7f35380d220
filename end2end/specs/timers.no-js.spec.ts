// The timer and the history of a day by plain forms: the server's clock counts.
import { row, told, undo } from "../fixtures/app.js";
import { dayFrom, expect, test } from "../fixtures/index.js";

test("a timer is started and stopped by plain forms", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Read", kind: "measure", target: "2", unit: "h" });
  await open("/app");
  await page.getByRole("button", { name: "Start the timer of Read" }).click();
  await expect(told(page, "Timer started.")).toBeVisible();
  await expect(row(page, "Read").getByRole("timer")).toHaveText("Running");
  await page.getByRole("button", { name: "Stop the timer of Read" }).click();
  await expect(told(page, "Stopped. It was too short to count.")).toBeVisible();
  const { day } = await person.rest.startTimer(habit.id, 25);
  await open("/app");
  await page.getByRole("button", { name: "Stop the timer of Read" }).click();
  await expect(told(page, "Added.")).toBeVisible();
  expect(Number((await person.rest.entry(habit.id, day))?.value)).toBeCloseTo(0.42, 1);
  await undo(page, "Added.");
  expect((await person.rest.entry(habit.id, day))?.value ?? null).toBe(null);
});

test("a timer that was forgotten asks, and keeps what was typed", async ({ page, open, person, guard }) => {
  guard.allowFailedRequests();
  const habit = await person.rest.createHabit({ name: "Read", kind: "measure", target: "20", unit: "min" });
  const { day } = await person.rest.startTimer(habit.id, 13 * 60);
  await open("/app");
  await page.getByRole("button", { name: "Stop the timer of Read" }).click();
  await expect(told(page, "This timer ran for more than twelve hours.")).toBeVisible();
  await page.getByLabel("How much of it counts").fill("a while");
  await page.getByRole("button", { name: "Stop and count this" }).click();
  await expect(page.getByLabel("How much of it counts")).toHaveValue("a while");
  await page.getByLabel("How much of it counts").fill("45");
  await page.getByRole("button", { name: "Stop and count this" }).click();
  await expect(told(page, "Added.")).toBeVisible();
  expect((await person.rest.entry(habit.id, day))?.value).toBe("45");
});

test("an earlier state of a day comes back by a plain form", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Read" });
  await person.rest.setEntry(habit.id, dayFrom(0), { status: "done", note: "calm" });
  await person.rest.setEntry(habit.id, dayFrom(0), { status: "skipped", note: null });
  await open(`/app/habits/${habit.id}`);
  await page.getByRole("link", { name: "History of this day" }).click();
  await page.getByRole("button", { name: "Restore this: Done · Note: calm" }).click();
  await expect(told(page, "Restored.")).toBeVisible();
  expect(await person.rest.entry(habit.id, dayFrom(0))).toMatchObject({ status: "done", note: "calm" });
});
