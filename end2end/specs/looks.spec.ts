// How a habit looks, and what it belongs to.
import { expectAccessible } from "../fixtures/axe.js";
import { fillHabit, row } from "../fixtures/app.js";
import { expectSynced } from "../fixtures/device.js";
import { expect, test } from "../fixtures/index.js";
import type { Locator, Page } from "@playwright/test";

/** What unfolds the rest of the form. */
const more = (page: Page): Locator => page.locator("summary").filter({ hasText: /^More$/ });

test("a habit gets colour, picture, tone, group and identity in the folded part of its form", async ({ page, open, person }) => {
  await open("/app/habits/new");
  await expectSynced(page, person.rest.userId);
  await fillHabit(page, { name: "Read" });
  await expect(page.getByLabel("What it is about, if you like")).toBeHidden();
  await more(page).click();
  await page.getByRole("radio", { name: "Deep purple" }).check({ force: true });
  await page.getByLabel("Or an emoji").fill("📚");
  await page.getByLabel("What it is about, if you like").fill("For the long evenings.\nAnd the short ones.");
  await page.getByRole("radio", { name: "Neither" }).check({ force: true });
  await page.getByLabel("Two-minute version").fill("One page");
  await expect(page.getByLabel("Name of the new group")).toBeHidden();
  await page.getByLabel("Group", { exact: true }).selectOption({ label: "A new group" });
  await page.getByLabel("Name of the new group").fill("Evening");
  await page.getByLabel("Who it makes you").selectOption({ label: "Someone new" });
  await page.getByLabel("Who you want to be").fill("A person who reads");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Make habit" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Read" })).toBeVisible();

  await expect.poll(async () => (await person.rest.habits())[0]?.tone).toBe("neutral");
  const habit = (await person.rest.habits())[0];
  expect(habit).toMatchObject({ color: 13, icon: "📚", minimum_text: "One page" });
  expect(habit?.description).toMatch(/^For the long evenings\.\r?\nAnd the short ones\.$/);
  expect((await person.rest.groups()).map((group) => [group.id, group.name])).toEqual([[habit?.group_id, "Evening"]]);
  expect((await person.rest.identities())[0]).toMatchObject({ id: habit?.identity_id, statement: "A person who reads" });

  await page.getByRole("link", { name: "Today" }).first().click();
  await expect(row(page, "Read")).toContainText("📚");
  await expect(row(page, "Read")).toHaveAttribute("data-hue", "c13");
  await page.getByRole("link", { name: "Habits" }).first().click();
  await expect(page.getByRole("list", { name: "Habits in Evening" })).toContainText("Read");
});

test("the form of a habit shows its looks again, and an icon takes the place of an emoji", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Run", color: 0, icon: "🏃" });
  await open(`/app/habits/${habit.id}/edit`);
  await expectSynced(page, person.rest.userId);
  await more(page).click();
  await expect(page.getByRole("radio", { name: "Red", exact: true })).toBeChecked();
  await expect(page.getByLabel("Or an emoji")).toHaveValue("🏃");
  await page.getByLabel("Or an emoji").fill("");
  await page.getByRole("radio", { name: "Flame" }).check({ force: true });
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Run" })).toBeVisible();
  await expect.poll(async () => (await person.rest.habit(habit.id)).icon).toBe("flame");
});

test("a refused picture opens the folded part and says why", async ({ page, open, person }) => {
  await open("/app/habits/new");
  await expectSynced(page, person.rest.userId);
  await fillHabit(page, { name: "Read" });
  await more(page).click();
  await page.getByLabel("Or an emoji").fill("book");
  await more(page).click();
  await page.getByRole("button", { name: "Make habit" }).click();
  await page.getByRole("alert").getByRole("link", { name: "Emoji" }).click();
  await expect(page.getByLabel("Or an emoji")).toBeFocused();
  await expect(page.getByLabel("Or an emoji")).toHaveAccessibleDescription(/a single emoji/);
  expect(await person.rest.habits()).toEqual([]);
});

test("colours are chosen by the keyboard", async ({ page, open, person }) => {
  await open("/app/habits/new");
  await expectSynced(page, person.rest.userId);
  await more(page).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("radio", { name: "Teal" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Cyan" })).toBeChecked();
});
