// The week without a network, on a phone: seven days in sight, taps that are kept and sent later.
import { expectAccessible } from "../fixtures/axe.js";
import { expectSynced, expectWaiting } from "../fixtures/device.js";
import { dayFrom, expect, expectStarted, test } from "../fixtures/index.js";
import { expectReadyForOffline } from "../fixtures/network.js";
import { dayCell, says, week, weekRows } from "../fixtures/week.js";

test.beforeEach(({ guard }) => guard.allowFailedRequests());

test("the week opens, changes and counts once without a network", async ({ page, open, person, context }) => {
  test.slow();
  const user = person.rest.userId;
  const read = await person.rest.createHabit({ name: "Read", starts_on: dayFrom(-30) });
  const water = await person.rest.createHabit({ name: "Water", kind: "measure", target: "8", unit: "glasses" });
  await person.rest.setEntry(read.id, dayFrom(-3), { status: "done" });
  await open("/app");
  await expectSynced(page, user);
  await expectReadyForOffline(page);
  await context.setOffline(true);
  await page.goto("/app/grid");
  await expectStarted(page);
  await expect(page.locator("html")).toHaveAttribute("data-start", "shell");
  await expect(weekRows(page)).toHaveCount(2);
  await expect(dayCell(page, "Read", -3)).toHaveAccessibleName(says("Read", "done", -3));

  await dayCell(page, "Read").click();
  await expect(dayCell(page, "Read")).toHaveAccessibleName(says("Read", "done, on this device"));
  await dayCell(page, "Read", -1).click();
  await dayCell(page, "Read", -1).click();
  await expect(dayCell(page, "Read", -1)).toHaveAccessibleName(says("Read", "not done, on this device", -1));
  await dayCell(page, "Water").click();
  await expect(dayCell(page, "Water")).toHaveText("1");
  await expectWaiting(page, user, 4);
  await page.getByRole("combobox", { name: "Order" }).selectOption("Name");
  await expect(weekRows(page).getByRole("rowheader").getByRole("link")).toHaveText(["Read", "Water"]);
  await page.reload();
  await expectStarted(page);
  await expect(dayCell(page, "Read")).toHaveAccessibleName(says("Read", "done, on this device"));

  await context.setOffline(false);
  await expectWaiting(page, user, 0);
  await expect(dayCell(page, "Read")).toHaveAccessibleName(says("Read", "done"));
  expect((await person.rest.entry(read.id, dayFrom(0)))?.status).toBe("done");
  expect((await person.rest.entry(read.id, dayFrom(-1)))?.status).toBe("failed");
  expect((await person.rest.entry(water.id, dayFrom(0)))?.value).toBe("1");
});

test("a phone shows the last seven days, and older ones by scrolling back", async ({ page, open, person }) => {
  const long = "Supercalifragilisticexpialidocious reading of everything, every evening";
  await person.rest.createHabit({ name: long, starts_on: dayFrom(-60) });
  await open("/app/grid");
  await expectSynced(page, person.rest.userId);
  for (const offset of [0, -6]) await expect(dayCell(page, long, offset)).toBeInViewport({ ratio: 0.9 });
  // A sliver of a pixel is nothing that anybody sees.
  await expect(dayCell(page, long, -7)).not.toBeInViewport({ ratio: 0.05 });
  const sizes = await dayCell(page, long).boundingBox();
  expect(Math.min(sizes?.width ?? 0, sizes?.height ?? 0)).toBeGreaterThanOrEqual(44);
  const width = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(width).toBe(0);
  await dayCell(page, long, -20).scrollIntoViewIfNeeded();
  await expect(dayCell(page, long, -20)).toBeInViewport();
  await expect(week(page).getByRole("link", { name: long })).toBeInViewport();
  await expectAccessible(page);
});
