// Looks, groups, pauses, trash and filters without a script.
import { fillHabit, row, told } from "../fixtures/app.js";
import { dayFrom, expect, test } from "../fixtures/index.js";
import type { Locator, Page } from "@playwright/test";

/** What unfolds the rest of the form. */
const more = (page: Page): Locator => page.locator("summary").filter({ hasText: /^More$/ });

test("a habit is made with looks and with a new group", async ({ page, open, person }) => {
  await open("/app/habits/new");
  await fillHabit(page, { name: "Read" });
  await more(page).click();
  await page.getByRole("radio", { name: "Pink" }).check({ force: true });
  await page.getByRole("radio", { name: "Moon" }).check({ force: true });
  await page.getByLabel("Two-minute version").fill("One page");
  await page.getByLabel("Group", { exact: true }).selectOption({ label: "A new group" });
  await page.getByRole("button", { name: "Make habit" }).click();
  await expect(page.getByLabel("Name of the new group")).toHaveAccessibleDescription(/Give it a name/);
  await expect(page.getByRole("radio", { name: "Pink" })).toBeChecked();
  await page.getByLabel("Name of the new group").fill("Evening");
  await page.getByRole("button", { name: "Make habit" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Read" })).toBeVisible();
  const group = (await person.rest.groups())[0];
  expect((await person.rest.habits())[0]).toMatchObject({
    color: 15,
    icon: "moon",
    minimum_text: "One page",
    group_id: group?.id,
  });
  await open("/app/habits");
  await expect(page.getByRole("list", { name: "Habits in Evening" })).toContainText("Read");
});

test("groups are made, ordered, renamed and deleted", async ({ page, open, person }) => {
  await open("/app/habits/groups");
  for (const name of ["Morning", "Body"]) {
    await page.getByLabel("Name", { exact: true }).fill(name);
    await page.getByRole("button", { name: "Add group" }).click();
    await expect(told(page, "Group saved.")).toBeVisible();
  }
  await page.getByRole("button", { name: "Move Body up" }).click();
  await expect(told(page, "Moved.")).toBeVisible();
  expect((await person.rest.groups()).map((group) => group.name)).toEqual(["Body", "Morning"]);
  await page.getByRole("listitem").filter({ hasText: "Body" }).locator("summary").click();
  await page.getByRole("link", { name: "Rename" }).click();
  await page.getByLabel("New name of Body").fill("Moving");
  await page.getByRole("button", { name: "Rename" }).click();
  await page.getByRole("listitem").filter({ hasText: "Morning" }).locator("summary").click();
  await page.getByRole("listitem").filter({ hasText: "Morning" }).getByRole("link", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(told(page, "Group deleted.")).toBeVisible();
  expect((await person.rest.groups()).map((group) => group.name)).toEqual(["Moving"]);
});

test("a pause is made, refused, ended and deleted", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Read" });
  await open(`/app/pauses?habit=${habit.id}`);
  await page.getByLabel("Last day, if you know it").fill(dayFrom(-3));
  await page.getByLabel("Reason, if you like").fill("A cold");
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("Reason, if you like")).toHaveValue("A cold");
  await page.getByLabel("First day").fill(dayFrom(-2));
  await page.getByLabel("Last day, if you know it").fill("");
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await expect(told(page, "Pause saved.")).toBeVisible();
  await open("/app");
  await expect(row(page, "Read")).toContainText("Paused");
  await open("/app/pauses");
  await page.getByRole("button", { name: "End the pause of Read" }).click();
  await expect(told(page, "Pause ended.")).toBeVisible();
  expect((await person.rest.pauses()).map((pause) => pause.to_day)).toEqual([dayFrom(-1)]);
  await page.getByText("Over (1)").click();
  await page.getByRole("button", { name: "Delete the pause of Read" }).click();
  await expect(told(page, "Pause deleted.")).toBeVisible();
  expect(await person.rest.pauses()).toEqual([]);
});

test("the trash gives back, and filters say what they hide", async ({ page, open, person }) => {
  const gone = await person.rest.createHabit({ name: "Sing" });
  await person.rest.createHabit({ name: "Read" });
  await person.rest.createHabit({ name: "Run" });
  await person.rest.deleteHabit(gone.id);
  await open("/app/habits/trash");
  await page.getByRole("button", { name: "Take back Sing" }).click();
  await expect(told(page, "Brought back.")).toBeVisible();
  await open("/app/habits");
  await page.getByRole("searchbox", { name: "Search" }).fill("run");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByText("2 hidden by filters.")).toBeVisible();
  await expect(page.getByRole("list", { name: "Habits in use" }).getByRole("link")).toHaveText(["Run"]);
  await page.getByRole("link", { name: "Show all" }).click();
  await expect(page.getByRole("list", { name: "Habits in use" }).getByRole("link")).toHaveText(["Sing", "Read", "Run"]);
});
