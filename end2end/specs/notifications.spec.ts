// What people are told: the list, how much is unread, and what they choose.
import { told } from "../fixtures/app.js";
import { expectSynced } from "../fixtures/device.js";
import { expect, test } from "../fixtures/index.js";
import type { Page } from "@playwright/test";

/** A minute of Berlin's clock that begins soon, in at least five seconds. */
function soon(): string {
  const at = new Date(Date.now() + 65_000);
  return at.toLocaleTimeString("en-GB", { timeZone: "Europe/Berlin", hour: "2-digit", minute: "2-digit" });
}

const unread = (page: Page, count: number) => page.getByRole("link", { name: new RegExp(`^More\\s*${count} unread$`) });

test("the summary of the day arrives by itself, is read, and rests", async ({ page, open, person }) => {
  // A summary comes at a minute of the clock, and the clock of the server cannot be moved from here.
  test.setTimeout(180_000);
  await person.rest.createHabit({ name: "Read" });
  await person.rest.createHabit({ name: "Run" });
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await expect(page.getByRole("link", { name: "More", exact: true })).toBeVisible();
  await person.rest.chooseNotifications({ digest_at: soon() });
  await expect(unread(page, 1)).toBeVisible({ timeout: 120_000 });

  await unread(page, 1).click();
  await page.getByRole("link", { name: /^Notifications\s*1 unread$/ }).click();
  const row = page.getByRole("list", { name: "Notifications" }).getByRole("listitem");
  await expect(row).toHaveCount(1);
  await expect(row).toContainText("2 things for today");
  await expect(row).toContainText("Read and Run. One at a time is fine.");
  await expect(row).toContainText("New");
  await row.locator("summary").click();
  await row.getByRole("button", { name: "In half an hour" }).click();
  await expect(told(page, "It rests and comes back later.")).toBeVisible();
  await expect(row).toContainText("comes back");
  await expect(page.getByRole("link", { name: "More", exact: true }).last()).toBeVisible();

  await row.getByRole("link", { name: "2 things for today" }).click();
  await expect(page).toHaveURL(/\/app$/);
});

test("an empty list leads to the settings, where everything can be switched off", async ({ page, open, person }) => {
  await open("/app/notifications");
  await expect(page.getByRole("heading", { name: "Nothing to read" })).toBeVisible();
  await page.getByRole("link", { name: "Choose what you are told" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Notifications" })).toBeVisible();
  const push = page.getByRole("checkbox", { name: "Reminders of habits: Push" });
  await expect(push).toBeChecked();
  await push.uncheck();
  await page.getByRole("checkbox", { name: "Reminders of habits: Mail" }).check();
  await page.getByLabel("Time of the summary").fill("07:30");
  await page.getByLabel("Quiet from").fill("22:00");
  await page.getByLabel("Quiet until").fill("07:00");
  await page.getByLabel("At most a day").fill("3");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(told(page, "Saved.")).toBeVisible();
  await expect(push).not.toBeChecked();
  expect(await person.rest.notificationSettings()).toMatchObject({
    matrix: { habit_reminder: { in_app: true, push: false, mail: true } },
    quiet_from: "22:00",
    quiet_to: "07:00",
    digest_at: "07:30",
    daily_limit: 3,
  });

  await page.getByRole("button", { name: "Switch everything off" }).click();
  await expect(told(page, "Everything is off.")).toBeVisible();
  await expect(push).not.toBeChecked();
  await expect(page.getByLabel("Time of the summary")).toHaveValue("");
  expect(await person.rest.notificationSettings()).toMatchObject({
    matrix: { habit_reminder: { in_app: false, push: false, mail: false } },
    digest_at: null,
  });
});
