// Somebody whose days follow Berlin opens the app in Tokyo.
import { expectSynced } from "../fixtures/device.js";
import { expect, test } from "../fixtures/index.js";

test.use({ timezoneId: "Asia/Tokyo" });

const QUESTION = "Your days follow Berlin time, and this device is on Tokyo time.";

test("a new zone is asked about, and keeping the old one is remembered", async ({ page, open, person }) => {
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await page.getByRole("button", { name: "Keep Berlin time" }).click();
  await expect(page.getByText(QUESTION)).toHaveCount(0);
  expect((await person.rest.me()).time_zone).toBe("Europe/Berlin");
  // Kept is kept when the stored answer is read again.
  await open("/app/settings/sync");
  await expectSynced(page, person.rest.userId);
  await page.getByRole("button", { name: "Sync now" }).click();
  await expect(page.getByRole("heading", { name: "Everything is sent" })).toBeVisible();
  await expect(page.getByText(QUESTION)).toHaveCount(0);
});

test("days follow the new zone when the person says so", async ({ page, open, person }) => {
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await expect(page.getByText(QUESTION)).toBeVisible();
  await page.getByRole("button", { name: "Use Tokyo time" }).click();
  await expect(page.getByText(QUESTION)).toHaveCount(0);
  expect((await person.rest.me()).time_zone).toBe("Asia/Tokyo");
});
