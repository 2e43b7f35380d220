// Several eyes on the same day: another device, another tab.
import { row, tick } from "../fixtures/app.js";
import { expectKnown, expectSynced } from "../fixtures/device.js";
import { dayFrom, expect, test } from "../fixtures/index.js";

test("a second device sees a check-in within a second", async ({ page, open, person, device }) => {
  await person.rest.createHabit({ name: "Read" });
  const phone = await (await device(person)).newPage();
  await open("/app", phone);
  await expectSynced(phone, person.rest.userId);
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await tick(page, "Read").click();
  const pressed = Date.now();
  await expect(tick(phone, "Read")).toHaveAttribute("aria-pressed", "true", { timeout: 5_000 });
  // A debounce of 300 ms, a request, a hint and a pull lie in between, on a machine that runs other tests meanwhile.
  expect(Date.now() - pressed).toBeLessThan(2_000);
});

test("what a program changes through the API shows by itself", async ({ page, open, person }) => {
  await open("/app");
  await expectSynced(page, person.rest.userId);
  const habit = await person.rest.createHabit({ name: "Water", kind: "measure", target: "8", unit: "glasses" });
  await expect(row(page, "Water")).toContainText("0 of 8 glasses");
  await person.rest.setEntry(habit.id, dayFrom(0), { value: "6" });
  await expect(row(page, "Water")).toContainText("6 of 8 glasses");
  await person.rest.deleteHabit(habit.id);
  await expect(row(page, "Water")).toHaveCount(0);
});

test("an edit does not write over what another device changed meanwhile", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Read" });
  await open(`/app/habits/${habit.id}/edit`);
  await expectSynced(page, person.rest.userId);
  const name = page.getByLabel("Name", { exact: true });
  await name.fill("Read aloud");
  await person.rest.replaceHabit(habit.id, { name: "Read more" });
  await expectKnown(page, person.rest.userId, "Read more");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("This was changed on another device meanwhile.");
  await expect(name).toHaveValue("Read aloud");
  expect((await person.rest.habit(habit.id)).name).toBe("Read more");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Read aloud" })).toBeVisible();
  await expect.poll(async () => (await person.rest.habit(habit.id)).name).toBe("Read aloud");
});

test("two tabs that tap the same habit agree", async ({ page, open, person, context }) => {
  const habit = await person.rest.createHabit({ name: "Water", kind: "measure", target: "8", unit: "glasses" });
  const other = await context.newPage();
  for (const tab of [page, other]) {
    await open("/app", tab);
    await expectSynced(tab, person.rest.userId);
  }
  await Promise.all([tick(page, "Water").click(), tick(other, "Water").click()]);
  for (const tab of [page, other]) await expect(row(tab, "Water")).toContainText("2 of 8 glasses");
  await expect.poll(async () => (await person.rest.entry(habit.id, dayFrom(0)))?.value).toBe("2");
});

test("signing out in one tab is told in the other", async ({ page, open, person, context, guard }) => {
  guard.allowFailedRequests();
  await person.rest.createHabit({ name: "Read" });
  const other = await context.newPage();
  await open("/app", other);
  await expectSynced(other, person.rest.userId);
  await open("/app/more");
  await expectSynced(page, person.rest.userId);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are signed out");
  await expect(other.getByText("You are signed out.")).toBeVisible();
});
