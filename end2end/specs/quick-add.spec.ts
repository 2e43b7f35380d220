// Quick add from everywhere: by its button, by a key, with what was understood as chips; and the other keys.
import { expectSynced } from "../fixtures/device.js";
import { expect, expectStarted, test } from "../fixtures/index.js";
import type { BrowserContext, Locator, Page, Route } from "@playwright/test";

const dialog = (page: Page): Locator => page.getByRole("dialog", { name: "New task" });
const line = (page: Page): Locator => dialog(page).getByRole("textbox", { name: "Task", exact: true });
const pieces = (page: Page): Locator => dialog(page).getByRole("list", { name: "Understood" }).getByRole("listitem");

test("tasks are added by words, one after the other", async ({ page, open, person }) => {
  await open("/app/habits");
  await expectSynced(page, person.rest.userId);
  await page.keyboard.press("Control+k");
  await expect(line(page)).toBeFocused();
  await page.keyboard.type("Call Ana tomorrow at 3pm p1 every week");
  await expect(pieces(page)).toHaveText(["Tomorrow", "15:00", "Priority: high", "Every week"]);
  await page.keyboard.press("Enter");
  await expect(dialog(page).getByText("Added: Call Ana")).toBeVisible();
  await expect(line(page)).toBeFocused();
  await expect(line(page)).toHaveValue("");
  await page.keyboard.type("Buy milk");
  await page.keyboard.press("Enter");
  await expect(dialog(page).getByText("Added: Buy milk")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
  await expect.poll(async () => (await person.rest.openTasks()).map((task) => task.title)).toEqual(["Call Ana", "Buy milk"]);
  const [call] = await person.rest.openTasks();
  expect(call).toMatchObject({ due: { time: "15:00" }, priority: 1, repeat: expect.stringContaining("FREQ=WEEKLY") });
});

test("a piece is clicked away and stays away", async ({ page, open, person }) => {
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await page.getByRole("link", { name: "Add a task" }).click();
  await line(page).fill("Read Sunday Times p2");
  await expect(pieces(page)).toHaveCount(2);
  await pieces(page).first().getByRole("link").click();
  await expect(line(page)).toBeFocused();
  await expect(pieces(page)).toHaveText(["Priority: medium"]);
  await line(page).press("End");
  await page.keyboard.type(" tomorrow");
  await expect(pieces(page)).toHaveText(["Priority: medium", "Tomorrow"]);
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await person.rest.openTasks()).map((task) => task.title)).toEqual(["Read Sunday Times"]);
});

test("a project of a new name is made only when that was said", async ({ page, open, person }) => {
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await page.keyboard.press("Control+k");
  await expect(line(page)).toBeFocused();
  await page.keyboard.type("Dig #Garden");
  await page.keyboard.press("Enter");
  await expect(dialog(page).getByText(/There is no project called .Garden. yet/)).toBeVisible();
  const make = dialog(page).getByRole("button", { name: "Make it and add the task" });
  await expect(make).toBeFocused();
  expect(await person.rest.projectNames()).toEqual([]);
  await make.click();
  await expect(dialog(page).getByText("Added: Dig")).toBeVisible();
  await expect.poll(() => person.rest.projectNames()).toEqual(["Garden"]);
  await expect.poll(async () => (await person.rest.openTasks())[0]?.project_id).toBeTruthy();
});

test("what was added is taken back", async ({ page, open, person }) => {
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await page.keyboard.press("Control+k");
  await expect(line(page)).toBeFocused();
  await page.keyboard.type("Buy milk");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await person.rest.openTasks()).length).toBe(1);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  await expect.poll(async () => (await person.rest.openTasks()).length).toBe(0);
});

test("single keys search and list the keys, until they are switched off", async ({ page, open, person }) => {
  await person.rest.quickAdd("Water the plants");
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  await expect(keys).toContainText("Search");
  await page.keyboard.press("Escape");
  await expect(keys).toBeHidden();
  await page.keyboard.press("/");
  await expect(page).toHaveURL(/\/app\/search$/);
  await page.getByRole("searchbox", { name: "Words" }).fill("plants water");
  await expect(page.getByRole("list", { name: "Tasks" }).getByRole("link")).toHaveText(["Water the plants"]);
  // In a field they are letters.
  await page.getByRole("searchbox", { name: "Words" }).press("?");
  await expect(keys).toBeHidden();

  await open("/app/settings");
  await page.getByLabel("Single keys do something").uncheck({ force: true });
  await page.getByRole("button", { name: "Save" }).click();
  await expect.poll(async () => (await person.rest.me()).shortcuts).toBe(false);
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await page.keyboard.press("?");
  await page.keyboard.press("/");
  await expect(page).toHaveURL(/\/app$/);
  await expect(keys).toBeHidden();
  await page.keyboard.press("Control+k");
  await expect(line(page)).toBeFocused();
});

test("the signs of another app are read by whoever chose them", async ({ page, open, person }) => {
  await open("/app/settings");
  await page.getByRole("radio", { name: /as in Vikunja/ }).check({ force: true });
  await page.getByRole("button", { name: "Save" }).click();
  await expect.poll(async () => (await person.rest.me()).quick_add_marks).toBe("vikunja");
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await page.keyboard.press("Control+k");
  await expect(line(page)).toBeFocused();
  await page.keyboard.type("Dig #1 *spade !4");
  await expect(pieces(page)).toHaveText(["Label: spade", "Priority: high"]);
});

test("nobody has to wait for the dialog", async ({ page, open, person }) => {
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("Call Ana n/a? tomorrow");
  await expect(line(page)).toBeFocused();
  await expect(line(page)).toHaveValue("Call Ana n/a? tomorrow");
  await page.keyboard.type(" p1");
  await expect(line(page)).toHaveValue("Call Ana n/a? tomorrow p1");
  await expect(pieces(page)).toHaveText(["Tomorrow", "Priority: high"]);
  await expect(page).toHaveURL(/\/app$/);
});

test.describe("while the dialog is fetched", () => {
  // What a service worker fetches is out of a test's reach.
  test.use({ serviceWorkers: "block" });

  const CODE = "**/split_quick.wasm";

  /** Keeps the code of the dialog back until what this gives is called. */
  async function holdBack(context: BrowserContext, answer: (route: Route) => Promise<void>): Promise<() => void> {
    let release = (): void => {};
    const released = new Promise<void>((done) => {
      release = done;
    });
    await context.route(CODE, async (route) => {
      await released;
      await answer(route);
    });
    return () => release();
  }

  test("keys are kept, and the line begins with them", async ({ page, open, person, context }) => {
    const release = await holdBack(context, (route) => route.continue());
    await open("/app");
    await expectSynced(page, person.rest.userId);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("Buy nuts / milkk");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("? p1");
    await expect(dialog(page)).toBeHidden();
    release();
    await page.keyboard.type(" tom");
    await expect(line(page)).toHaveValue("Buy nuts / milk? p1 tom");
    await expect(line(page)).toBeFocused();
    await page.keyboard.type("orrow");
    await expect(line(page)).toHaveValue("Buy nuts / milk? p1 tomorrow");
    await expect(pieces(page)).toHaveText(["Priority: high", "Tomorrow"]);
    await page.keyboard.press("Enter");
    await expect(dialog(page).getByText("Added: Buy nuts / milk?")).toBeVisible();
    // Nothing of it comes again with the next one.
    await expect(line(page)).toHaveValue("");
    await page.keyboard.press("Escape");
    await expect(dialog(page)).toBeHidden();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("Rest");
    await expect(line(page)).toHaveValue("Rest");
  });

  test("where it does not come, the page has what was typed", async ({ page, open, person, context, guard }) => {
    guard.allowFailedRequests();
    guard.allow(/wasm|WebAssembly/i);
    const release = await holdBack(context, (route) => route.fulfill({ status: 404, body: "" }));
    await open("/app");
    await expectSynced(page, person.rest.userId);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("Buy milk");
    release();
    await expect(page).toHaveURL(/\/app\/add\?line=Buy(%20|\+)milk/);
    await context.unroute(CODE);
    await page.reload();
    await expectStarted(page);
    await expect(page.getByRole("textbox", { name: "Task", exact: true })).toHaveValue("Buy milk");
  });
});
