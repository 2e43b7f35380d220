import { test, expect } from "../fixtures/index.js";
import { expectSynced } from "../fixtures/device.js";
test("nav", async ({ page, open, person, context }) => {
  context.on("weberror", (e) => console.log("WEBERROR", page.url(), e.error().stack));
  context.on("console", (m) => console.log("CONSOLE", m.type(), m.text()));
  const habit = await person.rest.createHabit({ name: "Read" });
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await page.getByRole("navigation", { name: "Places" }).first().getByRole("link", { name: "Habits" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Habits" })).toBeVisible();
  await page.evaluate(() => new Promise((d) => setTimeout(d, 1500)));
  console.log("focus on habits:", await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200)));
  await page.getByRole("link", { name: "New habit" }).click();
  await page.getByLabel("Name", { exact: true }).fill("X");
  await page.getByRole("button", { name: "Make habit" }).click();
  await page.evaluate(() => new Promise((d) => setTimeout(d, 1500)));
  console.log("after create:", page.url(), await page.getByRole("heading", { level: 1 }).innerText());
});
for (let i = 0; i < 4; i++)
test("tokens " + i, async ({ page, open, person, context }) => {
  context.on("weberror", (e) => console.log("WEBERROR", page.url(), e.error().stack));
  context.on("console", (m) => console.log("CONSOLE", m.type(), m.text()));
  await open("/app/settings/tokens");
  console.log("opened");
  await page.getByLabel("Name", { exact: true }).fill("Watch");
  await page.getByRole("button", { name: "Make token" }).click();
  await page.locator("code.secret").innerText();
  console.log("made");
  await page.reload();
  await expect(page.locator("code.secret")).toHaveCount(0);
  console.log("reloaded");
  await page.getByRole("button", { name: "Revoke Watch" }).click();
  await expect(page.getByText("The token no longer works.")).toBeVisible();
  console.log("revoked");
  await page.evaluate(() => new Promise((d) => setTimeout(d, 1500)));
});
