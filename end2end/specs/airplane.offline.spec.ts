// Airplane mode after one visit: everything that has to work without a network, and that it counts once afterwards.
import { dayTick, mark, row, tick, undo } from "../fixtures/app.js";
import { expectSynced, expectWaiting } from "../fixtures/device.js";
import { dayFrom, expect, expectStarted, makePerson, signInContext, test } from "../fixtures/index.js";
import { expectReadyForOffline } from "../fixtures/network.js";

test.beforeEach(({ guard }) => guard.allowFailedRequests());

test("after one visit: Today, history, check in, undo, skip, note, close, reopen, online", async ({
  page,
  open,
  person,
  context,
}) => {
  test.slow();
  const user = person.rest.userId;
  const read = await person.rest.createHabit({ name: "Read", starts_on: dayFrom(-60) });
  for (let day = 1; day <= 5; day += 1) await person.rest.setEntry(read.id, dayFrom(-day), { status: "done" });
  await person.rest.setEntry(read.id, dayFrom(-50), { status: "done", note: "The long book" });
  const water = await person.rest.createHabit({ name: "Water", kind: "measure", target: "8", unit: "glasses" });
  const stretch = await person.rest.createHabit({ name: "Stretch" });
  const sing = await person.rest.createHabit({ name: "Sing" });
  await open("/app");
  await expectSynced(page, user);
  await expectReadyForOffline(page);

  await context.setOffline(true);
  await page.reload();
  await expectStarted(page);
  await expect(page.locator("html")).toHaveAttribute("data-start", "shell");
  await tick(page, "Read").click();
  await expect(tick(page, "Read")).toHaveAttribute("aria-pressed", "true");
  await expect(mark(page, "Read")).toBeVisible();
  await tick(page, "Water").click();
  await tick(page, "Water").click();
  await expect(row(page, "Water")).toContainText("2 of 8 glasses");
  await tick(page, "Sing").click();
  await expect(tick(page, "Sing")).toHaveAttribute("aria-pressed", "true");
  await undo(page, "Checked in.");
  await expect(tick(page, "Sing")).toHaveAttribute("aria-pressed", "false");
  await row(page, "Stretch").locator("summary").click();
  await row(page, "Stretch").getByRole("button", { name: "Skip this day" }).click();
  await expect(row(page, "Stretch")).toContainText("Skipped");

  await page.goto(`${page.url().split("/app")[0]}/app/habits/${read.id}?day=${dayFrom(-50)}`);
  await expectStarted(page);
  await expect(page.getByRole("heading", { level: 1, name: "Read" })).toBeVisible();
  await expect(dayTick(page)).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("textbox", { name: "Note" })).toHaveValue("The long book");
  await expect(page.getByRole("img", { name: /^Read, \d+: \d+ days with something done$/ })).toBeVisible();
  await page.getByRole("textbox", { name: "Note" }).fill("The long book, twice");
  await page.getByRole("button", { name: "Save note" }).click();
  await expectWaiting(page, user, 7);

  await page.close();
  const reopened = await context.newPage();
  await open("/app", reopened);
  await expect(tick(reopened, "Read")).toHaveAttribute("aria-pressed", "true");
  await expect(row(reopened, "Water")).toContainText("2 of 8 glasses");
  await expectWaiting(reopened, user, 7);
  expect(await person.rest.entry(read.id, dayFrom(0))).toBeUndefined();

  await context.setOffline(false);
  await expectWaiting(reopened, user, 0);
  await expect(reopened.getByText("on this device", { exact: true })).toHaveCount(0);
  expect(await person.rest.entry(read.id, dayFrom(0))).toMatchObject({ status: "done" });
  expect(await person.rest.entry(read.id, dayFrom(-50))).toMatchObject({ status: "done", note: "The long book, twice" });
  expect(await person.rest.entry(water.id, dayFrom(0))).toMatchObject({ value: "2" });
  expect(await person.rest.entry(stretch.id, dayFrom(0))).toMatchObject({ status: "skipped" });
  expect((await person.rest.entry(sing.id, dayFrom(0)))?.status ?? null).toBe(null);
});

test("a habit is made, ordered, edited and archived without a network", async ({ page, open, person, context }) => {
  const user = person.rest.userId;
  await person.rest.createHabit({ name: "Old" });
  await open("/app/habits");
  await expectSynced(page, user);
  await expectReadyForOffline(page);
  await context.setOffline(true);
  await page.getByRole("link", { name: "New habit" }).click();
  await page.getByLabel("Name", { exact: true }).fill("New");
  await page.getByRole("button", { name: "Make habit" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "New" })).toBeVisible();
  await dayTick(page).click();
  await expect(dayTick(page)).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("link", { name: "Habits" }).first().click();
  await expect(mark(page, "New")).toBeVisible();
  await page.locator("summary").filter({ hasText: "More about habits" }).click();
  await page.getByRole("link", { name: "Change the order" }).click();
  await page.getByRole("button", { name: "Move New up" }).click();
  await page.getByRole("link", { name: "Old", exact: true }).click();
  await page.getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText("Archived: it asks for nothing")).toBeVisible();

  await context.setOffline(false);
  await expectWaiting(page, user, 0);
  const habits = await person.rest.habits();
  expect(habits.map((habit) => habit.name)).toEqual(["New"]);
  expect((await person.rest.entry(habits[0]?.id ?? "", dayFrom(0)))?.status).toBe("done");
  expect((await person.rest.archived()).map((habit) => habit.name)).toEqual(["Old"]);
});

test("Settings, Sync lists what waits, and nothing afterwards", async ({ page, open, person, context }) => {
  await person.rest.createHabit({ name: "Read" });
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await expectReadyForOffline(page);
  await context.setOffline(true);
  await tick(page, "Read").click();
  await expect(mark(page, "Read")).toBeVisible();
  await open("/app/settings/sync");
  const waiting = page.getByRole("list", { name: "Waiting" });
  await expect(waiting).toContainText("Check-in of Read");
  await expect(page.getByText("No connection to the server.")).toBeVisible();
  await expect(page.getByText("1 change", { exact: true })).toBeVisible();
  const file = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save a copy of what waits" }).click();
  expect((await file).suggestedFilename()).toBe("wellspring-unsent.json");

  await context.setOffline(false);
  await page.getByRole("button", { name: "Sync now" }).click();
  await expect(page.getByRole("heading", { name: "Everything is sent" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Save a copy of what waits" })).toHaveCount(0);
});

test("pages that need the server say so, and what is typed there stays", async ({ page, open, person, context }) => {
  await open("/app/settings");
  await expectSynced(page, person.rest.userId);
  await expectReadyForOffline(page);
  await page.getByLabel("Name", { exact: true }).fill("Somebody else");
  await context.setOffline(true);
  await open("/app/settings/devices");
  await expect(page.getByRole("heading", { name: "You are offline" })).toBeVisible();
  await open("/features");
  await expect(page.getByRole("heading", { level: 1, name: "No connection" })).toBeVisible();
  await page.getByRole("link", { name: "Go to Today" }).click();
  await expectStarted(page);
  await expect(page.getByRole("heading", { name: "What would you like to do more often?" })).toBeVisible();
});

test("the shell never shows one person's habits to another", async ({ page, open, person, context, server }) => {
  test.slow();
  await person.rest.createHabit({ name: "Secret of Mara" });
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await expectReadyForOffline(page);

  const ben = await makePerson(server, "Ben");
  await ben.rest.createHabit({ name: "Habit of Ben" });
  await context.clearCookies();
  await signInContext(server, context, ben);
  await open("/app");
  await expectSynced(page, ben.rest.userId);
  await expect(row(page, "Habit of Ben")).toBeVisible();
  await context.setOffline(true);
  await page.reload();
  await expectStarted(page);
  await expect(row(page, "Habit of Ben")).toBeVisible();
  await expect(page.getByText("Secret of Mara")).toHaveCount(0);

  await context.setOffline(false);
  await open("/app/more");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are signed out");
  await context.setOffline(true);
  await open("/app");
  await expect(page.getByText(/Secret of Mara|Habit of Ben/)).toHaveCount(0);
});

test("the cached shell and the caches hold nothing of anybody", async ({ page, open, person }) => {
  await person.rest.createHabit({ name: "Secret of Mara" });
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await expectReadyForOffline(page);
  const kept = await page.evaluate(async () => {
    const found: { url: string; text: string }[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const text = (await (await cache.match(request))?.text()) ?? "";
        found.push({ url: new URL(request.url).pathname, text: text.slice(0, 20_000) });
      }
    }
    return found;
  });
  expect(kept.map((entry) => entry.url)).toContain("/app-shell");
  for (const { url, text } of kept) {
    expect(url).toMatch(/^\/(pkg\/|icons\/|app-shell$|offline\.(html|css)$|manifest)/);
    expect(text, url).not.toContain("Secret of Mara");
    expect(text, url).not.toContain(person.email);
  }
});
