// What a device can show of figures by itself: all but the time of day, and what was done a moment ago is in them.
import { tick } from "../fixtures/app.js";
import { expectSynced } from "../fixtures/device.js";
import { dayFrom, expect, expectStarted, test } from "../fixtures/index.js";
import { expectReadyForOffline } from "../fixtures/network.js";

test.beforeEach(({ guard }) => guard.allowFailedRequests());

test("figures open without a network and hold what was just done", async ({ page, open, person, context }) => {
  test.slow();
  const habit = await person.rest.createHabit({ name: "Read", starts_on: dayFrom(-20) });
  for (let day = 1; day <= 6; day += 1) await person.rest.setEntry(habit.id, dayFrom(-day), { status: "done" });
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await expectReadyForOffline(page);

  await context.setOffline(true);
  await page.goto(`/app/habits/${habit.id}/figures`);
  await expectStarted(page);
  const streak = page.locator(".stat").filter({ hasText: "Streak" });
  await expect(streak).toContainText("6 days");
  await expect(page.getByText("The time of day is kept on the server. It shows here when you are connected.")).toBeVisible();
  await page.goto("/app");
  await expectStarted(page);
  await tick(page, "Read").click();
  await expect(tick(page, "Read")).toHaveAttribute("aria-pressed", "true");
  await page.goto(`/app/habits/${habit.id}/figures`);
  await expectStarted(page);
  await expect(streak).toContainText("7 days");
  await page.getByRole("link", { name: "Months" }).press("Enter");
  await expect(page.getByText(/^This month: \d+ days? of \d+ days\.$/)).toBeVisible();

  await page.goto("/app/figures");
  await expectStarted(page);
  const cells = page.getByRole("table", { name: /^Habits in / }).getByRole("cell", { name: "counted" });
  await expect(cells.first()).toBeVisible();
  await page.getByRole("radio", { name: "Met each week" }).check({ force: true });
  await page.getByRole("button", { name: "Compare" }).press("Enter");
  await expect(page.getByText("What was met of Read in each of 26 weeks.", { exact: true })).toBeVisible();
  await context.setOffline(false);
});
