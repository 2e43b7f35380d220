// Moving about: by client navigation, by the browser's buttons, and by the keyboard alone.
import { row, tick, told } from "../fixtures/app.js";
import { expectSynced } from "../fixtures/device.js";
import { dayFrom, expect, makePerson, test } from "../fixtures/index.js";
import type { Locator, Page } from "@playwright/test";

test("after a change of page the heading has the focus and the title has changed", async ({ page, open, person }) => {
  await person.rest.createHabit({ name: "Read" });
  await open("/app");
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  const places: [string, string, string][] = [
    ["Habits", "Habits", "Habits · Wellspring"],
    ["More", "More", "More · Wellspring"],
  ];
  for (const [link, heading, title] of places) {
    await page.getByRole("navigation", { name: "Places" }).first().getByRole("link", { name: link }).click();
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeFocused();
    await expect(page).toHaveTitle(title);
  }
  await page.getByRole("link", { name: /^Sync/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sync" })).toBeFocused();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "More" })).toBeFocused();
  expect(await page.evaluate(() => "sameDocument" in window)).toBe(true);
});

test("a name full of markup stays a name, also in the title of the document", async ({ page, open, person }) => {
  const name = '</title><h1 id="forged">&lt;b>&amp;</h1>';
  const habit = await person.rest.createHabit({ name });
  const path = `/app/habits/${habit.id}`;
  await open(path);
  await expect(page).toHaveTitle(`${name} · Wellspring`);
  await expect(page.locator("#forged")).toHaveCount(0);
  const sent = await page.evaluate(async (path) => (await fetch(path)).text(), path);
  expect(sent).toContain("<title>&lt;/title>&lt;h1 id=");
  expect(sent).not.toContain('<h1 id="forged"');
});

test("an unknown page of the app is told with status 404 and a way on", async ({ page, open, person, guard }) => {
  guard.allowFailedRequests();
  expect(person.name).toBe("Mara");
  for (const path of ["/app/nowhere", "/app/habits/018f4f2e-0000-7000-8000-000000000001", "/app/habits/nonsense"]) {
    const answer = page.waitForResponse((response) => response.url().endsWith(path));
    await open(path);
    expect((await answer).status(), path).toBe(404);
    await expect(page.getByRole("main")).toContainText(/not here|nothing here/i);
  }
});

test("somebody else's habit is not there", async ({ page, open, person, device, guard, server }) => {
  guard.allowFailedRequests();
  const habit = await person.rest.createHabit({ name: "Private matter" });
  const other = await (await device(await makePerson(server, "Ben"))).newPage();
  const answer = other.waitForResponse((response) => response.url().endsWith(habit.id));
  await open(`/app/habits/${habit.id}`, other);
  expect((await answer).status()).toBe(404);
  await expect(other.getByText("Private matter")).toHaveCount(0);
  await open(`/app/habits/${habit.id}`);
  await expect(page.getByRole("heading", { level: 1, name: "Private matter" })).toBeVisible();
});

/** Presses Tab until `target` has the focus; a trap or an unreachable control ends in an error. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${target} cannot be reached by Tab`);
}

test("a habit is made, checked in and skipped with Tab, Enter and Space alone", async ({ page, open, person }) => {
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await expect(page).toHaveURL(/\/app#main$/);
  await expect(page).toHaveTitle("Today · Wellspring");
  await tabTo(page, page.getByRole("link", { name: "Make a habit" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "New habit" })).toBeFocused();
  await tabTo(page, page.getByLabel("Name", { exact: true }));
  await page.keyboard.type("Breathe");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Breathe" })).toBeFocused();

  await tabTo(page, page.locator("#tick-day"));
  await page.keyboard.press("Space");
  await expect(page.locator("#tick-day")).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Enter");
  await expect(page.locator("#tick-day")).toHaveAttribute("aria-pressed", "false");

  await open("/app");
  await expectSynced(page, person.rest.userId);
  await tabTo(page, tick(page, "Breathe"));
  await page.keyboard.press("Space");
  await expect(tick(page, "Breathe")).toHaveAttribute("aria-pressed", "true");
  await expect(tick(page, "Breathe")).toBeFocused();
  await tabTo(page, told(page, "Checked in.").getByRole("button", { name: "Undo" }));
  await page.keyboard.press("Enter");
  await expect(tick(page, "Breathe")).toHaveAttribute("aria-pressed", "false");

  await page.locator("body").press("Home");
  await tabTo(page, row(page, "Breathe").locator("summary"));
  await page.keyboard.press("Enter");
  await tabTo(page, row(page, "Breathe").getByRole("link", { name: "Amount or note" }));
  await page.keyboard.press("Enter");
  const sheet = page.getByRole("dialog", { name: "This day" });
  await tabTo(page, sheet.getByRole("button", { name: "Skip this day" }));
  await page.keyboard.press("Enter");
  await expect(row(page, "Breathe")).toContainText("Skipped");
  const habit = (await person.rest.habits())[0];
  await expect.poll(async () => (await person.rest.entry(habit?.id ?? "", dayFrom(0)))?.status).toBe("skipped");
});

test("an open sheet keeps the focus inside, closes by Escape and gives the focus back", async ({ page, open, person }) => {
  await person.rest.createHabit({ name: "Read" });
  await open("/app");
  await expectSynced(page, person.rest.userId);
  const trigger = row(page, "Read").locator("summary");
  await trigger.press("Enter");
  await row(page, "Read").getByRole("link", { name: "Amount or note" }).press("Enter");
  const sheet = page.getByRole("dialog", { name: "This day" });
  await expect(sheet).toBeVisible();
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press("Tab");
    const outside = await page.evaluate(() => {
      const active = document.activeElement;
      return active !== document.body && active?.closest("dialog") === null;
    });
    expect(outside).toBe(false);
  }
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await expect(trigger).toBeFocused();

  await trigger.press("Enter");
  await row(page, "Read").getByRole("link", { name: "Amount or note" }).press("Enter");
  await sheet.getByRole("button", { name: "Close" }).press("Enter");
  await expect(sheet).toBeHidden();
  await expect(trigger).toBeFocused();
});

test("the focus stays with a row that moves, on its tick and on its menu", async ({ page, open, person }) => {
  for (const name of ["Read", "Run"]) await person.rest.createHabit({ name });
  await open("/app");
  await expectSynced(page, person.rest.userId);
  const names = page.getByRole("list", { name: "Habits of the day" }).getByRole("link", { name: /^(Read|Run)$/ });
  await expect(names).toHaveText(["Read", "Run"]);
  await tick(page, "Read").press("Space");
  await expect(names).toHaveText(["Run", "Read"]);
  await expect(tick(page, "Read")).toBeFocused();
  await page.keyboard.press("Space");
  await expect(names).toHaveText(["Read", "Run"]);
  await expect(tick(page, "Read")).toBeFocused();

  const menu = row(page, "Read").locator("summary");
  await menu.press("Enter");
  await row(page, "Read").getByRole("button", { name: "Skip this day" }).press("Enter");
  await expect(names).toHaveText(["Run", "Read"]);
  await expect(menu).toBeFocused();
});
