// The device lets the app down: storage wiped, storage full, no wasm, a clock that is wrong, a day that ends.
import { row, tick, told } from "../fixtures/app.js";
import { expectSynced } from "../fixtures/device.js";
import { dayFrom, expect, expectStarted, test } from "../fixtures/index.js";
import { expectReadyForOffline } from "../fixtures/network.js";
import type { Page } from "@playwright/test";

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

/** Makes the browser refuse every new operation for want of room, as it does when the disk is full. */
async function fillDevice(page: Page): Promise<void> {
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (value, key) {
      const request = key === undefined ? put.call(this, value) : put.call(this, value, key);
      if (this.name === "ops") {
        const error = new DOMException("No room is left.", "QuotaExceededError");
        Object.defineProperty(this.transaction, "error", { value: error });
        this.transaction.abort();
      }
      return request;
    };
  });
}

test("a full device sends directly and never pretends", async ({ page, open, person, context, guard }) => {
  guard.allowFailedRequests();
  const habit = await person.rest.createHabit({ name: "Read" });
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await fillDevice(page);
  await tick(page, "Read").click();
  await expect.poll(async () => (await person.rest.entry(habit.id, dayFrom(0)))?.status).toBe("done");
  await expect(told(page, "went straight to the server")).toBeVisible();
  await expect(tick(page, "Read")).toHaveAttribute("aria-pressed", "true");

  await context.setOffline(true);
  await tick(page, "Read").click();
  await expect(told(page, "This device's storage is full, so that was not saved.")).toBeVisible();
  await expect(page.getByText("on this device", { exact: true })).toHaveCount(0);
  await expect(tick(page, "Read")).toHaveAttribute("aria-pressed", "true");
});

test("a device without anything saved says so and what to do", async ({ page, open, person, context, guard }) => {
  guard.allowFailedRequests();
  await person.rest.createHabit({ name: "Read" });
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await expectReadyForOffline(page);
  const session = await context.newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", { origin: new URL(page.url()).origin, storageTypes: "indexeddb" });
  await context.setOffline(true);
  await open("/app");
  const nothing = page.getByRole("heading", { name: "No offline data on this device" });
  await expect(nothing).toBeVisible();
  await expect(page.getByText("Open Wellspring here once with a connection and signed in.")).toBeVisible();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(nothing).toBeVisible();
  await context.setOffline(false);
  await expect(row(page, "Read")).toBeVisible();
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

test("a sheet that was opened before midnight keeps its day", async ({ page, open, person }) => {
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

test("a clock that is a day ahead asks which day it is before it notes one", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Read" });
  await page.clock.install({ time: Date.now() + 24 * 3600_000 });
  await open("/app");
  await page.clock.runFor(2_000);
  const question = page.getByText("This device's clock and the server's are far apart. Is today");
  await expect(question).toContainText(`${heading(dayFrom(0))}?`);
  await expect(page.locator("h1")).toHaveText(heading(dayFrom(1)));
  await tick(page, "Read").click();
  await expect(told(page, "Say first which day it is")).toBeVisible();
  await expect(tick(page, "Read")).toHaveAttribute("aria-pressed", "false");

  await page.getByRole("button", { name: "Yes", exact: true }).click();
  await expect(question).toHaveCount(0);
  await expect(page.locator("h1")).toHaveText(heading(dayFrom(0)));
  await expect(tick(page, "Read")).toHaveAttribute("aria-pressed", "true");
  await page.clock.runFor(2_000);
  await expect.poll(async () => (await person.rest.entry(habit.id, dayFrom(0)))?.status).toBe("done");
  expect(await person.rest.entry(habit.id, dayFrom(1))).toBeUndefined();

  await open("/app");
  await page.clock.runFor(2_000);
  await expect(page.locator("h1")).toHaveText(heading(dayFrom(0)));
  await expect(question).toHaveCount(0);
});

test("whoever says that the device is right keeps its day", async ({ page, open, person }) => {
  await person.rest.createHabit({ name: "Read" });
  await page.clock.install({ time: Date.now() + 24 * 3600_000 });
  await open("/app");
  await page.clock.runFor(2_000);
  await page.getByRole("button", { name: new RegExp(`^No, it is .*${heading(dayFrom(1))}$`) }).click();
  await expect(page.getByText("are far apart")).toHaveCount(0);
  await expect(page.locator("h1")).toHaveText(heading(dayFrom(1)));
});
