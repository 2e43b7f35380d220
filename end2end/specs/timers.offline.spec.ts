// The timer without a network: started, looked at after a reload, stopped, and counted once afterwards.
import { row } from "../fixtures/app.js";
import { expectSynced, expectWaiting } from "../fixtures/device.js";
import { dayFrom, expect, expectStarted, test } from "../fixtures/index.js";
import { expectReadyForOffline, intercept, loseAnswer } from "../fixtures/network.js";

test.beforeEach(({ guard }) => guard.allowFailedRequests());

const START = "Start the timer of Sit";
const STOP = "Stop the timer of Sit";

test("a timer is started and stopped without a network and counts once", async ({ page, open, person, context }) => {
  const habit = await person.rest.createHabit({ name: "Sit", kind: "measure", target: "20", unit: "sec" });
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await expectReadyForOffline(page);
  await context.setOffline(true);
  await page.getByRole("button", { name: START }).click();
  await expect(page.getByRole("button", { name: STOP })).toBeVisible();
  await page.reload();
  await expectStarted(page);
  await expect(row(page, "Sit").getByRole("timer")).toHaveText(/^0:(0[2-9]|[1-5]\d)$/);
  await page.getByRole("button", { name: STOP }).click();
  await expect(page.getByRole("button", { name: START })).toBeVisible();
  await expectWaiting(page, person.rest.userId, 2);
  const shown = /(\d+) of 20/.exec(await row(page, "Sit").innerText())?.[1] ?? "";
  expect(Number(shown)).toBeGreaterThanOrEqual(2);

  // The answer gets lost, so the same operations are sent again.
  const stop = await intercept(context, loseAnswer);
  await context.setOffline(false);
  await expect.poll(async () => (await person.rest.entry(habit.id, dayFrom(0)))?.value ?? null).toBe(shown);
  await stop();
  // An app that is opened again does not wait as long as one that has just failed.
  await page.reload();
  await expectStarted(page);
  await expectWaiting(page, person.rest.userId, 0);
  expect((await person.rest.entry(habit.id, dayFrom(0)))?.value).toBe(shown);
  expect(await person.rest.timer(habit.id)).toBe(null);
});

test("two devices that knew nothing of each other stop one timer once", async ({ page, open, person, context, device }) => {
  const habit = await person.rest.createHabit({ name: "Sit", kind: "measure", target: "20", unit: "min" });
  const { day } = await person.rest.startTimer(habit.id, 25);
  const other = await device(person);
  const phone = await other.newPage();
  for (const each of [page, phone]) {
    await open("/app", each);
    await expectSynced(each, person.rest.userId);
  }
  await context.setOffline(true);
  await other.setOffline(true);
  for (const each of [page, phone]) {
    await each.getByRole("button", { name: STOP }).click();
    await expect(each.getByRole("button", { name: START })).toBeVisible();
  }
  await context.setOffline(false);
  await other.setOffline(false);
  for (const each of [page, phone]) await expectWaiting(each, person.rest.userId, 0);
  const value = Number((await person.rest.entry(habit.id, day))?.value);
  expect(value).toBeGreaterThanOrEqual(25);
  expect(value).toBeLessThan(30);
});
