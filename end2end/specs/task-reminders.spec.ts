// The reminders of a task on its page.
import { expectAccessible } from "../fixtures/axe.js";
import { expectSynced } from "../fixtures/device.js";
import { dayFrom, expect, test } from "../fixtures/index.js";
import type { Locator, Page } from "@playwright/test";

const reminders = (page: Page): Locator => page.getByRole("list", { name: "Reminders" });

test("reminders of a task are added, refused first, changed, and go along when it comes again", async ({ page, open, person }) => {
  const due = { day: dayFrom(1), time: "18:00" };
  const task = await person.rest.createTask({ title: "Water the plants", due, repeat: "FREQ=DAILY" });
  await open(`/app/tasks/${task.id}`);
  await expectSynced(page, person.rest.userId);
  await expect(page.getByText("None yet. A reminder speaks up only while the task is open.")).toBeVisible();
  await page.getByText("Remind me before it is due").click();
  await page.getByLabel("Minutes before").fill("50000");
  await page.getByRole("form", { name: "A new reminder before it is due" }).getByRole("button", { name: "Add reminder" }).click();
  await expect(page.getByLabel("Minutes before")).toHaveAccessibleDescription(/four weeks/);
  await page.getByLabel("Minutes before").fill("30");
  await page.getByRole("form", { name: "A new reminder before it is due" }).getByRole("button", { name: "Add reminder" }).click();
  await expect(reminders(page)).toContainText("30 minutes before it is due");
  await page.getByText("Remind me at a time of a day").click();
  await page.getByLabel("Time of the day").fill("09:00");
  await page.getByLabel("Days before").fill("1");
  await page.getByRole("form", { name: "A new reminder at a time of a day" }).getByRole("button", { name: "Add reminder" }).click();
  await expect(reminders(page)).toContainText("At 09:00 the day before");
  await expectAccessible(page);

  await reminders(page).locator("summary").first().click();
  await reminders(page).getByRole("link", { name: "Change" }).first().click();
  await page.getByLabel("Days before").fill("");
  await page.getByRole("button", { name: "Save reminder" }).click();
  await expect(reminders(page)).toContainText("At 09:00 on its day");
  await page.getByRole("button", { name: "Switch off the reminder 30 minutes before it is due" }).click();
  await expect(page.getByRole("button", { name: "Switch on the reminder 30 minutes before it is due" })).toBeVisible();
  await expect
    .poll(async () => await person.rest.reminders())
    .toMatchObject([
      { task_id: task.id, at: "09:00", days_before: 0, on: true },
      { task_id: task.id, minutes_before: 30, on: false },
    ]);

  await page.getByRole("button", { name: "Done: Water the plants", exact: true }).click();
  await expect.poll(async () => (await person.rest.tasks("open")).map(({ due }) => due?.day)).toEqual([dayFrom(2)]);
  const [next] = await person.rest.tasks("open");
  expect(await person.rest.reminders()).toMatchObject([{ task_id: next?.id }, { task_id: next?.id }]);
});
