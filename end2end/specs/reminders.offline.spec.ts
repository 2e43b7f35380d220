// Reminders without a network.
import { expectSynced, expectWaiting } from "../fixtures/device.js";
import { expect, test } from "../fixtures/index.js";
import { expectReadyForOffline } from "../fixtures/network.js";

test.beforeEach(({ guard }) => guard.allowFailedRequests());

test("a reminder is added and another is switched off in a tunnel, and both arrive later", async ({
  page,
  open,
  person,
  context,
}) => {
  const user = person.rest.userId;
  const habit = await person.rest.createHabit({ name: "Read" });
  await person.rest.createReminder({ habit_id: habit.id, at: "21:00" });
  await open(`/app/habits/${habit.id}`);
  await expectSynced(page, user);
  await expectReadyForOffline(page);
  await context.setOffline(true);
  const list = page.getByRole("list", { name: "Reminders" });
  await page.getByText("Add a reminder").click();
  await page.getByLabel("Time", { exact: true }).fill("07:00");
  await page.getByRole("button", { name: "Add reminder" }).click();
  await expect(list).toContainText("07:00 every day");
  await expect(list).toContainText("on this device");
  await page.getByRole("button", { name: "Switch off the reminder at 21:00" }).click();
  await expect(page.getByRole("button", { name: "Switch on the reminder at 21:00" })).toBeVisible();
  // What is kept on the device outlives the page.
  await page.reload();
  await expect(list).toContainText("07:00 every day");

  await context.setOffline(false);
  await expectWaiting(page, user, 0);
  expect(await person.rest.reminders()).toMatchObject([
    { habit_id: habit.id, at: "07:00", on: true },
    { habit_id: habit.id, at: "21:00", on: false },
  ]);
  await expect(list).not.toContainText("on this device");
});
