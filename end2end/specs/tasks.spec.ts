// Tasks with the app running: lists, boards, days, lines and parts, several at once.
import { row, told, undo } from "../fixtures/app.js";
import { expectSynced } from "../fixtures/device.js";
import { dayFrom, expect, test } from "../fixtures/index.js";
import type { Locator, Page } from "@playwright/test";

/** The list of tasks of this name. */
const list = (page: Page, name: string): Locator => page.getByRole("list", { name, exact: true });
const titles = (page: Page, name: string): Locator => list(page, name).locator(".row__title");
const tick = (page: Page, title: string): Locator => page.getByRole("button", { name: `Done: ${title}`, exact: true });
const grip = (page: Page, title: string): Locator => page.getByRole("button", { name: `Move ${title}: drag it` });

/** Carries a row by its grip to a point. */
async function carry(page: Page, title: string, to: { x: number; y: number }): Promise<void> {
  const from = await grip(page, title).boundingBox();
  if (from === null) throw new Error(`${title} has no grip`);
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 12 });
  await page.mouse.up();
}

test("Tasks is a place of its own with a look at every day", async ({ page, open, person }) => {
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await page.getByRole("navigation", { name: "Places" }).first().getByRole("link", { name: "Tasks" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Upcoming" })).toBeFocused();
  for (const name of ["Inbox", "Projects", "Calendar", "Filters", "Done", "Upcoming"]) {
    await page.getByRole("navigation", { name: "Tasks" }).getByRole("link", { name, exact: true }).click();
    await expect(page.getByRole("navigation", { name: "Tasks" }).getByRole("link", { name, exact: true })).toHaveAttribute(
      "aria-current",
      "page",
    );
  }
});

test("a task is made, changed, done and opened again", async ({ page, open, person }) => {
  await open("/app/tasks/new");
  await expectSynced(page, person.rest.userId);
  await page.getByLabel("What there is to do").fill(" ");
  await page.getByRole("button", { name: "Add task" }).click();
  await expect(page.getByLabel("What there is to do")).toHaveAccessibleDescription(/Say in a few words/);
  await page.getByLabel("What there is to do").fill("Call Ana");
  await page.getByLabel("Due day").fill(dayFrom(1));
  await page.getByLabel("Time, if it matters").fill("15:00");
  await page.getByRole("radio", { name: "High" }).check({ force: true });
  await page.locator("summary").filter({ hasText: /^More$/ }).click();
  await page.getByLabel("Checklist").fill("Ask for the key\nAsk for the date");
  await page.getByLabel("New labels").fill("phone");
  await page.getByRole("button", { name: "Add task" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Call Ana" })).toBeFocused();
  await expect(page.getByText("Tomorrow 15:00")).toBeVisible();
  await expect(page.getByText("0 of 2 done").first()).toBeVisible();
  await tick(page, "Ask for the key").click();
  await expect(page.getByText("1 of 2 done").first()).toBeVisible();
  await page.getByRole("textbox", { name: "Add a line" }).fill("Say thanks");
  await page.keyboard.press("Enter");
  await expect(titles(page, "Checklist")).toHaveText(["Ask for the key", "Ask for the date", "Say thanks"]);
  await expect(page.getByRole("textbox", { name: "Add a line" })).toBeFocused();

  await page.getByRole("link", { name: "Edit", exact: true }).first().click();
  await page.getByLabel("What there is to do").fill("Call Ana and Ben");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Call Ana and Ben" })).toBeVisible();
  await tick(page, "Call Ana and Ben").click();
  await expect(told(page, "Done.")).toBeVisible();
  await undo(page, "Done.");
  await expect(tick(page, "Call Ana and Ben")).toBeVisible();
  await expect.poll(async () => (await person.rest.tasks("open"))[0]).toMatchObject({
    title: "Call Ana and Ben",
    priority: 1,
    due: { day: dayFrom(1) },
    checklist: [
      { text: "Ask for the key", done: true },
      { text: "Ask for the date", done: false },
      { text: "Say thanks", done: false },
    ],
  });
});

test("a line at the end of the inbox takes one task after the other", async ({ page, open, person }) => {
  await open("/app/tasks/inbox");
  await expectSynced(page, person.rest.userId);
  for (const title of ["Milk", "Bread", "Eggs"]) {
    await page.getByRole("textbox", { name: "Add a task to the inbox" }).fill(title);
    await page.keyboard.press("Enter");
    await expect(row(page, title)).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Add a task to the inbox" })).toHaveValue("");
  }
  await expect(titles(page, "Tasks of the inbox")).toHaveText(["Milk", "Bread", "Eggs"]);
  await expect.poll(async () => (await person.rest.tasks("open")).length).toBe(3);
});

test("the arrow keys and the pointer change the order", async ({ page, open, person }) => {
  for (const title of ["One", "Two", "Three"]) await person.rest.createTask({ title });
  await open("/app/tasks/inbox");
  await expectSynced(page, person.rest.userId);
  const shown = titles(page, "Tasks of the inbox");
  await grip(page, "Three").focus();
  await page.keyboard.press("ArrowUp");
  await expect(shown).toHaveText(["One", "Three", "Two"]);
  await expect(told(page, "Three moved up, 2 of 3.")).toHaveCount(1);
  await expect(grip(page, "Three")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(shown).toHaveText(["Three", "One", "Two"]);
  const last = await row(page, "Two").boundingBox();
  if (last === null) throw new Error("the row is not there");
  await carry(page, "Three", { x: last.x + 40, y: last.y + last.height - 4 });
  await expect(shown).toHaveText(["One", "Two", "Three"]);
  await expect(told(page, "Moved.").first()).toBeVisible();
  await expect
    .poll(async () => {
      const tasks = await person.rest.tasks("open");
      return tasks.sort((a, b) => (a.position < b.position ? -1 : 1)).map((task) => task.title);
    })
    .toEqual(["One", "Two", "Three"]);
});

test("a task goes from day to day by hand and by keyboard", async ({ page, open, person }) => {
  const task = await person.rest.createTask({ title: "Call Ana", due: { day: dayFrom(1) } });
  await open("/app/tasks");
  await expectSynced(page, person.rest.userId);
  const day = async (): Promise<string | undefined> => (await person.rest.task(task.id)).due?.day;
  await grip(page, "Call Ana").focus();
  await page.keyboard.press("ArrowRight");
  await expect(told(page, "Planned.")).toBeVisible();
  await expect.poll(day).toBe(dayFrom(2));
  await expect(page.getByRole("status").filter({ hasText: /Call Ana moved to \w+day, 1 of 1\./ })).toHaveCount(1);
  await expect(grip(page, "Call Ana")).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect.poll(day).toBe(dayFrom(1));
  await expect(told(page, "Call Ana moved to Tomorrow, 1 of 1.")).toHaveCount(1);
  const today = await page.locator(`#zone-day-${dayFrom(0)}`).boundingBox();
  if (today === null) throw new Error("today is not there");
  await carry(page, "Call Ana", { x: today.x + 40, y: today.y + 2 });
  await expect.poll(day).toBe(dayFrom(0));
  await undo(page, "Planned.");
  await expect.poll(day).toBe(dayFrom(1));
});

test("a card goes from column to column of a board", async ({ page, open, person }) => {
  const project = await person.rest.createProject("Garden", "board");
  const section = await person.rest.createSection(project.id, "Done soon");
  const task = await person.rest.createTask({ title: "Cut the hedge", project_id: project.id });
  await open(`/app/tasks/projects/${project.id}`);
  await expectSynced(page, person.rest.userId);
  const column = await page.locator(`#zone-${section.id}`).boundingBox();
  if (column === null) throw new Error("the column is not there");
  await carry(page, "Cut the hedge", { x: column.x + 60, y: column.y + 4 });
  await expect(list(page, "Done soon")).toContainText("Cut the hedge");
  await expect.poll(async () => (await person.rest.task(task.id)).section_id).toBe(section.id);
  await grip(page, "Cut the hedge").focus();
  await page.keyboard.press("ArrowLeft");
  await expect(list(page, "In no section")).toContainText("Cut the hedge");
  await expect(told(page, "Cut the hedge moved to no section, 1 of 1.")).toHaveCount(1);
  await expect.poll(async () => (await person.rest.task(task.id)).section_id).toBe(null);
});

test("several are chosen, changed once and taken back once", async ({ page, open, person }) => {
  for (const title of ["One", "Two", "Three"]) await person.rest.createTask({ title });
  await open("/app/tasks/inbox");
  await expectSynced(page, person.rest.userId);
  await page.locator("summary").filter({ hasText: "More about this list" }).click();
  await page.getByRole("link", { name: "Choose several" }).click();
  for (const title of ["One", "Three"]) await page.getByRole("checkbox", { name: `Choose ${title}` }).check();
  await page.getByRole("form", { name: "With the chosen tasks" }).getByRole("button", { name: "This week" }).click();
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  const planned = async (): Promise<(string | null)[]> => {
    const tasks = await person.rest.tasks("open");
    return ["One", "Two", "Three"].map((title) => tasks.find((task) => task.title === title)?.timeframe ?? null);
  };
  await expect.poll(planned).toEqual(["this_week", null, "this_week"]);
  await undo(page, "Planned.");
  await expect.poll(planned).toEqual([null, null, null]);
});

test("a part that is chosen with its whole goes where that goes", async ({ page, open, person }) => {
  const project = await person.rest.createProject("Garden");
  const whole = await person.rest.createTask({ title: "Paint the fence" });
  const part = await person.rest.createTask({ title: "Buy paint", parent_id: whole.id });
  const both = async (): Promise<void> => {
    for (const title of ["Paint the fence", "Buy paint"]) await page.getByRole("checkbox", { name: `Choose ${title}` }).check();
  };
  await open("/app/tasks/inbox?choose=true");
  await expectSynced(page, person.rest.userId);
  await both();
  await page.getByText("To a day or a project").click();
  await page.getByLabel("Project", { exact: true }).selectOption({ label: "Garden" });
  await page.getByRole("button", { name: "Move there" }).click();
  await expect.poll(async () => (await person.rest.task(part.id)).project_id).toBe(project.id);
  expect((await person.rest.task(part.id)).parent_id).toBe(whole.id);

  await open(`/app/tasks/projects/${project.id}?choose=true`);
  await both();
  await page.getByRole("form", { name: "With the chosen tasks" }).getByRole("button", { name: "Delete" }).click();
  await expect.poll(async () => person.rest.tasks("open")).toEqual([]);
  // Nothing of it was refused.
  await open("/app/settings/sync");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("list", { name: "Not accepted" })).toHaveCount(0);
});

test("what was left over is planned again as one, and taken back as one", async ({ page, open, person }) => {
  for (const days of [-1, -4]) await person.rest.createTask({ title: `Since ${days}`, due: { day: dayFrom(days) } });
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await expect(titles(page, "Tasks from earlier")).toHaveText(["Since -4", "Since -1"]);
  await page.getByRole("form", { name: "Plan again" }).getByRole("button", { name: "Today" }).click();
  await expect(list(page, "Tasks from earlier")).toHaveCount(0);
  await expect(titles(page, "Tasks of today")).toHaveCount(2);
  await undo(page, "Planned.");
  await expect(titles(page, "Tasks from earlier")).toHaveText(["Since -4", "Since -1"]);
});

test("what is dismissed is not suggested again, on this device either", async ({ page, open, person }) => {
  const overdue = await person.rest.createTask({ title: "Renew the passport", due: { day: dayFrom(-3) } });
  await open("/app");
  await expectSynced(page, person.rest.userId);
  // What is alive has taken the place of what was sent.
  await expect(page.locator(".today-tasks__sent")).toBeEmpty();
  await page.locator("summary").filter({ hasText: "Room for one more?" }).click();
  await page.getByRole("button", { name: `Do not suggest ${overdue.title} again` }).click();
  await expect(list(page, "Suggested tasks")).toHaveCount(0);
  await expectSynced(page, person.rest.userId);
  await open("/app");
  await expect(list(page, "Tasks from earlier")).toContainText("Renew the passport");
  await expect(page.locator("summary").filter({ hasText: "Room for one more?" })).toHaveCount(0);
});

test("a task with open parts is asked about before it is done", async ({ page, open, person }) => {
  const task = await person.rest.createTask({ title: "Paint the fence" });
  await person.rest.createTask({ title: "Buy paint", parent_id: task.id });
  await open("/app/tasks/inbox");
  await expectSynced(page, person.rest.userId);
  await tick(page, "Paint the fence").click();
  const dialog = page.getByRole("dialog", { name: "Is all of it done?" });
  await expect(dialog).toContainText("One part of it is still open.");
  await dialog.getByRole("button", { name: "All of it is done" }).click();
  await expect(page.getByText("Nothing waits here")).toBeVisible();
  await undo(page, "Saved for all of them.");
  await expect(titles(page, "Tasks of the inbox")).toHaveText(["Paint the fence", "Buy paint"]);
});

test("projects, sections and labels are made, renamed and deleted", async ({ page, open, person }) => {
  await open("/app/tasks/projects");
  await expectSynced(page, person.rest.userId);
  await page.getByLabel("Name", { exact: true }).fill("Move house");
  await page.getByRole("button", { name: "Make project" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Move house" })).toBeVisible();
  await page.getByRole("link", { name: "New section" }).last().click();
  await page.getByLabel("Name", { exact: true }).fill("Before");
  await page.getByRole("button", { name: "Add section" }).click();
  await page.getByRole("textbox", { name: "Add a task to Before" }).fill("Find a van");
  await page.keyboard.press("Enter");
  await expect(list(page, "Before")).toContainText("Find a van");
  await page.getByRole("link", { name: "As a board" }).click();
  await expect(page.locator(".board")).toBeVisible();
  await page.locator("summary").filter({ hasText: "More for Before" }).click();
  await page.getByRole("link", { name: "Delete" }).last().click();
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(list(page, "In no section")).toContainText("Find a van");
  await expect.poll(async () => (await person.rest.projects()).map((project) => project.name)).toEqual(["Move house"]);

  await open("/app/tasks/labels");
  await page.getByLabel("Name", { exact: true }).fill("phone");
  await page.getByRole("button", { name: "Add label" }).click();
  await expect(row(page, "phone")).toContainText("0 open tasks");
});

test("a filter finds, tells its mistakes and is kept", async ({ page, open, person }) => {
  await person.rest.createTask({ title: "Call Ana", due: { day: dayFrom(0) } });
  await person.rest.createTask({ title: "Buy milk" });
  await open("/app/tasks/filters?f=today%20%26%20sometimes");
  await expect(page.locator("mark")).toHaveText("sometimes");
  await page.getByRole("searchbox", { name: "Filter" }).fill("today | search: nothing");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(titles(page, "Found tasks")).toHaveText(["Call Ana"]);
  await expectSynced(page, person.rest.userId);
  await page.getByText("Keep this filter").click();
  await page.getByLabel("Name", { exact: true }).fill("My day");
  await page.getByRole("button", { name: "Keep it" }).click();
  await list(page, "Kept filters").getByRole("link", { name: "My day" }).click();
  await expect(titles(page, "Found tasks")).toHaveText(["Call Ana"]);
});

test("what was done is found again", async ({ page, open, person }) => {
  await person.rest.createTask({ title: "Pay the rent" });
  await open("/app/tasks/inbox");
  await expectSynced(page, person.rest.userId);
  await tick(page, "Pay the rent").click();
  await expect(told(page, "Done.")).toBeVisible();
  await page.getByRole("navigation", { name: "Tasks" }).getByRole("link", { name: "Done" }).click();
  await expect(row(page, "Pay the rent")).toBeVisible();
  await page.getByRole("button", { name: "Open Pay the rent again" }).click();
  await expect(page.getByText("Nothing is done yet")).toBeVisible();
});
