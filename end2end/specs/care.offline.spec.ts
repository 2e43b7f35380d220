// Grace without a network: a minimum day and an answer about days away are one step each, here and on the server.
import { mark, row, told, undo } from "../fixtures/app.js";
import { expectSynced, expectWaiting } from "../fixtures/device.js";
import { dayFrom, expect, expectStarted, test } from "../fixtures/index.js";
import { expectReadyForOffline } from "../fixtures/network.js";

test.beforeEach(({ guard }) => guard.allowFailedRequests());

test("a minimum day, its undo, and an answer about days away wait together and arrive", async ({
  page,
  open,
  person,
  context,
}) => {
  test.slow();
  const user = person.rest.userId;
  const read = await person.rest.createHabit({ name: "Read", minimum_text: "one page" });
  const walk = await person.rest.createHabit({ name: "Walk", minimum_text: "shoes on" });
  const smoking = await person.rest.createHabit({ name: "Smoking", kind: "quit", starts_on: dayFrom(-20) });
  await person.rest.noteAbsence(dayFrom(-10), dayFrom(-2));
  await open("/app");
  await expectSynced(page, user);
  await expectReadyForOffline(page);

  await context.setOffline(true);
  await page.reload();
  await expectStarted(page);
  await page.getByRole("button", { name: "Make it a minimum day" }).click();
  await expect(row(page, "Read")).toContainText("Two-minute version done");
  await expect(mark(page, "Walk")).toBeVisible();
  await expectWaiting(page, user, 2);
  await undo(page, "A minimum day.");
  await expect(row(page, "Read")).not.toContainText("Two-minute version");
  await expectWaiting(page, user, 4);
  await page.getByRole("button", { name: "Make it a minimum day" }).click();
  await expect(row(page, "Walk")).toContainText("Two-minute version done");
  await page.getByRole("button", { name: "Yes, all of them" }).click();
  await expect(told(page, "Noted. Those days count as kept.")).toBeVisible();
  await expect(row(page, "Smoking")).toContainText("Kept for 20 days");
  await expectWaiting(page, user, 15);
  await page.reload();
  await expectStarted(page);
  await expect(row(page, "Smoking")).toContainText("Kept for 20 days");
  await expect(page.getByRole("region", { name: "Days away" })).toHaveCount(0);

  await context.setOffline(false);
  await expectWaiting(page, user, 0);
  for (const habit of [read, walk]) expect((await person.rest.entry(habit.id, dayFrom(0)))?.status).toBe("partial");
  const days = (await person.rest.entries(smoking.id)).filter((entry) => entry.status === "done").map((entry) => entry.day);
  expect(days.toSorted()).toEqual(Array.from({ length: 9 }, (_, at) => dayFrom(at - 10)));
});
