// What people choose to be told, without a script.
import { told } from "../fixtures/app.js";
import { expect, test } from "../fixtures/index.js";

test("settings are saved, and refused ones keep what was typed", async ({ page, open, person }) => {
  await open("/app/settings/notifications");
  await page.getByRole("checkbox", { name: "Summary of the day: Mail" }).uncheck();
  await page.getByLabel("Quiet from").fill("22:00");
  await page.getByLabel("At most a day").fill("51");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("Quiet until")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("At most a day")).toHaveValue("51");
  await expect(page.getByRole("checkbox", { name: "Summary of the day: Mail" })).not.toBeChecked();
  await expect(page.getByRole("checkbox", { name: "Summary of the day: Push" })).toBeChecked();

  await page.getByLabel("Quiet until").fill("06:30");
  await page.getByLabel("At most a day").fill("5");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(told(page, "Saved.")).toBeVisible();
  expect(await person.rest.notificationSettings()).toMatchObject({
    matrix: { daily_summary: { in_app: true, push: true, mail: false } },
    quiet_to: "06:30",
    daily_limit: 5,
  });
  await page.getByRole("button", { name: "Switch everything off" }).click();
  await expect(told(page, "Everything is off.")).toBeVisible();
});

test("an empty list says what comes into it", async ({ page, open, person }) => {
  expect((await person.rest.notificationSettings()).daily_limit).toBe(12);
  await open("/app/more");
  await page.getByRole("link", { name: /^Notifications\s*What you were told so far$/ }).click();
  await expect(page.getByRole("heading", { name: "Nothing to read" })).toBeVisible();
});
