// Pauses and groups without a network.
import { row } from "../fixtures/app.js";
import { expectSynced, expectWaiting } from "../fixtures/device.js";
import { dayFrom, expect, test } from "../fixtures/index.js";
import { expectReadyForOffline } from "../fixtures/network.js";

test.beforeEach(({ guard }) => guard.allowFailedRequests());

test("a pause and a group are made in a tunnel and arrive later", async ({ page, open, person, context }) => {
  const user = person.rest.userId;
  const habit = await person.rest.createHabit({ name: "Read" });
  await open("/app/pauses");
  await expectSynced(page, user);
  await open("/app/habits/groups");
  await expectSynced(page, user);
  await open("/app");
  await expectSynced(page, user);
  await expectReadyForOffline(page);
  await context.setOffline(true);
  await row(page, "Read").locator("summary").click();
  await row(page, "Read").getByRole("link", { name: "Pause" }).click();
  await page.getByLabel("Last day, if you know it").fill(dayFrom(2));
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await expect(page.getByRole("list", { name: "Now" })).toContainText("Read");
  await page.getByRole("link", { name: "Habits" }).first().click();
  await page.locator("summary").filter({ hasText: "More about habits" }).click();
  await page.getByRole("link", { name: "Groups" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Evening");
  await page.getByRole("button", { name: "Add group" }).click();
  await expect(page.getByRole("list", { name: "Groups" })).toContainText("Evening");
  await page.getByRole("link", { name: "Today" }).first().click();
  await expect(row(page, "Read")).toContainText("Paused until");

  await context.setOffline(false);
  await expectWaiting(page, user, 0);
  expect(await person.rest.pauses()).toMatchObject([{ habit_id: habit.id, from_day: dayFrom(0), to_day: dayFrom(2) }]);
  expect((await person.rest.groups()).map((group) => group.name)).toEqual(["Evening"]);
});
