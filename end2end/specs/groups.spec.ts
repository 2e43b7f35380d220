// Groups of habits, and the order of both.
import { row, told } from "../fixtures/app.js";
import { expectSynced } from "../fixtures/device.js";
import { expect, test } from "../fixtures/index.js";
import type { Locator, Page } from "@playwright/test";

const groups = (page: Page): Locator => page.getByRole("list", { name: "Groups" });

test("a group is made, renamed, ordered and deleted", async ({ page, open, person }) => {
  await open("/app/habits");
  await expectSynced(page, person.rest.userId);
  await page.locator("summary").filter({ hasText: "More about habits" }).click();
  await page.getByRole("link", { name: "Groups" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Groups" })).toBeFocused();
  for (const name of ["Morning", "Body"]) {
    await page.getByLabel("Name", { exact: true }).fill(name);
    await page.keyboard.press("Enter");
    await expect(groups(page).getByRole("link", { name, exact: true })).toBeVisible();
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue("");
  }
  await page.getByLabel("Name", { exact: true }).fill(" ");
  await page.getByRole("button", { name: "Add group" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveAccessibleDescription(/Give it a name/);

  await groups(page).getByRole("listitem").filter({ hasText: "Body" }).locator("summary").click();
  await page.getByRole("link", { name: "Rename" }).click();
  await page.getByLabel("New name of Body").fill("Moving");
  await page.getByRole("button", { name: "Rename" }).click();
  await expect(groups(page)).toContainText("Moving");
  await expect.poll(async () => (await person.rest.groups()).map((group) => group.name)).toEqual(["Morning", "Moving"]);

  await page.getByRole("button", { name: "Move Moving up" }).click();
  await expect(told(page, "Moved.")).toBeVisible();
  await expect(groups(page).getByRole("listitem").first()).toContainText("Moving");
  expect((await person.rest.groups()).map((group) => group.name)).toEqual(["Moving", "Morning"]);

  await expectSynced(page, person.rest.userId);
  const group = (await person.rest.groups())[0];
  await person.rest.createHabit({ name: "Run", group_id: group?.id ?? "" });
  await expect(groups(page).getByRole("listitem").first()).toContainText("1 habit");
  await groups(page).getByRole("listitem").first().locator("summary").click();
  await page.getByRole("link", { name: "Delete" }).click();
  await expect(page.getByText("Delete Moving? Its habit stays, in no group.")).toBeVisible();
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(groups(page)).not.toContainText("Moving");
  await expect.poll(async () => (await person.rest.habits())[0]?.group_id).toBe(null);
});

test("rows are dragged to another place of their group", async ({ page, open, person }) => {
  const morning = await person.rest.createGroup("Morning");
  for (const name of ["One", "Two", "Three"]) await person.rest.createHabit({ name, group_id: morning.id });
  await person.rest.createHabit({ name: "Other" });
  await open("/app/habits");
  await expectSynced(page, person.rest.userId);
  const names = page.getByRole("list", { name: "Habits in Morning" }).getByRole("link");
  const grip = page.getByRole("button", { name: /^Move Three:/ });
  const from = await grip.boundingBox();
  const to = await row(page, "One").boundingBox();
  if (from === null || to === null) throw new Error("the rows are not there");
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2, to.y + to.height / 2 + 4, { steps: 8 });
  await page.mouse.move(from.x + from.width / 2, to.y + 4, { steps: 4 });
  await expect(names).toHaveText(["Three", "One", "Two"]);
  await page.keyboard.press("Escape");
  await expect(names).toHaveText(["One", "Two", "Three"]);
  await page.mouse.up();
  expect((await person.rest.habits()).map((habit) => habit.name)).toEqual(["One", "Two", "Three", "Other"]);

  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2, to.y + 4, { steps: 8 });
  await page.mouse.up();
  await expect(names).toHaveText(["Three", "One", "Two"]);
  await expect(told(page, "Moved.")).toBeVisible();
  await expect
    .poll(async () => (await person.rest.habits()).map((habit) => habit.name))
    .toEqual(["Three", "One", "Two", "Other"]);
});

test("the arrow keys move a row by its grip", async ({ page, open, person }) => {
  for (const name of ["One", "Two", "Three"]) await person.rest.createHabit({ name });
  await open("/app/habits");
  await expectSynced(page, person.rest.userId);
  const names = page.getByRole("list", { name: "Habits in use" }).getByRole("link");
  const grip = page.getByRole("button", { name: /^Move Three:/ });
  await grip.focus();
  await page.keyboard.press("ArrowUp");
  await expect(names).toHaveText(["One", "Three", "Two"]);
  await expect(told(page, "Three moved up, 2 of 3.")).toHaveCount(1);
  await expect(grip).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(names).toHaveText(["Three", "One", "Two"]);
  await expect(told(page, "Three moved up, 1 of 3.")).toHaveCount(1);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowDown");
  await expect(names).toHaveText(["One", "Three", "Two"]);
});
