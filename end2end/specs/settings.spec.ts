// Profile, devices, password and tokens: pages that only the server can answer.
import { expect, test } from "../fixtures/index.js";
import { told } from "../fixtures/app.js";

test("the profile is saved and the theme follows at once", async ({ page, open, person }) => {
  await open("/app/settings");
  await page.getByLabel("Name", { exact: true }).fill("Mara Lind");
  await page.getByLabel("Your day begins").selectOption("180");
  await page.getByRole("radio", { name: "Dark" }).check({ force: true });
  await page.getByRole("radio", { name: "2026-03-12" }).check({ force: true });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(told(page, "Saved.")).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.getByLabel("Your day begins")).toHaveValue("180");
  expect(await person.rest.me()).toMatchObject({ display_name: "Mara Lind", theme: "dark", date_format: "iso" });
  await open("/features");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("a refused profile keeps what was typed", async ({ page, open, person }) => {
  await open("/app/settings");
  await page.getByLabel("Name", { exact: true }).fill("  ");
  await page.getByLabel("Currency").selectOption("CHF");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Currency")).toHaveValue("CHF");
  expect((await person.rest.me()).display_name).toBe("Mara");
});

test("another device can be signed out from here", async ({ page, open, person, device, guard }) => {
  // The other one may ask for something before it is opened again, and hears that it may not.
  guard.allowFailedRequests();
  const phone = await (await device(person)).newPage();
  await open("/app", phone);
  await open("/app/settings/devices");
  const devices = page.getByRole("list", { name: "Devices" }).getByRole("listitem");
  const others = devices.filter({ has: page.getByRole("button", { name: /^Sign out / }) });
  await expect(devices.filter({ hasText: "this device" })).toHaveCount(1);
  const before = await others.count();
  await others.first().getByRole("button").click();
  await expect(told(page, "That device is signed out.")).toBeVisible();
  await expect(others).toHaveCount(before - 1);
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(told(page, "All other devices are signed out.")).toBeVisible();
  await open("/app/more", phone);
  await expect(phone).toHaveURL(/\/sign-in/);
  await open("/app/more");
  await expect(page.getByRole("heading", { level: 1, name: "More" })).toBeVisible();
});

test("changing the password signs every other device out", async ({ page, open, person, device }) => {
  const phone = await (await device(person)).newPage();
  await open("/app/settings/devices");
  await page.getByLabel("Current password").fill("not the right one at all");
  await page.getByRole("textbox", { name: "New password" }).fill("harbour velvet compass 19");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByLabel("Current password")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Current password").fill(person.password);
  await page.getByRole("textbox", { name: "New password" }).fill("harbour velvet compass 19");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(told(page, "Password changed.")).toBeVisible();
  await open("/app/more", phone);
  await expect(phone).toHaveURL(/\/sign-in/);
});

test("a token is shown once, works, and can be revoked", async ({ page, open, person, server, guard }) => {
  guard.allowFailedRequests();
  const habit = await person.rest.createHabit({ name: "Read" });
  await open("/app/settings/tokens");
  await page.getByLabel("Name", { exact: true }).fill("Watch");
  await page.getByRole("button", { name: "Make token" }).click();
  const secret = await page.locator("code.secret").innerText();
  const ask = () => fetch(`${server.url}/api/v1/habits`, { headers: { authorization: `Bearer ${secret}` } });
  expect(((await (await ask()).json()) as { items: { id: string }[] }).items.map((item) => item.id)).toEqual([habit.id]);

  await page.reload();
  await expect(page.locator("code.secret")).toHaveCount(0);
  await page.getByRole("button", { name: "Revoke Watch" }).click();
  await expect(told(page, "The token no longer works.")).toBeVisible();
  expect((await ask()).status).toBe(401);
});
