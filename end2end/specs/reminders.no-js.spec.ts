// Reminders by plain forms.
import { told } from "../fixtures/app.js";
import { expect, test } from "../fixtures/index.js";

test("a reminder is added, refused, changed, switched and deleted by plain forms", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Read" });
  const list = page.getByRole("list", { name: "Reminders" });
  await open(`/app/habits/${habit.id}`);
  await page.getByText("Add a reminder").click();
  await page.getByLabel("Time", { exact: true }).fill("07:00");
  await page.getByRole("checkbox", { name: "Sunday" }).uncheck({ force: true });
  await page.getByLabel("Again every so many minutes").fill("15");
  await page.getByRole("button", { name: "Add reminder" }).click();
  // What was typed is there again, and the form is open.
  await expect(page.getByLabel("Until", { exact: true })).toHaveAccessibleDescription(/Enter a time/);
  await expect(page.getByLabel("Time", { exact: true })).toHaveValue("07:00");
  await expect(page.getByRole("checkbox", { name: "Sunday" })).not.toBeChecked();
  await expect(page.getByRole("alert")).toHaveCount(1);
  await page.getByLabel("Until", { exact: true }).fill("09:00");
  await page.getByRole("button", { name: "Add reminder" }).click();
  await expect(told(page, "Reminder saved.")).toBeVisible();
  await expect(list).toContainText("07:00 on Mon, Tue, Wed, Thu, Fri and Sat, again every 15 minutes until 09:00");
  await list.locator("summary").click();
  await list.getByRole("link", { name: "Change" }).click();
  await page.getByLabel("Again every so many minutes").fill("");
  await page.getByLabel("Until", { exact: true }).fill("");
  await page.getByRole("button", { name: "Save reminder" }).click();
  await expect(told(page, "Reminder saved.")).toBeVisible();
  await page.getByRole("button", { name: "Switch off the reminder at 07:00" }).click();
  await expect(told(page, "The reminder is off.")).toBeVisible();
  expect(await person.rest.reminders()).toMatchObject([{ at: "07:00", until: null, every_minutes: null, on: false }]);
  await page.getByRole("button", { name: "Switch on the reminder at 07:00" }).click();
  await expect(told(page, "The reminder is on.")).toBeVisible();
  await list.locator("summary").click();
  await page.getByRole("button", { name: "Delete the reminder at 07:00" }).click();
  await expect(told(page, "Reminder deleted.")).toBeVisible();
  expect(await person.rest.reminders()).toEqual([]);
});
