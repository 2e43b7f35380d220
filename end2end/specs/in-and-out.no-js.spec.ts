// In and out with scripts switched off: a link looks again where no script does.
import { chooseFile, told } from "../fixtures/app.js";
import { daysBack, loopBackup } from "../fixtures/loop-backup.js";
import { expect, test } from "../fixtures/index.js";
import type { Locator, Page } from "@playwright/test";

/** Follows "Look again" until what is waited for is there. */
async function lookUntil(page: Page, there: Locator): Promise<void> {
  await expect(async () => {
    if (await there.isVisible()) return;
    await page.getByRole("link", { name: "Look again" }).click();
    await expect(there).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
}

test("a history comes in and is taken back", async ({ page, open, person }) => {
  await open("/app/settings/data");
  await page.getByRole("link", { name: /^Bring your history/ }).click();
  const buffer = loopBackup([{ name: "Read", ticked: daysBack(30) }]);
  await chooseFile(page, "backup.db", buffer);
  await expect(page.getByText("1 habit and 30 days would come in.")).toBeVisible();
  await page.getByRole("button", { name: "Bring it in" }).click();
  await lookUntil(page, page.getByText("1 habit and 30 days came in."));
  expect((await person.rest.habits()).map((habit) => habit.name)).toEqual(["Read"]);
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(told(page, "Taken back.")).toBeVisible();
  expect(await person.rest.habits()).toEqual([]);
});

test("a file is made, fetched and deleted", async ({ page, open, person }) => {
  await person.rest.createHabit({ name: "Read" });
  await open("/app/settings/data/export");
  await page.getByRole("radio", { name: /^Tables/ }).check();
  await page.getByRole("button", { name: "Make the file" }).click();
  await expect(told(page, "Your file is being made.")).toBeVisible();
  const link = page.getByRole("link", { name: /^Download: Tables/ });
  await lookUntil(page, link);
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toMatch(/^wellspring-tables-.*\.zip$/);
  await page.getByRole("button", { name: /^Delete: Tables/ }).click();
  await expect(told(page, "The file is deleted here.")).toBeVisible();
});

test("an account is given up and comes back", async ({ page, open, person, guard }) => {
  guard.allowFailedRequests();
  await open("/app/settings/data/leave");
  await page.getByLabel("Your password").fill(person.password);
  await page.getByRole("button", { name: "Delete my account" }).click();
  await page.getByRole("link", { name: "I changed my mind" }).click();
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Keep my account" }).click();
  await expect(page).toHaveURL(/\/app$/);
});
