// The page, the worker behind it and the build of the server: who may send, and who wakes whom.
import { mark, row, tick } from "../fixtures/app.js";
import { expectWaiting } from "../fixtures/device.js";
import { expect, test } from "../fixtures/index.js";
import { intercept } from "../fixtures/network.js";
import { glasses, water } from "../fixtures/water.js";

test.beforeEach(({ guard }) => guard.allowFailedRequests());

test("a page that is too old for the server keeps the queue until it has reloaded", async ({ page, open, person, context }) => {
  const habit = await water(page, open, person);
  let isNew = false;
  page.on("load", () => (isNew = true));
  await intercept(context, async (route) => {
    const body = '{"type":"about:blank","title":"Conflict","status":409,"code":"client_too_old"}';
    await (isNew ? route.continue() : route.fulfill({ status: 409, contentType: "application/problem+json", body }));
  });
  await tick(page, "Water").click();
  await expect(page.getByText("This page is from an older version that cannot send any more.")).toBeVisible();
  await expect(mark(page, "Water")).toBeVisible();
  await expectWaiting(page, person.rest.userId, 1);
  expect(await glasses(person, habit)).toBe(null);
  await page.getByRole("button", { name: "Reload to update" }).click();
  await expect.poll(() => glasses(person, habit)).toBe("1");
  await expect(row(page, "Water")).toContainText("1 of 8 glasses");
  await expectWaiting(page, person.rest.userId, 0);
});

test("the browser is asked to wake the worker, and the worker wakes the page", async ({ page, open, person, context, server }) => {
  await context.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    // Whether a browser grants background sync depends on its profile; what it is asked for does not.
    const register = (tag: string): Promise<void> => Promise.resolve(void heard.push(`asked ${tag}`));
    Object.defineProperty(ServiceWorkerRegistration.prototype, "sync", { get: () => ({ register }) });
  });
  const heard = (): Promise<string[]> => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  await water(page, open, person);
  await tick(page, "Water").click();
  await expect.poll(heard).toEqual(["asked wellspring-queue"]);

  const session = await context.newCDPSession(page);
  const known = new Promise<string>((done) => {
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      for (const { registrationId } of registrations) done(registrationId);
    });
  });
  await session.send("ServiceWorker.enable");
  await page.evaluate(() => {
    const { heard } = window as unknown as { heard: string[] };
    navigator.serviceWorker.addEventListener("message", (event: MessageEvent<{ type: string }>) => heard.push(event.data.type));
  });
  const registrationId = await known;
  for (const tag of ["of-something-else", "wellspring-queue"]) {
    await session.send("ServiceWorker.dispatchSyncEvent", { origin: server.url, registrationId, tag, lastChance: false });
  }
  await expect.poll(heard).toEqual(["asked wellspring-queue", "flush"]);
});
