// What was deleted waits thirty days.
import { expectSynced } from "../fixtures/device.js";
import { dayFrom, expect, test } from "../fixtures/index.js";

/** A day as the app writes it out: "12 March 2026". */
function longDate(day: string): string {
  const parts = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
  return new Date(`${day}T12:00:00Z`).toLocaleDateString("en-GB", parts);
}

test("a deleted habit is listed with its last day, and comes back with its history", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Sing", starts_on: dayFrom(-5) });
  await person.rest.setEntry(habit.id, dayFrom(-1), { status: "done" });
  await person.rest.createHabit({ name: "Stays" });
  await open(`/app/habits/${habit.id}`);
  await expectSynced(page, person.rest.userId);
  await page.getByRole("button", { name: "Delete" }).click();
  await expect.poll(async () => (await person.rest.trash()).map((item) => item.name)).toEqual(["Sing"]);
  await page.locator("summary").filter({ hasText: "More about habits" }).click();
  await page.getByRole("link", { name: "Trash" }).click();
  const list = page.getByRole("list", { name: "Deleted habits" });
  await expect(list).toContainText(`Deleted on ${longDate(dayFrom(0))}.`);
  await expect(list).toContainText(`Gone for good on ${longDate(dayFrom(30))}.`);
  await page.getByRole("button", { name: "Take back Sing" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sing" })).toBeVisible();
  expect(await person.rest.trash()).toEqual([]);
  expect((await person.rest.entry(habit.id, dayFrom(-1)))?.status).toBe("done");
  await open("/app/habits/trash");
  await expect(page.getByRole("heading", { name: "The trash is empty" })).toBeVisible();
});
