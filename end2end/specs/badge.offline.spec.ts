// The number on the icon of the installed app: what waits today, only when it was asked for, from the app and from the
// worker that runs without it.
import type { BrowserContext, Page, Worker } from "@playwright/test";
import { tick } from "../fixtures/app.js";
import { expectSynced } from "../fixtures/device.js";
import { dayFrom, expect, test } from "../fixtures/index.js";
import { expectReadyForOffline } from "../fixtures/network.js";

/** An installed app whose icon can be read. */
test.beforeEach(async ({ context }) => {
  await context.addInitScript(() => {
    const asked = window.matchMedia.bind(window);
    window.matchMedia = (query) => asked(query.includes("standalone") ? "all" : query);
    const show = (number: number): Promise<void> => Promise.resolve(void (document.documentElement.dataset.icon = String(number)));
    Object.assign(navigator, { setAppBadge: show, clearAppBadge: () => show(0) });
  });
});

const expectIcon = (page: Page, number: number) => expect(page.locator("html")).toHaveAttribute("data-icon", String(number));

test("nothing is shown to who did not ask", async ({ page, open, person }) => {
  await person.rest.createHabit({ name: "Read" });
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await expectIcon(page, 0);
});

test("the icon counts what waits, also without a network, and is empty when nothing does", async ({ page, open, person, context, guard }) => {
  guard.allowFailedRequests();
  for (const name of ["Read", "Run"]) await person.rest.createHabit({ name });
  await person.rest.createHabit({ name: "Smoking", kind: "quit" });
  await person.rest.wantNumberOnIcon();
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await expectIcon(page, 2);
  await tick(page, "Read").click();
  await expectIcon(page, 1);
  await context.setOffline(true);
  await tick(page, "Run").click();
  await expectIcon(page, 0);
  await tick(page, "Run").click();
  await expectIcon(page, 1);
});

interface Icon {
  shown: number | undefined;
  showOpenHabits: () => Promise<void>;
  settleOnIcon: (habit: string, day: string) => Promise<void>;
}

async function workerOf(context: BrowserContext): Promise<Worker> {
  const [worker] = context.serviceWorkers();
  if (worker === undefined) throw new Error("no service worker runs");
  await worker.evaluate(() => {
    const icon = self as unknown as Icon;
    const show = (number: number): Promise<void> => Promise.resolve(void (icon.shown = number));
    Object.assign(self.navigator, { setAppBadge: show, clearAppBadge: () => show(0) });
  });
  return worker;
}

const shown = (worker: Worker) => worker.evaluate(() => (self as unknown as Icon).shown);

test("the worker shows the same, the next day as well", async ({ page, open, person, context, server }) => {
  const read = await person.rest.createHabit({ name: "Read" });
  await person.rest.createHabit({ name: "Run" });
  await person.rest.wantNumberOnIcon();
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await expectReadyForOffline(page);
  await expectIcon(page, 2);
  const worker = await workerOf(context);

  const session = await context.newCDPSession(page);
  const known = new Promise<string>((done) => {
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      for (const { registrationId } of registrations) done(registrationId);
    });
  });
  await session.send("ServiceWorker.enable");
  const registrationId = await known;
  await session.send("ServiceWorker.dispatchSyncEvent", { origin: server.url, registrationId, tag: "any", lastChance: false });
  await expect.poll(() => shown(worker)).toBe(2);

  await worker.evaluate(
    ({ habit, day }) => {
      const icon = self as unknown as Icon;
      return icon.settleOnIcon(habit, day).then(icon.showOpenHabits);
    },
    { habit: read.id, day: dayFrom(0) },
  );
  expect(await shown(worker)).toBe(1);

  await worker.evaluate((ahead) => {
    const now = Date.now() + ahead;
    Date.now = () => now;
    return (self as unknown as Icon).showOpenHabits();
  }, 24 * 60 * 60 * 1000);
  expect(await shown(worker)).toBe(2);
});

test("signing out takes the number away", async ({ page, open, person }) => {
  await person.rest.createHabit({ name: "Read" });
  await person.rest.wantNumberOnIcon();
  await open("/app/more");
  await expectSynced(page, person.rest.userId);
  await expectIcon(page, 1);
  await page.evaluate(() => {
    const show = (number: number): Promise<void> => Promise.resolve(sessionStorage.setItem("icon", String(number)));
    Object.assign(navigator, { setAppBadge: show, clearAppBadge: () => show(0) });
  });
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/signed-out$/);
  expect(await page.evaluate(() => sessionStorage.getItem("icon"))).toBe("0");
});
