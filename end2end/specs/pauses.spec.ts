// Pauses: of one habit, of a group, of all.
import { expectAccessible } from "../fixtures/axe.js";
import { row } from "../fixtures/app.js";
import { expectSynced } from "../fixtures/device.js";
import { dayFrom, expect, test } from "../fixtures/index.js";

/** A day as rows write it: "3 Mar". */
function shortDate(day: string): string {
  const [, month = "", date = ""] = day.split("-");
  const names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  return `${Number(date)} ${names[Number(month) - 1]}`;
}

test("one habit is paused from its row, and Today says until when", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Read" });
  await person.rest.createHabit({ name: "Run" });
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await row(page, "Read").locator("summary").click();
  await row(page, "Read").getByRole("link", { name: "Pause" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Pauses" })).toBeVisible();
  await expect(page.getByLabel("What to pause")).toHaveValue(`habit:${habit.id}`);
  await page.getByLabel("Last day, if you know it").fill(dayFrom(-1));
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await expect(page.getByLabel("Last day, if you know it")).toHaveAccessibleDescription(/on or after the first one/);
  await page.getByLabel("Last day, if you know it").fill(dayFrom(6));
  await page.getByLabel("Reason, if you like").fill("A cold");
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await expect(page.getByRole("list", { name: "Now" })).toContainText(
    `${shortDate(dayFrom(0))} to ${shortDate(dayFrom(6))} · A cold`,
  );
  await expectAccessible(page);
  await page.getByRole("link", { name: "Today" }).first().click();
  await expect(row(page, "Read")).toContainText(`Paused until ${shortDate(dayFrom(6))}`);
  await expect(row(page, "Run")).not.toContainText("Paused");
  await expect
    .poll(async () => await person.rest.pauses())
    .toMatchObject([{ habit_id: habit.id, from_day: dayFrom(0), to_day: dayFrom(6), reason: "A cold" }]);
  expect(await person.rest.entries(habit.id)).toEqual([]);
});

test("all habits are paused from Today, ended, and a pause to come is deleted", async ({ page, open, person }) => {
  await person.rest.createHabit({ name: "Read", starts_on: dayFrom(-9) });
  const group = await person.rest.createGroup("Body");
  await person.rest.createPause({ group_id: group.id, from_day: dayFrom(3), to_day: dayFrom(4) });
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await page.locator("summary").filter({ hasText: "More for all habits" }).click();
  await page.getByRole("link", { name: "Pause all" }).click();
  await expect(page.getByLabel("What to pause")).toHaveValue("all");
  await page.getByLabel("First day").fill(dayFrom(-2));
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await expect(page.getByRole("list", { name: "Now" })).toContainText("until you end it");
  await page.getByRole("link", { name: "Today" }).first().click();
  await expect(page.getByText("Everything is paused.")).toBeVisible();
  await open("/app/pauses");
  await expectSynced(page, person.rest.userId);
  await page.getByRole("button", { name: "End the pause of All habits" }).click();
  await expect(page.getByRole("list", { name: "Now" })).toHaveCount(0);
  await page.getByText("Over (1)").click();
  await expect(page.getByRole("list", { name: "Over" })).toContainText("All habits");
  await page.getByRole("button", { name: "Delete the pause of Body (group)" }).click();
  await expect(page.getByRole("list", { name: "Coming" })).toHaveCount(0);
  await expect
    .poll(async () => (await person.rest.pauses()).map((pause) => pause.to_day))
    .toEqual([dayFrom(-1)]);
  await open("/app");
  await expect(row(page, "Read")).not.toContainText("Paused");
});

test("a pause is made by the keyboard alone", async ({ page, open, person }) => {
  await person.rest.createHabit({ name: "Read" });
  await open("/app/pauses");
  await expectSynced(page, person.rest.userId);
  await page.getByLabel("What to pause").focus();
  await page.keyboard.press("ArrowDown");
  await page.getByLabel("Reason, if you like").focus();
  await page.keyboard.type("Guests");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("list", { name: "Now" })).toContainText("Read");
  await page.getByRole("button", { name: "End the pause of Read" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("list", { name: "Now" })).toHaveCount(0);
  await expect.poll(async () => await person.rest.pauses()).toEqual([]);
});
