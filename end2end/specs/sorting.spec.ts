// What tasks are sorted by, put in order by hand, and what a task is a part of.
import { row, told, undo } from "../fixtures/app.js";
import { expectSynced } from "../fixtures/device.js";
import { dayFrom, expect, test } from "../fixtures/index.js";
import type { Locator, Page } from "@playwright/test";

const titles = (page: Page, name: string): Locator =>
  page.getByRole("list", { name, exact: true }).locator(".row__title");
const grip = (page: Page, name: string): Locator => page.getByRole("button", { name: `Move ${name}: drag it` });

test("projects are put in order by the arrow keys and the pointer", async ({ page, open, person }) => {
  for (const name of ["One", "Two", "Three"]) await person.rest.createProject(name);
  await open("/app/tasks/projects");
  await expectSynced(page, person.rest.userId);
  const shown = titles(page, "Projects");
  await grip(page, "Three").focus();
  await page.keyboard.press("ArrowUp");
  await expect(shown).toHaveText(["One", "Three", "Two"]);
  await expect(grip(page, "Three")).toBeFocused();
  await undo(page, "Moved.");
  await expect(shown).toHaveText(["One", "Two", "Three"]);
  const [from, last] = [await grip(page, "One").boundingBox(), await row(page, "Three").boundingBox()];
  if (from === null || last === null) throw new Error("a row is not there");
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(last.x + 40, last.y + last.height - 4, { steps: 12 });
  await page.mouse.up();
  await expect(shown).toHaveText(["Two", "Three", "One"]);
  await expect.poll(() => person.rest.namesInOrder("projects")).toEqual(["Two", "Three", "One"]);
});

test("a second label of one name is refused", async ({ page, open, person }) => {
  await person.rest.createLabel("phone");
  await open("/app/tasks/labels");
  await expectSynced(page, person.rest.userId);
  await page.getByLabel("Name", { exact: true }).fill("Phone");
  await page.getByRole("button", { name: "Add label" }).click();
  await expect(page.getByText("You have one of this name already.").first()).toBeVisible();
  await expect(titles(page, "Labels")).toHaveText(["phone"]);
  expect(await person.rest.namesInOrder("labels")).toEqual(["phone"]);
});

test("labels and sections are put in order too", async ({ page, open, person }) => {
  for (const name of ["phone", "errands"]) await person.rest.createLabel(name);
  const project = await person.rest.createProject("Garden", "board");
  for (const name of ["Soon", "Later"]) await person.rest.createSection(project.id, name);
  await open("/app/tasks/labels");
  await expectSynced(page, person.rest.userId);
  await grip(page, "errands").focus();
  await page.keyboard.press("ArrowUp");
  await expect(titles(page, "Labels")).toHaveText(["errands", "phone"]);
  await expect.poll(() => person.rest.namesInOrder("labels")).toEqual(["errands", "phone"]);
  await open(`/app/tasks/projects/${project.id}?arrange=true`);
  await expectSynced(page, person.rest.userId);
  await page.getByRole("button", { name: "Move Later up" }).click();
  await expect(titles(page, "Sections")).toHaveText(["Later", "Soon"]);
  await expect(told(page, "Later moved up, 1 of 2.")).toHaveCount(1);
  await expect.poll(() => person.rest.namesInOrder("sections")).toEqual(["Later", "Soon"]);
});

test("a task is made a part of another one and taken out", async ({ page, open, person }) => {
  const project = await person.rest.createProject("House");
  const house = await person.rest.createTask({ title: "Paint the house", project_id: project.id });
  const fence = await person.rest.createTask({ title: "Paint the fence" });
  await person.rest.createTask({ title: "Buy paint", parent_id: fence.id });
  await open(`/app/tasks/${fence.id}`);
  await expectSynced(page, person.rest.userId);
  await page.getByRole("link", { name: "Make it a part of another task" }).click();
  await page.getByRole("button", { name: "Make it a part" }).click();
  await expect(page.getByLabel("Of which task")).toHaveAttribute("aria-invalid", "true");
  // Its own part is no choice.
  await expect(page.getByLabel("Of which task").locator("option")).toHaveText(["Choose a task", "Paint the house"]);
  await page.getByLabel("Of which task").selectOption({ label: "Paint the house" });
  await page.getByRole("button", { name: "Make it a part" }).click();
  await expect(page.getByRole("button", { name: "Take it out" })).toBeVisible();
  await expect.poll(async () => (await person.rest.task(fence.id)).parent_id).toBe(house.id);
  expect((await person.rest.task(fence.id)).project_id).toBe(project.id);
  await page.getByRole("button", { name: "Take it out" }).click();
  await expect(page.getByRole("link", { name: "Make it a part of another task" })).toBeVisible();
  await expect.poll(async () => (await person.rest.task(fence.id)).parent_id).toBe(null);
});

test("time is added in one press and taken back", async ({ page, open, person }) => {
  const task = await person.rest.createTask({ title: "Paint the fence", due: { day: dayFrom(0) } });
  await open(`/app/tasks/${task.id}`);
  await expectSynced(page, person.rest.userId);
  await page.getByRole("button", { name: "+15 min" }).click();
  await page.getByRole("button", { name: "+30 min" }).click();
  await expect(page.getByText("45 min so far.")).toBeVisible();
  await page.getByRole("textbox", { name: "Another time" }).fill("5");
  await page.getByRole("button", { name: "Add time" }).click();
  await expect(page.getByText("50 min so far.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Another time" })).toHaveValue("");
  await expect(told(page, "Time noted.").last()).toBeVisible();
  await undo(page, "Time noted.");
  await expect(page.getByText("45 min so far.")).toBeVisible();
  await expect.poll(async () => (await person.rest.task(task.id)).spent_minutes).toBe(45);
});

test("a habit says how far its tasks are", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Read" });
  const task = { title: "A novel", habit_id: habit.id, checklist: [{ text: "Part one", done: true }] };
  await person.rest.createTask(task);
  await open(`/app/habits/${habit.id}`);
  await expectSynced(page, person.rest.userId);
  await expect(page.getByText("1 of 2 done").first()).toBeVisible();
  await page.getByRole("link", { name: "See the tasks" }).click();
  await expect(row(page, "A novel")).toBeVisible();
});
