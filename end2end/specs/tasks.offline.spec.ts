// Tasks in the tunnel: what comes next shows at once, two devices do not get in each other's way, and nothing counts twice.
import { mark, row, undo } from "../fixtures/app.js";
import { expectSynced, expectWaiting } from "../fixtures/device.js";
import { dayFrom, expect, expectStarted, test, type Open, type Person } from "../fixtures/index.js";
import { expectReadyForOffline, intercept, loseAnswer } from "../fixtures/network.js";
import type { Task } from "../fixtures/rest.js";
import type { Page } from "@playwright/test";

test.beforeEach(({ guard }) => guard.allowFailedRequests());

const PLANTS = "Water the plants";
/** What its row says of the next day; the menu of the row has the word as well. */
const TOMORROW = "Tomorrow · Repeats";

/** A task of every day that is due today, on an open and synced inbox. */
async function plants(page: Page, open: Open, person: Person, habitId?: string): Promise<Task> {
  const task = { title: PLANTS, due: { day: dayFrom(0) }, repeat: "FREQ=DAILY" };
  const made = await person.rest.createTask(habitId === undefined ? task : { ...task, habit_id: habitId });
  await inbox(page, open, person);
  return made;
}

async function inbox(page: Page, open: Open, person: Person): Promise<void> {
  await open("/app/tasks/inbox", page);
  await expectSynced(page, person.rest.userId);
  await expectReadyForOffline(page);
}

async function finish(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: `Done: ${title}`, exact: true }).click();
}

/** The ids and the days of what the server knows. */
async function known(person: Person, state: "open" | "done"): Promise<string[]> {
  return (await person.rest.tasks(state)).map(({ id, due }) => `task-${id} ${due?.day ?? ""}`);
}

function days(lines: string[]): string[] {
  return lines.map((line) => line.split(" ")[1] ?? "").sort();
}

test("what is done without a network shows its next occurrence, which the server's takes over", async ({
  page,
  open,
  person,
  context,
}) => {
  const user = person.rest.userId;
  const first = await plants(page, open, person);
  await context.setOffline(true);
  await finish(page, PLANTS);
  await expect(row(page, PLANTS)).toContainText(TOMORROW);
  await expect(mark(page, PLANTS)).toBeVisible();
  const shown = await row(page, PLANTS).getAttribute("id");
  expect(shown).not.toBe(`task-${first.id}`);
  // A browser that is closed and opened again knows no more than what is stored.
  await page.reload();
  await expectStarted(page);
  await expect(page.locator("html")).toHaveAttribute("data-start", "shell");
  await expect(row(page, PLANTS)).toHaveAttribute("id", shown ?? "");
  await expectWaiting(page, user, 1);
  expect(await known(person, "open")).toEqual([`task-${first.id} ${dayFrom(0)}`]);

  await context.setOffline(false);
  await expectWaiting(page, user, 0);
  await expect(mark(page, PLANTS)).toHaveCount(0);
  await expect(row(page, PLANTS)).toHaveAttribute("id", shown ?? "");
  expect(await known(person, "open")).toEqual([`${shown} ${dayFrom(1)}`]);
  expect((await person.rest.task(first.id)).completed_on).toBe(dayFrom(0));
});

test("what is done to an occurrence that the server has not heard of finds it", async ({ page, open, person, context }) => {
  await plants(page, open, person);
  await context.setOffline(true);
  await finish(page, PLANTS);
  await expect(row(page, PLANTS)).toContainText(TOMORROW);
  await finish(page, PLANTS);
  await expect(row(page, PLANTS)).not.toContainText(TOMORROW);
  const shown = await row(page, PLANTS).getAttribute("id");
  await context.setOffline(false);
  await expectWaiting(page, person.rest.userId, 0);
  expect(await known(person, "open")).toEqual([`${shown} ${dayFrom(2)}`]);
  expect(days(await known(person, "done"))).toEqual([dayFrom(0), dayFrom(1)]);
  await expect(page.getByText("Something was not accepted")).toHaveCount(0);
});

test("taking it back takes the next occurrence and the day of the habit with it", async ({ page, open, person, context }) => {
  const habit = await person.rest.createHabit({ name: "Garden" });
  const first = await plants(page, open, person, habit.id);
  await context.setOffline(true);
  await finish(page, PLANTS);
  await expect(row(page, PLANTS)).toContainText(TOMORROW);
  await undo(page, "Done.");
  await expect(row(page, PLANTS)).toHaveAttribute("id", `task-${first.id}`);
  await expect(row(page, PLANTS)).toHaveCount(1);
  await expectWaiting(page, person.rest.userId, 2);
  await context.setOffline(false);
  await expectWaiting(page, person.rest.userId, 0);
  expect(await known(person, "open")).toEqual([`task-${first.id} ${dayFrom(0)}`]);
  expect((await person.rest.entry(habit.id, dayFrom(0)))?.status ?? null).toBe(null);
});

test("a task that is done checks its habit in, once", async ({ page, open, person, context }) => {
  const habit = await person.rest.createHabit({ name: "Garden" });
  await plants(page, open, person, habit.id);
  await context.setOffline(true);
  await finish(page, PLANTS);
  await expect(mark(page, PLANTS)).toBeVisible();
  await open("/app");
  await expect(mark(page, "Garden")).toBeVisible();
  await context.setOffline(false);
  await expectWaiting(page, person.rest.userId, 0);
  await expect(mark(page, "Garden")).toHaveCount(0);
  expect(await person.rest.entries(habit.id)).toMatchObject([{ day: dayFrom(0), status: "done" }]);
});

test("an app that is killed between sending and the answer does a task once", async ({ page, open, person, context }) => {
  await plants(page, open, person);
  const stop = await intercept(context, loseAnswer);
  await finish(page, PLANTS);
  await expect(mark(page, PLANTS)).toBeVisible();
  await expect.poll(() => known(person, "done")).toHaveLength(1);
  await page.close();
  await stop();
  const reopened = await context.newPage();
  await open("/app/tasks/inbox", reopened);
  await expectWaiting(reopened, person.rest.userId, 0);
  await expect(mark(reopened, PLANTS)).toHaveCount(0);
  await expect(row(reopened, PLANTS)).toHaveCount(1);
  expect(await known(person, "done")).toHaveLength(1);
  const next = await known(person, "open");
  expect(days(next)).toEqual([dayFrom(1)]);
  await expect(row(reopened, PLANTS)).toHaveAttribute("id", next[0]?.split(" ")[0] ?? "");
});

test("two devices that do one task without a network make one next occurrence", async ({ page, open, person, context, device }) => {
  await plants(page, open, person);
  const other = await device(person);
  const phone = await other.newPage();
  await open("/app/tasks/inbox", phone);
  await expectSynced(phone, person.rest.userId);
  for (const each of [context, other]) await each.setOffline(true);
  for (const each of [page, phone]) {
    await finish(each, PLANTS);
    await expect(row(each, PLANTS)).toContainText(TOMORROW);
  }
  const shown = await row(page, PLANTS).getAttribute("id");
  await expect(row(phone, PLANTS)).toHaveAttribute("id", shown ?? "");
  for (const each of [context, other]) await each.setOffline(false);
  for (const each of [page, phone]) await expectWaiting(each, person.rest.userId, 0);
  expect(await known(person, "open")).toEqual([`${shown} ${dayFrom(1)}`]);
  expect(await known(person, "done")).toHaveLength(1);
});

/** Plans a task for this week by the menu of its row. */
async function planThisWeek(page: Page, title: string): Promise<void> {
  await row(page, title).locator("summary").click();
  await row(page, title).getByRole("button", { name: "This week", exact: true }).click();
  await expect(mark(page, title)).toBeVisible();
}

test("two devices that change different fields of one task both have their way", async ({ page, open, person, context }) => {
  const task = await person.rest.createTask({ title: "Call Ana" });
  await inbox(page, open, person);
  await context.setOffline(true);
  await planThisWeek(page, "Call Ana");
  await person.rest.replaceTask(task.id, { title: "Call Ana and Ben" });
  await context.setOffline(false);
  await expectWaiting(page, person.rest.userId, 0);
  await expect(row(page, "Call Ana and Ben")).toContainText(/Call Ana and Ben\s*This week/);
  expect(await person.rest.task(task.id)).toMatchObject({ title: "Call Ana and Ben", timeframe: "this_week" });
  await expect(page.getByText("Something was changed on another device meanwhile.")).toHaveCount(0);
});

test("of two that change the same field the later one stands, and the other is told", async ({ page, open, person, context }) => {
  const task = await person.rest.createTask({ title: "Call Ana" });
  await inbox(page, open, person);
  await context.setOffline(true);
  await planThisWeek(page, "Call Ana");
  await person.rest.replaceTask(task.id, { title: "Call Ana", timeframe: "someday" });
  await context.setOffline(false);
  await expectWaiting(page, person.rest.userId, 0);
  await expect(page.getByText("Something was changed on another device meanwhile.")).toBeVisible();
  await expect(row(page, "Call Ana")).toContainText(/Call Ana\s*Someday/);
  expect((await person.rest.task(task.id)).timeframe).toBe("someday");
});

test("Settings, Sync tells what waits by its title", async ({ page, open, person, context }) => {
  await plants(page, open, person);
  await context.setOffline(true);
  await finish(page, PLANTS);
  await expect(mark(page, PLANTS)).toBeVisible();
  await open("/app/settings/sync");
  await expect(page.getByRole("list", { name: "Waiting" })).toContainText(`${PLANTS} done`);
});

/** What a build leaves behind that did not know tasks: it has read the feed past them and kept none. */
async function passTasksOver(page: Page, userId: string): Promise<void> {
  await page.evaluate(async (name) => {
    const database = await new Promise<IDBDatabase>((done, failed) => {
      const open = indexedDB.open(name);
      open.onsuccess = () => done(open.result);
      open.onerror = () => failed(open.error);
    });
    const stores = ["meta", "tasks", "task_series"];
    const transaction = database.transaction(stores, "readwrite");
    for (const store of stores.slice(1)) transaction.objectStore(store).clear();
    const meta = transaction.objectStore("meta");
    const rows = meta.getAll();
    rows.onsuccess = () => {
      for (const row of rows.result as Record<string, unknown>[]) {
        delete row.entities;
        meta.put(row);
      }
    };
    await new Promise((done) => {
      transaction.oncomplete = done;
    });
    database.close();
  }, `wellspring-${userId}`);
}

test("a device whose older build has passed tasks over reads them with the new one", async ({
  page,
  open,
  person,
  context,
  server,
}) => {
  const first = await plants(page, open, person);
  // Outside of the app, so that nothing of it writes meanwhile.
  await page.goto(`${server.url}/features`);
  await passTasksOver(page, person.rest.userId);
  await inbox(page, open, person);
  await context.setOffline(true);
  await page.reload();
  await expectStarted(page);
  await expect(page.locator("html")).toHaveAttribute("data-start", "shell");
  await expect(row(page, PLANTS)).toHaveAttribute("id", `task-${first.id}`);
});
