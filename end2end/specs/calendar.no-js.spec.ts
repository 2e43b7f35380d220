// Calendars with scripts switched off.
import { expect, test } from "../fixtures/index.js";
import { told } from "../fixtures/app.js";

test("a calendar is made and revoked", async ({ page, open, person, guard }) => {
  guard.allowFailedRequests();
  await open("/app/settings/calendar");
  await page.getByLabel("Name", { exact: true }).fill("Phone");
  await page.getByLabel("Ring at each time").uncheck();
  await page.getByRole("button", { name: "Make calendar" }).click();
  const address = await page.locator("code.secret").innerText();
  expect(page.url()).not.toContain(new URL(address).pathname.split("/").at(-1)?.replace(".ics", "") ?? "");
  await expect(page.getByRole("button", { name: "Copy" })).toBeHidden();
  await expect(page.getByText("silent · not fetched yet")).toBeVisible();
  expect(address).not.toContain(person.rest.userId);
  await page.getByRole("button", { name: "Revoke Phone" }).click();
  await expect(told(page, "That address no longer works.")).toBeVisible();
});
