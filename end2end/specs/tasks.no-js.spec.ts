// Tasks without a script: every form posts and says what it did.
import { row, told, undo } from "../fixtures/app.js";
import { dayFrom, expect, test } from "../fixtures/index.js";
import type { Locator, Page } from "@playwright/test";

const tick = (page: Page, title: string): Locator => page.getByRole("button", { name: `Done: ${title}`, exact: true });
const titles = (page: Page, name: string): Locator => page.getByRole("list", { name, exact: true }).locator(".row__title");

test("a task is made, refused, done and taken back", async ({ page, open, person }) => {
  await open("/app/tasks/new");
  await page.getByLabel("What there is to do").fill("Call Ana");
  await page.getByLabel("Time, if it matters").fill("15:00");
  await page.getByRole("button", { name: "Add task" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("What there is to do")).toHaveValue("Call Ana");
  await page.getByLabel("Due day").fill(dayFrom(0));
  await page.getByLabel("Comes again").selectOption({ label: "Every day" });
  await page.getByRole("button", { name: "Add task" }).click();
  await expect(told(page, "Task added.")).toBeVisible();
  await expect(page.getByText("Every day", { exact: true })).toBeVisible();
  await open("/app");
  await tick(page, "Call Ana").click();
  await expect(told(page, "Done.")).toBeVisible();
  expect((await person.rest.tasks("open")).map((task) => task.due?.day)).toEqual([dayFrom(1)]);
  await undo(page, "Done.");
  await expect(told(page, "Taken back.")).toBeVisible();
  expect((await person.rest.tasks("open")).map((task) => task.due?.day)).toEqual([dayFrom(0)]);
});

test("a task is added, moved, planned and deleted from its list", async ({ page, open, person }) => {
  await open("/app/tasks/inbox");
  for (const title of ["One", "Two"]) {
    await page.getByRole("textbox", { name: "Add a task to the inbox" }).fill(title);
    await page.getByRole("button", { name: "Add a task to the inbox" }).click();
    await expect(told(page, "Task added.")).toBeVisible();
  }
  await open("/app/tasks/inbox?arrange=true");
  await page.getByRole("button", { name: "Move Two up" }).click();
  await expect(told(page, "Moved.")).toBeVisible();
  await expect(titles(page, "Tasks of the inbox")).toHaveText(["Two", "One"]);
  await open("/app/tasks/inbox");
  await row(page, "One").locator("summary").click();
  await row(page, "One").getByRole("button", { name: "Tomorrow" }).click();
  await expect(told(page, "Planned.")).toBeVisible();
  await expect(row(page, "One")).toContainText("Tomorrow");
  await undo(page, "Planned.");
  expect((await person.rest.tasks("open")).every((task) => task.due === null)).toBe(true);
  await row(page, "Two").locator("summary").click();
  await row(page, "Two").getByRole("link", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(told(page, "Deleted.")).toBeVisible();
  await undo(page, "Deleted.");
  expect((await person.rest.tasks("open")).map((task) => task.title).sort()).toEqual(["One", "Two"]);
});

test("a task with open parts is asked about, and lines are ticked", async ({ page, open, person }) => {
  const task = await person.rest.createTask({ title: "Paint the fence", checklist: [{ text: "Brush" }] });
  await person.rest.createTask({ title: "Buy paint", parent_id: task.id });
  await open(`/app/tasks/${task.id}`);
  await tick(page, "Brush").click();
  await expect(page.getByRole("button", { name: "Open Brush again" })).toBeVisible();
  await page.getByRole("textbox", { name: "Add a line" }).fill("Ladder");
  await page.getByRole("button", { name: "Add this line" }).click();
  await expect(titles(page, "Checklist")).toHaveText(["Brush", "Ladder"]);
  await tick(page, "Paint the fence").click();
  await expect(page.getByText("One part of it is still open.")).toBeVisible();
  await page.getByRole("button", { name: "All of it is done" }).click();
  await expect(told(page, "Done.")).toBeVisible();
  expect(await person.rest.tasks("open")).toEqual([]);
});

test("several are planned at once, and taken back at once", async ({ page, open, person }) => {
  for (const title of ["One", "Two", "Three"]) await person.rest.createTask({ title });
  await open("/app/tasks/inbox?choose=true");
  for (const title of ["One", "Three"]) await page.getByRole("checkbox", { name: `Choose ${title}` }).check();
  await page.getByRole("button", { name: "Someday" }).click();
  await expect(told(page, "Planned.")).toBeVisible();
  const planned = async (): Promise<number> =>
    (await person.rest.tasks("open")).filter((task) => task.timeframe === "someday").length;
  expect(await planned()).toBe(2);
  await undo(page, "Planned.");
  expect(await planned()).toBe(0);
});

test("a part that is chosen with its whole is deleted with it, and comes back", async ({ page, open, person }) => {
  const whole = await person.rest.createTask({ title: "Paint the fence" });
  await person.rest.createTask({ title: "Buy paint", parent_id: whole.id });
  await open("/app/tasks/inbox?choose=true");
  for (const title of ["Paint the fence", "Buy paint"]) await page.getByRole("checkbox", { name: `Choose ${title}` }).check();
  await page.getByRole("form", { name: "With the chosen tasks" }).getByRole("button", { name: "Delete" }).click();
  expect(await person.rest.tasks("open")).toEqual([]);
  await undo(page, "Deleted. It stays in the trash for 30 days.");
  expect((await person.rest.tasks("open")).map((task) => task.title).sort()).toEqual(["Buy paint", "Paint the fence"]);
});

test("what was left over is planned again", async ({ page, open, person }) => {
  await person.rest.createTask({ title: "Since yesterday", due: { day: dayFrom(-1) } });
  await open("/app");
  await page.getByRole("form", { name: "Plan again" }).getByRole("button", { name: "This week" }).click();
  await expect(told(page, "Planned.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "From earlier" })).toHaveCount(0);
  await undo(page, "Planned.");
  await expect(page.getByRole("heading", { name: "From earlier" })).toBeVisible();
});

test("projects, sections, labels and filters are made and changed", async ({ page, open, person }) => {
  await open("/app/tasks/projects");
  await page.getByLabel("Name", { exact: true }).fill("Garden");
  await page.getByRole("button", { name: "Make project" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Garden" })).toBeVisible();
  const project = (await person.rest.projects())[0];
  await open(`/app/tasks/projects/${project?.id ?? ""}?section=new`);
  await page.getByLabel("Name", { exact: true }).fill("Hedge");
  await page.getByRole("button", { name: "Add section" }).click();
  await page.getByRole("textbox", { name: "Add a task to Hedge" }).fill("Cut it");
  await page.getByRole("button", { name: "Add a task to Hedge" }).click();
  await expect(page.getByRole("list", { name: "Hedge" })).toContainText("Cut it");
  await open(`/app/tasks/projects/${project?.id ?? ""}?ask=archive`);
  await page.getByRole("button", { name: "Put it away" }).click();
  await expect(page.getByText("Put away", { exact: true })).toBeVisible();
  await open("/app/tasks/labels");
  await page.getByLabel("Name", { exact: true }).fill("outside");
  await page.getByRole("button", { name: "Add label" }).click();
  await expect(told(page, "Saved.")).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("Outside");
  await page.getByRole("button", { name: "Add label" }).click();
  await expect(page.getByText("You have one of this name already.").first()).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Outside");
  await open("/app/tasks/filters?f=search:%20cut");
  await expect(titles(page, "Found tasks")).toHaveText(["Cut it"]);
  await page.locator("summary").filter({ hasText: "Keep this filter" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Cutting");
  await page.getByRole("button", { name: "Keep it" }).click();
  await expect(page.getByRole("list", { name: "Kept filters" })).toContainText("Cutting");
});
