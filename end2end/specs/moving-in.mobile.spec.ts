// Somebody new with a backup of Loop on the phone: from the file to the whole history, understanding every difference.
import { expectAccessible } from "../fixtures/axe.js";
import { chooseFile } from "../fixtures/app.js";
import { expectFits } from "../fixtures/fits.js";
import { daysBack, loopBackup } from "../fixtures/loop-backup.js";
import { expect, freshEmail, PASSWORD, test } from "../fixtures/index.js";

test("from a backup on the phone to the whole history", async ({ page, open }) => {
  test.slow();
  await open("/sign-up");
  await page.getByLabel("What should we call you?").fill("Nora");
  await page.getByLabel("Email").fill(freshEmail());
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Make my account" }).tap();
  await page.getByRole("link", { name: "Or bring them from another app" }).tap();

  const buffer = loopBackup([
    { name: "Meditate, with a name that is longer than a phone is wide", ticked: daysBack(200).filter((back) => back % 9 !== 5), skipped: [5] },
    { name: "Run", times: 3, days: 7, ticked: daysBack(200).filter((back) => back % 7 < 3) },
  ]);
  await chooseFile(page, "Loop Habits Backup.db", buffer);
  await expect(page.getByRole("heading", { level: 1, name: "Backup of Loop Habit Tracker" })).toBeVisible();
  await expectAccessible(page);
  await expectFits(page);
  // Where figures differ, the reason stands beside them.
  const tables = page.getByRole("table");
  const reasons = page.locator(".found__reasons");
  await expect(reasons).toHaveCount(await tables.count());
  expect(await tables.count()).toBeGreaterThan(0);

  await page.getByRole("button", { name: "Bring it in" }).tap();
  await expect(page.getByText(/^2 habits and \d+ days came in\.$/)).toBeVisible({ timeout: 30_000 });
  await page.getByRole("link", { name: "See your habits" }).tap();
  await page.getByRole("link", { name: "Run", exact: true }).tap();
  await expect(page.getByRole("heading", { level: 1, name: "Run" })).toBeVisible();
});
