// A new build arrives while people have the old one open: asked for, taken over once, and the old page keeps working.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { row, tick } from "../fixtures/app.js";
import { expectSynced } from "../fixtures/device.js";
import { dayFrom, expect, expectStarted, makePerson, Server, signInContext } from "../fixtures/index.js";
import { test as base } from "@playwright/test";
import { expectReadyForOffline } from "../fixtures/network.js";

// This server is restarted with another build, so that it cannot be the worker's.
const test = base.extend<{ own: Server; nextSite: string }>({
  own: async ({}, use) => {
    const server = await Server.start();
    await use(server);
    await server.stop();
  },
  nextSite: async ({ own }, use) => {
    const folder = mkdtempSync("/tmp/wellspring-e2e-site-");
    cpSync(own.site, folder, { recursive: true });
    const list = join(folder, "assets.json");
    const assets = JSON.parse(readFileSync(list, "utf8")) as { build_id: string };
    writeFileSync(list, JSON.stringify({ ...assets, build_id: "0123456789ab" }));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
});

test("a newer build is offered, waits for consent, and reloads each tab once", async ({ page, context, own, nextSite }) => {
  test.slow();
  const person = await makePerson(own);
  await signInContext(own, context, person);
  const habit = await person.rest.createHabit({ name: "Read" });
  await page.goto(`${own.url}/app`);
  await expectStarted(page);
  await expectSynced(page, person.rest.userId);
  await expectReadyForOffline(page);
  // The worker controls the page from its next load on.
  await page.reload();
  await expectStarted(page);
  await expectSynced(page, person.rest.userId);
  const build = page.locator('meta[name="build-id"]');
  const old = await build.getAttribute("content");

  await own.restart(nextSite);
  await tick(page, "Read").click();
  await expect.poll(async () => (await person.rest.entry(habit.id, dayFrom(0)))?.status, { timeout: 30_000 }).toBe("done");
  await expect(page.getByText("A newer version is ready.")).toBeVisible();
  await expect(build).toHaveAttribute("content", old ?? "");

  let loads = 0;
  page.on("load", () => (loads += 1));
  await page.getByRole("button", { name: "Use it" }).click();
  await expect(build).toHaveAttribute("content", "0123456789ab");
  await expectStarted(page);
  await expectSynced(page, person.rest.userId);
  await expect(tick(page, "Read")).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByText("A newer version is ready.")).toHaveCount(0);
  expect(loads).toBe(1);

  await context.setOffline(true);
  await page.reload();
  await expectStarted(page);
  await expect(row(page, "Read")).toBeVisible();
  await expect(build).toHaveAttribute("content", "0123456789ab");
});
