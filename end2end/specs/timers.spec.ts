// The timer of a habit that is measured in time, and the history of a day.
import { row, told, undo } from "../fixtures/app.js";
import { expectAccessible } from "../fixtures/axe.js";
import { expectSynced } from "../fixtures/device.js";
import { dayFrom, expect, test, type Habit, type Person } from "../fixtures/index.js";

const START = "Start the timer of Read";
const STOP = "Stop the timer of Read";

function timed(person: Person): Promise<Habit> {
  return person.rest.createHabit({ name: "Read", kind: "measure", target: "20", unit: "min" });
}

test("a timer runs over a reload and fills the amount of the day", async ({ page, open, person }) => {
  const habit = await timed(person);
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await page.getByRole("button", { name: START }).click();
  await expect(told(page, "Timer started.")).toBeVisible();
  await expect(row(page, "Read").getByRole("timer")).toHaveText(/^0:\d\d$/);
  await expect.poll(async () => (await person.rest.timer(habit.id)) !== null).toBe(true);
  const before = await person.rest.timer(habit.id);
  await page.reload();
  await expect(page.getByRole("button", { name: STOP })).toBeVisible();
  await expect(row(page, "Read").getByRole("timer")).toHaveText(/^\d+:\d\d$/);
  expect(await person.rest.timer(habit.id)).toEqual(before);
});

test("stopping adds the time, and undo takes it off again", async ({ page, open, person }) => {
  const habit = await timed(person);
  const { day } = await person.rest.startTimer(habit.id, 25);
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await expect(row(page, "Read").getByRole("timer")).toHaveText(/^25:\d\d$/);
  await page.getByRole("button", { name: STOP }).click();
  await expect.poll(async () => Number((await person.rest.entry(habit.id, day))?.value ?? 0)).toBeGreaterThanOrEqual(25);
  expect(await person.rest.timer(habit.id)).toBe(null);
  await undo(page, "Time added.");
  await expect.poll(async () => (await person.rest.entry(habit.id, day))?.value ?? null).toBe(null);
});

test("the button is reached and pressed by keyboard and keeps the focus", async ({ page, open, person }) => {
  await timed(person);
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await page.getByRole("button", { name: START }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: STOP })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: START })).toBeFocused();
});

test("it is one timer on two devices", async ({ page, open, person, device }) => {
  const habit = await timed(person);
  const phone = await (await device(person)).newPage();
  await open("/app", phone);
  await expectSynced(phone, person.rest.userId);
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await page.getByRole("button", { name: START }).click();
  await expect(phone.getByRole("button", { name: STOP })).toBeVisible();
  await phone.getByRole("button", { name: STOP }).click();
  await expect(page.getByRole("button", { name: START })).toBeVisible();
  await expect.poll(async () => person.rest.timer(habit.id)).toBe(null);
});

test("a timer that was forgotten asks before it counts", async ({ page, open, person }) => {
  const habit = await timed(person);
  const { day } = await person.rest.startTimer(habit.id, 13 * 60);
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await page.getByRole("button", { name: STOP }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Read" })).toBeVisible();
  await expect(page.getByText("This timer ran for more than twelve hours. Say how much of it counts.")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("How much of it counts").fill("9000");
  await page.getByRole("button", { name: "Stop and count this" }).click();
  await expect(page.getByText("This is outside what is possible here.")).toBeVisible();
  await page.getByLabel("How much of it counts").fill("45");
  await page.getByRole("button", { name: "Stop and count this" }).click();
  await expect.poll(async () => (await person.rest.entry(habit.id, day))?.value ?? null).toBe("45");
});

test("a habit that is not measured in time has no timer", async ({ page, open, person }) => {
  const pages = await person.rest.createHabit({ name: "Read", kind: "measure", target: "20", unit: "pages" });
  await open(`/app/habits/${pages.id}`);
  await expect(page.getByRole("heading", { level: 1, name: "Read" })).toBeVisible();
  await expect(page.getByRole("button", { name: START })).toHaveCount(0);
});

test("a day tells its changes and goes back to any of them", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Read" });
  const day = dayFrom(0);
  await person.rest.setEntry(habit.id, day, { status: "done", note: "calm" });
  await person.rest.setEntry(habit.id, day, { status: "failed", note: null });
  await open(`/app/habits/${habit.id}`);
  await expectSynced(page, person.rest.userId);
  await page.getByRole("link", { name: "History of this day" }).click();
  const changes = page.getByRole("list", { name: "Changes of the day" }).getByRole("listitem");
  await expect(changes).toHaveCount(2);
  await expect(changes.first()).toContainText("Not done · Note removed");
  await expect(changes.first().getByRole("button")).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Restore this: Done · Note: calm" }).focus();
  await page.keyboard.press("Enter");
  await expect(told(page, "Restored.")).toBeVisible();
  await expect(changes).toHaveCount(3);
  await expect(changes.first()).toContainText("restored, this device");
  expect(await person.rest.entry(habit.id, day)).toMatchObject({ status: "done", note: "calm" });
  await page.getByRole("button", { name: "Restore this: Not done · Note removed" }).click();
  await expect(changes).toHaveCount(4);
  expect(await person.rest.entry(habit.id, day)).toMatchObject({ status: "failed", note: null });
});

test("several check-ins of a day are listed each", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Water", kind: "measure", target: "8", unit: "glasses" });
  await open("/app");
  await expectSynced(page, person.rest.userId);
  for (let press = 0; press < 3; press += 1) await page.getByRole("button", { name: /^Add 1.glasses to Water$/ }).click();
  await expect.poll(async () => (await person.rest.entry(habit.id, dayFrom(0)))?.value ?? null).toBe("3");
  await open(`/app/habits/${habit.id}/days/${dayFrom(0)}`);
  const changes = page.getByRole("list", { name: "Changes of the day" }).getByRole("listitem");
  await expect(changes).toHaveText([/Added 1.glasses, 3.glasses in all/, /2.glasses in all/, /1.glasses in all/]);
});

test("not done and nothing noted are told apart", async ({ page, open, person }) => {
  const [said, silent] = [
    await person.rest.createHabit({ name: "Said", starts_on: dayFrom(-3) }),
    await person.rest.createHabit({ name: "Silent", starts_on: dayFrom(-3) }),
  ];
  await person.rest.setEntry(said.id, dayFrom(-1), { status: "failed" });
  await open(`/app?day=${dayFrom(-1)}`);
  await expect(row(page, "Said")).toContainText("Not done");
  await expect(row(page, "Silent")).toContainText("Nothing noted");
  await open(`/app/habits/${said.id}?day=${dayFrom(-1)}`);
  await expect(page.locator("#day")).toContainText("Not done");
  await open(`/app/habits/${silent.id}?day=${dayFrom(-1)}`);
  await expect(page.locator("#day")).toContainText("Nothing noted");
});
