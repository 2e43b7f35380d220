// The app comes in parts: what was never opened opens without a network, and a part that does not come costs no page.
import { expectSynced } from "../fixtures/device.js";
import { expect, expectStarted, test } from "../fixtures/index.js";
import { expectReadyForOffline } from "../fixtures/network.js";

test("places that were never opened open without a network", async ({ page, open, person, context, guard }) => {
  test.slow();
  guard.allowFailedRequests();
  const habit = await person.rest.createHabit({ name: "Read" });
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await expectReadyForOffline(page);

  await context.setOffline(true);
  for (const [path, title] of [
    ["/app/grid", "Week"],
    ["/app/habits", "Habits"],
    [`/app/habits/${habit.id}`, "Read"],
    [`/app/habits/${habit.id}/figures`, "Figures"],
    ["/app/figures", "All habits in figures"],
    ["/app/identity", "Who I want to be"],
    ["/app/stacks", "Stacks"],
    ["/app/settings/sync", "Sync"],
    ["/app/settings/data", "Your data"],
  ] as const) {
    await page.goto(path);
    await expectStarted(page);
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  }
});

test("a place is fetched when its link is followed", async ({ page, open, person }) => {
  await person.rest.createHabit({ name: "Read" });
  await open("/app/more");
  await page.getByRole("link", { name: "Profile" }).click();
  await expect(page).toHaveURL(/\/app\/settings$/);
  await expect(page.getByRole("textbox", { name: "Name" })).toBeVisible();
});

test("a page whose part does not come stays as it was rendered", async ({ page, person, context, guard }) => {
  guard.allowFailedRequests();
  guard.allow(/wasm|WebAssembly/i);
  await person.rest.createHabit({ name: "Read" });
  await context.route("**/split_habits.wasm", (route) => route.fulfill({ status: 404, body: "" }));
  await page.goto("/app/habits");
  await expect(page.locator("html")).toHaveAttribute("data-failed", "");
  await expect(page.getByRole("heading", { level: 1, name: "Habits" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Read" })).toBeVisible();
});
