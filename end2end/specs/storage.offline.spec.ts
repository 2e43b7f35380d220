// The device lets the app down: storage wiped, storage full, no wasm, a clock that is wrong, a day that ends.
import { row, tick } from "../fixtures/app.js";
import { expectSynced } from "../fixtures/device.js";
import { dayFrom, expect, expectStarted, test } from "../fixtures/index.js";

test("wiped storage is filled again from the server and deletes nothing there", async ({ page, open, person, context }) => {
  const habit = await person.rest.createHabit({ name: "Read" });
  await open("/app");
  await expectSynced(page, person.rest.userId);
  const session = await context.newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", { origin: new URL(page.url()).origin, storageTypes: "indexeddb,cache_storage" });
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await expect(row(page, "Read")).toBeVisible();
  await tick(page, "Read").click();
  await expect.poll(async () => (await person.rest.entry(habit.id, dayFrom(0)))?.status).toBe("done");
  expect((await person.rest.habits()).length).toBe(1);
});

test("a full device sends directly and never pretends", { tag: "@open" }, async ({ page, open, person, context, guard }) => {
  guard.allowFailedRequests();
  const habit = await person.rest.createHabit({ name: "Read" });
  await open("/app");
  await expectSynced(page, person.rest.userId);
  const session = await context.newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: new URL(page.url()).origin, quotaSize: 1 });
  await tick(page, "Read").click();
  await expect.poll(async () => (await person.rest.entry(habit.id, dayFrom(0)))?.status).toBe("done");

  await context.setOffline(true);
  await tick(page, "Read").click();
  await expect(page.getByRole("status").filter({ hasText: /full|space|storage/i })).toBeVisible();
  await expect(page.getByText("on this device", { exact: true })).toHaveCount(0);
});

test("without wasm the forms still post", async ({ page, open, person, context, guard }) => {
  guard.allowFailedRequests();
  guard.allow(/wasm|WebAssembly/i);
  const habit = await person.rest.createHabit({ name: "Read" });
  await context.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "" }));
  await page.goto("/app");
  await expect(page.locator("html")).toHaveAttribute("data-failed", "");
  await tick(page, "Read").click();
  await expect(page.getByRole("status").filter({ hasText: "Checked in." })).toBeVisible();
  expect((await person.rest.entry(habit.id, dayFrom(0)))?.status).toBe("done");
  await context.unrouteAll();
  await open("/app");
});

test("what an extension puts into the page does no harm", async ({ page, open, person, context }) => {
  const habit = await person.rest.createHabit({ name: "Read" });
  await context.addInitScript(() => {
    document.addEventListener("DOMContentLoaded", () => {
      const intruder = document.createElement("div");
      intruder.id = "intruder";
      document.body.append(intruder);
      document.documentElement.setAttribute("data-extension", "on");
    });
  });
  await open("/app");
  await tick(page, "Read").click();
  await expect.poll(async () => (await person.rest.entry(habit.id, dayFrom(0)))?.status).toBe("done");
});

/** The day and month of a day, as the heading of Today says it. */
function heading(day: string): string {
  return new Date(`${day}T12:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });
}

/** Milliseconds from now to a minute after the next midnight in Berlin. */
function untilTomorrow(): number {
  const [hours, minutes, seconds] = new Date()
    .toLocaleTimeString("en-GB", { timeZone: "Europe/Berlin" })
    .split(":")
    .map(Number);
  return (24 * 3600 - ((hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)) + 60) * 1000;
}

test("midnight passes while the page is open, and Today becomes the next day", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Read" });
  await page.clock.install();
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading(dayFrom(0)));
  await tick(page, "Read").click();
  await expect(tick(page, "Read")).toHaveAttribute("aria-pressed", "true");
  await page.clock.runFor(1_000);
  await expect.poll(async () => (await person.rest.entry(habit.id, dayFrom(0)))?.status).toBe("done");
  await page.clock.fastForward(untilTomorrow());
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading(dayFrom(1)));
  await expect(tick(page, "Read")).toHaveAttribute("aria-pressed", "false");
  await page.getByRole("link", { name: "Previous day" }).click();
  await expect(tick(page, "Read")).toHaveAttribute("aria-pressed", "true");
});

test("a sheet that was opened before midnight keeps its day", { tag: "@open" }, async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Read" });
  await page.clock.install();
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await row(page, "Read").locator("summary").click();
  await row(page, "Read").getByRole("link", { name: "Amount or note" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("textbox", { name: "Note" }).fill("Just before midnight");
  await page.clock.fastForward(untilTomorrow());
  await expect(page.locator("h1")).toHaveText(heading(dayFrom(1)));
  await sheet.getByRole("button", { name: "Save note" }).click();
  await page.clock.runFor(2_000);
  await expect.poll(async () => (await person.rest.entry(habit.id, dayFrom(0)))?.note).toBe("Just before midnight");
});

test("a clock that is two hours ahead is told and corrected", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Read" });
  await page.clock.install({ time: Date.now() + 2 * 3600_000 });
  await open("/app");
  await expectStarted(page);
  await expect(tick(page, "Read")).toBeVisible();
  await page.clock.runFor(2_000);
  await open("/app/settings/sync");
  await page.clock.runFor(2_000);
  await expect(page.getByText("This device's clock is off.")).toBeVisible();
  const op = page.waitForRequest("**/api/v1/sync/ops");
  await open(`/app/habits/${habit.id}?day=${dayFrom(0)}`);
  await page.clock.runFor(2_000);
  await page.locator("#tick-day").click();
  await page.clock.runFor(2_000);
  const { ops } = (await op).postDataJSON() as { ops: { client_time: string }[] };
  expect(Math.abs(Date.parse(ops[0]?.client_time ?? "") - Date.now())).toBeLessThan(60_000);
});
