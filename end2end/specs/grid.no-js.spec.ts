// The week with scripts switched off: every day is a button of a form, choices and other rows are links and a form.
import { told, undo } from "../fixtures/app.js";
import { dayFrom, expect, test } from "../fixtures/index.js";
import { dayCell, says, week, weekRows } from "../fixtures/week.js";

test("a day goes round by plain forms, and back", async ({ page, open, person }) => {
  const read = await person.rest.createHabit({ name: "Read", starts_on: dayFrom(-20) });
  const status = async () => (await person.rest.entry(read.id, dayFrom(-1)))?.status ?? null;
  await open("/app/grid");
  await dayCell(page, "Read", -1).click();
  await expect(told(page, "Checked in.")).toBeVisible();
  await expect(page).toHaveURL(/\/app\/grid/);
  await expect(dayCell(page, "Read", -1)).toHaveAccessibleName(says("Read", "done", -1));
  expect(await status()).toBe("done");
  await dayCell(page, "Read", -1).click();
  await expect(told(page, "Noted as not done.")).toBeVisible();
  expect(await status()).toBe("failed");
  await undo(page, "Noted as not done.");
  await expect(dayCell(page, "Read", -1)).toHaveAccessibleName(says("Read", "done", -1));
  expect(await status()).toBe("done");
});

test("an amount goes up by plain forms, and a slip is noted", async ({ page, open, person }) => {
  const water = await person.rest.createHabit({ name: "Water", kind: "measure", target: "8", unit: "glasses" });
  const smoking = await person.rest.createHabit({ name: "Smoking", kind: "quit", starts_on: dayFrom(-5) });
  await open("/app/grid");
  await dayCell(page, "Water").click();
  await dayCell(page, "Water", -1).click();
  await dayCell(page, "Water").click();
  await expect(dayCell(page, "Water")).toHaveText("2");
  expect((await person.rest.entry(water.id, dayFrom(0)))?.value).toBe("2");
  expect((await person.rest.entry(water.id, dayFrom(-1)))?.value).toBe("1");
  await dayCell(page, "Smoking").click();
  await expect(told(page, "Slip noted.")).toBeVisible();
  expect((await person.rest.entry(smoking.id, dayFrom(0)))?.status).toBe("failed");
});

test("sixty rows a page, an order, and days further back", async ({ page, open, person }) => {
  test.slow();
  for (let number = 1; number <= 61; number += 1) {
    await person.rest.createHabit({ name: `Habit ${String(number).padStart(2, "0")}` });
  }
  await person.rest.createHabit({ name: "Apple" });
  await open("/app/grid");
  await expect(weekRows(page)).toHaveCount(60);
  await expect(week(page)).toHaveAttribute("aria-rowcount", "63");
  await page.getByRole("link", { name: "More rows" }).click();
  await expect(weekRows(page)).toHaveCount(2);
  await dayCell(page, "Apple").click();
  await expect(told(page, "Checked in.")).toBeVisible();
  await expect(dayCell(page, "Apple")).toHaveAccessibleName(says("Apple", "done"));
  await open("/app/grid");
  await page.getByRole("combobox", { name: "Order" }).selectOption("Name");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/sort=name/);
  await expect(weekRows(page).first()).toContainText("Apple");
  await page.getByRole("checkbox", { name: "Hide what is done" }).check({ force: true });
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByText("One done habit is hidden.")).toBeVisible();
  await page.getByRole("link", { name: "Older days" }).click();
  await expect(dayCell(page, "Habit 01", -28)).toBeVisible();
  await expect(dayCell(page, "Habit 01", 0)).toHaveCount(0);
  await page.getByRole("link", { name: "Newest days" }).click();
  await expect(dayCell(page, "Habit 01", 0)).toBeVisible();
});
