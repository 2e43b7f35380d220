// Between the press and the server lies a network that does everything it should not. Each press counts once.
import { mark, row, tick, told } from "../fixtures/app.js";
import { expectForgotten, expectSynced, expectWaiting } from "../fixtures/device.js";
import { dayFrom, expect, expectStarted, makePerson, signInContext, test } from "../fixtures/index.js";
import { captivePortal, intercept, loseAnswer, loseRequest, unavailable } from "../fixtures/network.js";
import { glasses, water } from "../fixtures/water.js";

test.beforeEach(({ guard }) => guard.allowFailedRequests());

test("an app that is killed between sending and the answer counts once", async ({ page, open, person, context }) => {
  const habit = await water(page, open, person);
  const stop = await intercept(context, loseAnswer);
  await tick(page, "Water").click();
  await expect(mark(page, "Water")).toBeVisible();
  await expect.poll(() => glasses(person, habit)).toBe("1");
  await page.close();
  await stop();
  const reopened = await context.newPage();
  await open("/app", reopened);
  await expectWaiting(reopened, person.rest.userId, 0);
  await expect(row(reopened, "Water")).toContainText("1 of 8 glasses");
  await expect(mark(reopened, "Water")).toHaveCount(0);
  expect(await glasses(person, habit)).toBe("1");
});

test("a lost answer is asked for again without losing or doubling anything", async ({ page, open, person, context }) => {
  const habit = await water(page, open, person);
  let lost = 0;
  await intercept(context, async (route) => {
    if (lost < 1) {
      lost += 1;
      await loseAnswer(route);
    } else {
      await route.continue();
    }
  });
  await tick(page, "Water").click();
  await tick(page, "Water").click();
  await expectWaiting(page, person.rest.userId, 0);
  expect(lost).toBe(1);
  expect(await glasses(person, habit)).toBe("2");
  await expect(row(page, "Water")).toContainText("2 of 8 glasses");
});

test("a captive portal's page is not taken for an answer", async ({ page, open, person, context }) => {
  const habit = await water(page, open, person);
  const asked = page.waitForRequest("**/api/v1/sync/ops");
  const stop = await intercept(context, captivePortal);
  await tick(page, "Water").click();
  await asked;
  await expect(mark(page, "Water")).toBeVisible();
  await expectWaiting(page, person.rest.userId, 1);
  expect(await glasses(person, habit)).toBe(null);
  await stop();
  await expectWaiting(page, person.rest.userId, 0);
  expect(await glasses(person, habit)).toBe("1");
});

test("a busy server is tried again by itself", async ({ page, open, person, context, guard }) => {
  guard.allowServerFaults();
  const habit = await water(page, open, person);
  let refused = 0;
  await intercept(context, async (route) => {
    refused += 1;
    await (refused <= 1 ? unavailable(route) : route.continue());
  });
  await tick(page, "Water").click();
  await expect(mark(page, "Water")).toBeVisible();
  await expectWaiting(page, person.rest.userId, 0);
  await expect(mark(page, "Water")).toHaveCount(0);
  expect(refused).toBe(2);
  expect(await glasses(person, habit)).toBe("1");
});

test("a session that ends while sending holds the queue and says so", async ({ page, open, person, context, server }) => {
  const habit = await water(page, open, person);
  await intercept(context, async (route) => {
    await person.rest.endBrowsers();
    await route.continue();
  });
  await tick(page, "Water").click();
  const banner = page.getByText("You are signed out. What you do is kept on this device.");
  await expect(banner).toBeVisible();
  await tick(page, "Water").click();
  await expect(row(page, "Water")).toContainText("2 of 8 glasses");
  await expectWaiting(page, person.rest.userId, 2);
  expect(await glasses(person, habit)).toBe(null);

  await context.unrouteAll();
  await page.getByRole("link", { name: "Sign in again" }).click();
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(`${server.url}/app`);
  await expectWaiting(page, person.rest.userId, 0);
  expect(await glasses(person, habit)).toBe("2");
});

test("two tabs that were offline send each press once", async ({ page, open, person, context }) => {
  const habit = await water(page, open, person);
  const other = await context.newPage();
  await open("/app", other);
  await expectSynced(other, person.rest.userId);
  await context.setOffline(true);
  await tick(page, "Water").click();
  await expect(row(other, "Water")).toContainText("1 of 8 glasses");
  await tick(other, "Water").click();
  await expect(row(page, "Water")).toContainText("2 of 8 glasses");
  await context.setOffline(false);
  await expectWaiting(page, person.rest.userId, 0);
  for (const tab of [page, other]) await expect(row(tab, "Water")).toContainText("2 of 8 glasses");
  expect(await glasses(person, habit)).toBe("2");
});

test("what another device did meanwhile adds up", async ({ page, open, person, context, device }) => {
  const habit = await water(page, open, person);
  await context.setOffline(true);
  await tick(page, "Water").click();
  const phone = await (await device(person)).newPage();
  await open("/app", phone);
  await expectSynced(phone, person.rest.userId);
  await tick(phone, "Water").click();
  await tick(phone, "Water").click();
  await expect.poll(() => glasses(person, habit)).toBe("2");
  await context.setOffline(false);
  await expect.poll(() => glasses(person, habit)).toBe("3");
  for (const screen of [page, phone]) await expect(row(screen, "Water")).toContainText("3 of 8 glasses");
});

test("a change that lost against a later one elsewhere is told on every page until it is read", async ({
  page,
  open,
  person,
  context,
}) => {
  const habit = await water(page, open, person);
  await context.setOffline(true);
  await row(page, "Water").locator("summary").click();
  await row(page, "Water").getByRole("button", { name: "Skip this day" }).click();
  await expect(mark(page, "Water")).toBeVisible();
  await person.rest.setEntry(habit.id, dayFrom(0), { status: "done" });
  await context.setOffline(false);
  await expectWaiting(page, person.rest.userId, 0);
  const word = page.getByText("Something was changed on another device meanwhile.");
  await expect(word).toBeVisible();
  await expect(tick(page, "Water")).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("link", { name: "More", exact: true }).first().click();
  await expect(word).toBeVisible();
  await page.getByRole("button", { name: "All right" }).click();
  await expect(word).toBeHidden();
  await expect(page.locator("#main")).toBeFocused();
});

test("a check-in on a habit that was deleted elsewhere is told", async ({ page, open, person, context }) => {
  const habit = await water(page, open, person);
  await context.setOffline(true);
  await tick(page, "Water").click();
  await person.rest.deleteHabit(habit.id);
  await context.setOffline(false);
  await expectWaiting(page, person.rest.userId, 0);
  await expect(row(page, "Water")).toHaveCount(0);
});

test("what the server refuses is kept, told, and can be discarded", async ({ page, open, person, context }) => {
  await water(page, open, person);
  await intercept(context, async (route) => {
    const { ops } = route.request().postDataJSON() as { ops: { op_id: string }[] };
    const results = ops.map(({ op_id }) => ({ op_id, status: "conflict", code: "over_limit" }));
    const body = { wellspring: 1, results, server_time: new Date().toISOString(), user_id: person.rest.userId };
    await route.fulfill({ json: body });
  });
  await tick(page, "Water").click();
  await page.getByRole("link", { name: "Look at it" }).click();
  const refused = page.getByRole("list", { name: "Not accepted" });
  await expect(refused).toContainText("Amount added to Water");
  await expect(refused).toContainText("You have reached the limit for this.");
  await context.unrouteAll();
  await refused.getByRole("button", { name: "Discard" }).click();
  await expect(page.getByRole("heading", { name: "Everything is sent" })).toBeVisible();
});

test("signing out with work that waits asks what to do, and keeping it keeps it", async ({ page, open, person, context, server }) => {
  test.slow();
  await person.rest.createTask({ title: "Call Ana" });
  const habit = await water(page, open, person);
  const stop = await intercept(context, loseRequest);
  await tick(page, "Water").click();
  await expect(mark(page, "Water")).toBeVisible();
  await page.getByRole("link", { name: "More", exact: true }).first().click();
  await page.getByRole("button", { name: "Sign out" }).click();
  const dialog = page.getByRole("dialog", { name: "Sign out with changes waiting" });
  await expect(dialog).toContainText("One change is only on this device so far.");
  await dialog.getByRole("button", { name: "Stay signed in" }).click();
  await expect(dialog).toBeHidden();

  await page.getByRole("button", { name: "Sign out" }).click();
  await dialog.getByRole("button", { name: "Sign out, keep them on this device" }).click();
  await expect(page).toHaveURL(`${server.url}/signed-out`);
  await expectForgotten(page, person.rest.userId);
  expect(await glasses(person, habit)).toBe(null);
  await stop();
  await open("/sign-in");
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(row(page, "Water")).toContainText("1 of 8 glasses");
  await expect.poll(() => glasses(person, habit)).toBe("1");
});

test("signing out can take the work along as a file and leave nothing behind", async ({ page, open, person, context, server }) => {
  const habit = await water(page, open, person);
  await intercept(context, loseRequest);
  await tick(page, "Water").click();
  await expect(mark(page, "Water")).toBeVisible();
  await page.getByRole("link", { name: "More", exact: true }).first().click();
  await page.getByRole("button", { name: "Sign out" }).click();
  const file = page.waitForEvent("download");
  await page.getByRole("button", { name: "Sign out, save a file and remove them" }).click();
  const stream = await (await file).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const saved = JSON.parse(Buffer.concat(chunks).toString()) as { waiting: { kind: string; entity_id: string }[] };
  expect(saved.waiting).toMatchObject([{ kind: "entry.increment", entity_id: habit.id }]);
  await expect(page).toHaveURL(`${server.url}/signed-out`);
  const left = await page.evaluate(async () => (await indexedDB.databases()).map((database) => database.name));
  expect(left).not.toContain(`wellspring-${person.rest.userId}`);
});

test("another tab stores nothing of a person who is signing out", async ({ page, open, person, context, server }) => {
  await water(page, open, person);
  const other = await context.newPage();
  await open("/app", other);
  await expectSynced(other, person.rest.userId);
  await page.getByRole("link", { name: "More", exact: true }).first().click();
  // The other tab hears of it, and asks who is here, while the session still lives.
  await page.route("**/sign-out", async (route) => {
    await new Promise((done) => setTimeout(done, 2_000));
    await route.continue();
  });
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(`${server.url}/signed-out`);
  await expect(other.getByText("You are signed out.").first()).toBeVisible();
  const asked = other.waitForResponse((response) => response.url().endsWith("/api/v1/me") && response.status() === 401);
  await other.evaluate(() => window.dispatchEvent(new Event("focus")));
  await asked;
  const left = await page.evaluate(async () => (await indexedDB.databases()).map((database) => database.name));
  expect(left).not.toContain(`wellspring-${person.rest.userId}`);
});

test("another person's work that waits is counted, never sent, and waits for its owner", async ({ page, open, person, context, server }) => {
  test.slow();
  const habit = await water(page, open, person);
  await context.setOffline(true);
  await tick(page, "Water").click();
  await expectWaiting(page, person.rest.userId, 1);
  await page.close();

  const ben = await makePerson(server, "Ben");
  await context.clearCookies();
  await signInContext(server, context, ben);
  await context.setOffline(false);
  const hers = await context.newPage();
  await open("/app/settings/sync", hers);
  await expectSynced(hers, ben.rest.userId);
  await expect(hers.getByText("1 unsent change, kept until they sign in here")).toBeVisible();
  await hers.getByRole("button", { name: "Sync now" }).click();
  await open("/app", hers);
  await expectSynced(hers, ben.rest.userId);
  await expect(hers.getByText("Water")).toHaveCount(0);
  expect(await glasses(person, habit)).toBe(null);
  expect(await ben.rest.habits()).toEqual([]);

  await context.clearCookies();
  await signInContext(server, context, person);
  await open("/app", hers);
  await expect.poll(() => glasses(person, habit)).toBe("1");
  await expect(row(hers, "Water")).toContainText("1 of 8 glasses");
});

test("a page whose session was taken over by somebody else sends nothing in their name", async ({ page, open, person, context, server }) => {
  const habit = await water(page, open, person);
  await page.getByRole("link", { name: "Habits" }).first().click();
  await page.getByRole("link", { name: "New habit" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Secret of Mara");
  const ben = await makePerson(server, "Ben");
  await context.clearCookies();
  await signInContext(server, context, ben);
  await page.getByRole("button", { name: "Make habit" }).click();
  await expect(told(page, "Somebody else is signed in here now.")).toBeVisible();
  await expectStarted(page);
  await expectSynced(page, ben.rest.userId);
  await expect(page.getByText("Secret of Mara")).toHaveCount(0);
  expect(await ben.rest.habits()).toEqual([]);
  expect((await person.rest.habits()).map((known) => known.id)).toEqual([habit.id]);
  await context.clearCookies();
  await signInContext(server, context, person);
  await open("/app");
  await expect(row(page, "Secret of Mara")).toBeVisible();
  await expect.poll(async () => (await person.rest.habits()).length).toBe(2);
});

test("signing out where somebody else came meanwhile does not sign them out", async ({ page, open, person, context, server }) => {
  await water(page, open, person);
  await page.getByRole("link", { name: "More", exact: true }).first().click();
  const ben = await makePerson(server, "Ben");
  await context.clearCookies();
  await signInContext(server, context, ben);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(told(page, "Somebody else is signed in here now.")).toBeVisible();
  await expect(page.getByText("Water")).toHaveCount(0);
  expect((await ben.rest.sessions()).some((session) => session.kind === "cookie")).toBe(true);
});
