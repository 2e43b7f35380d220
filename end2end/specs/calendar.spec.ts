// Calendars that other programs fetch: the address is shown once, can be copied, and answers until it is revoked.
import { expectSynced } from "../fixtures/device.js";
import { expect, test } from "../fixtures/index.js";
import { told } from "../fixtures/app.js";

test("a calendar's address is shown once, copied, fetched and revoked", async ({ page, open, context, person, guard }) => {
  guard.allowFailedRequests();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const habit = await person.rest.createHabit({ name: "Read" });
  await person.rest.remindDaily(habit.id, "07:30");

  await open("/app/settings/calendar");
  await page.getByLabel("Name", { exact: true }).fill("Phone");
  await page.getByRole("button", { name: "Make calendar" }).click();
  await expect(told(page, "Your calendar is ready.")).toBeVisible();
  const address = await page.locator("code.secret").innerText();
  await page.getByRole("button", { name: "Copy" }).click();
  await expect(page.getByText("Copied.")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);

  const calendar = await fetch(address);
  expect(calendar.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  const text = await calendar.text();
  expect(text).toContain("SUMMARY:Read\r\n");
  expect(text).toContain("BEGIN:VALARM\r\n");
  const tag = calendar.headers.get("etag") ?? "";
  expect((await fetch(address, { headers: { "if-none-match": tag } })).status).toBe(304);

  await page.reload();
  await expect(page.locator("code.secret")).toHaveCount(0);
  await page.getByRole("button", { name: "Revoke Phone" }).click();
  await expect(told(page, "That address no longer works.")).toBeVisible();
  expect((await fetch(address)).status).toBe(404);
});

test("a calendar without a name keeps what was chosen", async ({ page, open, person, guard }) => {
  guard.allowFailedRequests();
  await open("/app/settings/calendar");
  await expectSynced(page, person.rest.userId);
  await page.getByLabel("Ring at each time").uncheck({ force: true });
  await page.getByRole("button", { name: "Make calendar" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Ring at each time")).not.toBeChecked();
});
