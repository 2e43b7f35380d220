// Reminders of tasks by plain forms.
import { told } from "../fixtures/app.js";
import { dayFrom, expect, test } from "../fixtures/index.js";

test("a reminder of a task is added, refused, changed, switched and deleted by plain forms", async ({ page, open, person }) => {
  const task = await person.rest.createTask({ title: "Call the bank", due: { day: dayFrom(1) } });
  const list = page.getByRole("list", { name: "Reminders" });
  await open(`/app/tasks/${task.id}`);
  await page.getByText("Remind me at a time of a day").click();
  await page.getByLabel("Days before").fill("2");
  await page.getByRole("button", { name: "Add reminder" }).click();
  // What was typed is there again, and the form is open.
  await expect(page.getByLabel("Time of the day")).toHaveAccessibleDescription(/Enter a time/);
  await expect(page.getByLabel("Days before")).toHaveValue("2");
  await page.getByLabel("Time of the day").fill("09:00");
  await page.getByRole("button", { name: "Add reminder" }).click();
  await expect(told(page, "Reminder saved.")).toBeVisible();
  await expect(list).toContainText("At 09:00, 2 days before");
  await list.locator("summary").click();
  await list.getByRole("link", { name: "Change" }).click();
  await page.getByLabel("Days before").fill("");
  await page.getByRole("button", { name: "Save reminder" }).click();
  await expect(told(page, "Reminder saved.")).toBeVisible();
  await page.getByRole("button", { name: "Switch off the reminder at 09:00 on its day" }).click();
  await expect(told(page, "The reminder is off.")).toBeVisible();
  expect(await person.rest.reminders()).toMatchObject([{ task_id: task.id, at: "09:00", days_before: 0, on: false }]);
  await list.locator("summary").click();
  await page.getByRole("button", { name: "Delete the reminder at 09:00 on its day" }).click();
  await expect(told(page, "Reminder deleted.")).toBeVisible();
  expect(await person.rest.reminders()).toEqual([]);
});
