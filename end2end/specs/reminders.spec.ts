// The reminders of a habit on its page.
import { expectAccessible } from "../fixtures/axe.js";
import { expectSynced } from "../fixtures/device.js";
import { expect, test } from "../fixtures/index.js";
import type { Locator, Page } from "@playwright/test";

const OFTEN = "07:00 on weekdays, again every 15 minutes until 09:00 while it is open";

const reminders = (page: Page): Locator => page.getByRole("list", { name: "Reminders" });

test("a reminder is added, refused first, and says in words when it asks", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Read" });
  await open(`/app/habits/${habit.id}`);
  await expectSynced(page, person.rest.userId);
  await expect(page.getByText("None yet. A reminder speaks up only while the day is open.")).toBeVisible();
  await page.getByText("Add a reminder").click();
  await page.getByLabel("Time", { exact: true }).fill("07:00");
  for (const day of ["Saturday", "Sunday"]) await page.getByRole("checkbox", { name: day }).uncheck({ force: true });
  await page.getByLabel("Again every so many minutes").fill("15");
  await page.getByRole("button", { name: "Add reminder" }).click();
  await expect(page.getByLabel("Until", { exact: true })).toHaveAccessibleDescription(/Enter a time/);
  await page.getByLabel("Until", { exact: true }).fill("06:00");
  await page.getByRole("button", { name: "Add reminder" }).click();
  await expect(page.getByLabel("Until", { exact: true })).toHaveAccessibleDescription(/later than the time/);
  await page.getByLabel("Until", { exact: true }).fill("09:00");
  await page.getByRole("button", { name: "Add reminder" }).click();
  await expect(reminders(page)).toContainText(OFTEN);
  await expect(page.getByLabel("Time", { exact: true })).toHaveValue("");
  await expectAccessible(page);
  await expect
    .poll(async () => await person.rest.reminders())
    .toMatchObject([
      {
        habit_id: habit.id,
        at: "07:00",
        weekdays: ["mon", "tue", "wed", "thu", "fri"],
        until: "09:00",
        every_minutes: 15,
        time_zone: null,
        on: true,
      },
    ]);
});

test("a reminder is changed, switched off and on, and deleted", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Read" });
  await person.rest.createReminder({ habit_id: habit.id, at: "07:00" });
  await open(`/app/habits/${habit.id}`);
  await expectSynced(page, person.rest.userId);
  await reminders(page).locator("summary").click();
  await reminders(page).getByRole("link", { name: "Change" }).click();
  await expect(page.getByLabel("Time", { exact: true })).toHaveValue("07:00");
  await page.getByLabel("Time", { exact: true }).fill("08:30");
  await page.getByLabel("Clock").selectOption({ label: "Stays on the clock of Europe/Berlin" });
  await page.getByRole("button", { name: "Save reminder" }).click();
  await expect(reminders(page)).toContainText("08:30 every day");
  await expect(reminders(page)).toContainText("By the clock of Europe/Berlin");
  await page.getByRole("button", { name: "Switch off the reminder at 08:30" }).click();
  await expect(reminders(page)).toContainText("Off · by the clock of Europe/Berlin");
  await expect
    .poll(async () => await person.rest.reminders())
    .toMatchObject([{ at: "08:30", time_zone: "Europe/Berlin", on: false }]);
  await page.getByRole("button", { name: "Switch on the reminder at 08:30" }).click();
  await expect(page.getByRole("button", { name: "Switch off the reminder at 08:30" })).toBeVisible();
  await reminders(page).locator("summary").click();
  await page.getByRole("button", { name: "Delete the reminder at 08:30" }).click();
  await expect(page.getByText("None yet.")).toBeVisible();
  await expect.poll(async () => await person.rest.reminders()).toEqual([]);
});

test("a reminder is added by the keyboard alone", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Read" });
  await open(`/app/habits/${habit.id}`);
  await expectSynced(page, person.rest.userId);
  await page.locator("summary").filter({ hasText: "Add a reminder" }).focus();
  await page.keyboard.press("Enter");
  await page.getByLabel("Time", { exact: true }).fill("21:00");
  await page.getByLabel("Again every so many minutes").focus();
  await page.keyboard.press("Enter");
  await expect(reminders(page)).toContainText("21:00 every day");
});
