// The week with the app running: taps, keys, a long press, order and filters, and five hundred habits.
import { expectAccessible } from "../fixtures/axe.js";
import { told, undo } from "../fixtures/app.js";
import { expectSynced } from "../fixtures/device.js";
import { dayFrom, expect, test, type Person } from "../fixtures/index.js";
import { dayCell, says, week, weekRows } from "../fixtures/week.js";
import type { Locator, Page } from "@playwright/test";

async function statusOf(person: Person, id: string, offset = 0): Promise<string | null> {
  return (await person.rest.entry(id, dayFrom(offset)))?.status ?? null;
}

/** Makes many habits, some at a time. */
async function makeMany(person: Person, count: number): Promise<void> {
  const names = Array.from({ length: count }, (_, at) => `Habit ${String(at + 1).padStart(3, "0")}`);
  for (let at = 0; at < names.length; at += 10) {
    await Promise.all(names.slice(at, at + 10).map((name) => person.rest.createHabit({ name })));
  }
}

test("a tap goes round: done, not done, open again", async ({ page, open, person }) => {
  const read = await person.rest.createHabit({ name: "Read", starts_on: dayFrom(-20) });
  await open("/app/grid");
  await expectSynced(page, person.rest.userId);
  const cell = dayCell(page, "Read", -2);
  await cell.click();
  await expect(cell).toHaveAccessibleName(says("Read", "done", -2));
  await expect.poll(() => statusOf(person, read.id, -2)).toBe("done");
  await cell.click();
  await expect(cell).toHaveAccessibleName(says("Read", "not done", -2));
  await expect.poll(() => statusOf(person, read.id, -2)).toBe("failed");
  await cell.click();
  await expect(cell).toHaveAccessibleName(says("Read", "nothing noted", -2));
  await expect.poll(() => statusOf(person, read.id, -2)).toBe(null);
  await dayCell(page, "Read").click();
  await expect(dayCell(page, "Read")).toHaveAccessibleName(says("Read", "done"));
  await expect(week(page).getByRole("rowheader", { name: /^Read/ })).toContainText("1 day · ");
  await undo(page, "Checked in.");
  await expect(dayCell(page, "Read")).toHaveAccessibleName(says("Read", "open"));
});

test("a tap goes round by the settings", async ({ page, open, person }) => {
  const read = await person.rest.createHabit({ name: "Read" });
  await open("/app/settings");
  await page.getByRole("checkbox", { name: "Can skip a day" }).check({ force: true });
  await page.getByRole("checkbox", { name: "Can leave a day open again" }).uncheck({ force: true });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(told(page, "Saved.")).toBeVisible();
  expect(await person.rest.me()).toMatchObject({ skip_by_tap: true, question_marks: false });
  await open("/app/grid");
  await expectSynced(page, person.rest.userId);
  for (const [words, status] of [
    ["done", "done"],
    ["skipped", "skipped"],
    ["not done", "failed"],
    ["done", "done"],
  ] as const) {
    await dayCell(page, "Read").click();
    await expect(dayCell(page, "Read")).toHaveAccessibleName(says("Read", words));
    await expect.poll(() => statusOf(person, read.id)).toBe(status);
  }
});

test("amounts count up, and what is left alone notes a slip", async ({ page, open, person }) => {
  const water = await person.rest.createHabit({ name: "Water", kind: "measure", target: "8", unit: "glasses" });
  const smoking = await person.rest.createHabit({ name: "Smoking", kind: "quit", starts_on: dayFrom(-5) });
  await open("/app/grid");
  await expectSynced(page, person.rest.userId);
  await dayCell(page, "Water").click();
  await dayCell(page, "Water").click();
  await expect(dayCell(page, "Water")).toHaveText("2");
  await expect.poll(async () => (await person.rest.entry(water.id, dayFrom(0)))?.value).toBe("2");
  await expect(dayCell(page, "Smoking", -1)).toHaveAccessibleName(says("Smoking", "kept", -1));
  await dayCell(page, "Smoking", -1).click();
  await expect(dayCell(page, "Smoking", -1)).toHaveAccessibleName(says("Smoking", "slip", -1));
  await expect.poll(() => statusOf(person, smoking.id, -1)).toBe("failed");
  await undo(page, "Slip noted.");
  await expect(dayCell(page, "Smoking", -1)).toHaveAccessibleName(says("Smoking", "kept", -1));
});

test("a long press opens the day and does not change it", async ({ page, open, person }) => {
  const read = await person.rest.createHabit({ name: "Read", starts_on: dayFrom(-20) });
  await open("/app/grid");
  await expectSynced(page, person.rest.userId);
  await dayCell(page, "Read", -1).hover();
  await page.mouse.down();
  const sheet = page.getByRole("dialog", { name: "This day" });
  await expect(sheet).toBeVisible();
  await page.mouse.up();
  await sheet.getByRole("textbox", { name: "Note" }).fill("Two chapters");
  await sheet.getByRole("button", { name: "Save note" }).click();
  await expect(sheet).toBeHidden();
  await expect(dayCell(page, "Read", -1)).toHaveAccessibleName(/: nothing noted, with a note/);
  await expect.poll(async () => (await person.rest.entry(read.id, dayFrom(-1)))?.note).toBe("Two chapters");
  expect(await statusOf(person, read.id, -1)).toBe(null);
});

test("the keyboard alone: one stop, arrows, ends, Space and Enter", async ({ page, open, person }) => {
  for (const name of ["Read", "Run", "Sing"]) await person.rest.createHabit({ name, starts_on: dayFrom(-60) });
  await open("/app/grid");
  await expectSynced(page, person.rest.userId);
  const stops = week(page).locator('[tabindex="0"]');
  await expect(stops).toHaveCount(1);
  for (let presses = 0; presses < 60 && !(await dayCell(page, "Read").evaluate(isFocused)); presses += 1) {
    await page.keyboard.press("Tab");
  }
  await expect(dayCell(page, "Read")).toBeFocused();
  await page.keyboard.press("Space");
  await expect(dayCell(page, "Read")).toHaveAccessibleName(/: done/);
  await expect(dayCell(page, "Read")).toBeFocused();
  await pressTo(page, "ArrowDown", dayCell(page, "Run"));
  await pressTo(page, "ArrowLeft", dayCell(page, "Run", -1));
  await pressTo(page, "PageDown", dayCell(page, "Sing", -1));
  await pressTo(page, "ArrowUp", dayCell(page, "Run", -1));
  await pressTo(page, "ArrowRight", dayCell(page, "Run"));
  await pressTo(page, "Home", week(page).getByRole("link", { name: "Run" }));
  await pressTo(page, "End", dayCell(page, "Run"));
  await pressTo(page, "Control+Home", week(page).getByRole("link", { name: "Read" }));
  await pressTo(page, "Control+End", dayCell(page, "Sing"));
  await expect(stops).toHaveCount(1);

  await page.keyboard.press("Enter");
  const sheet = page.getByRole("dialog", { name: "This day" });
  await expect(sheet).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await expect(dayCell(page, "Sing")).toBeFocused();
  await page.keyboard.press("Tab");
  expect(await week(page).evaluate((table) => table.contains(document.activeElement))).toBe(false);
});

async function pressTo(page: Page, key: string, target: Locator): Promise<void> {
  await page.keyboard.press(key);
  await expect(target).toBeFocused();
}

const isFocused = (element: Element): boolean => element === document.activeElement;

test("days go back without an end: by the button, by scrolling, by an arrow", async ({ page, open, person }) => {
  await person.rest.createHabit({ name: "Read", starts_on: dayFrom(-400) });
  await open("/app/grid");
  await expectSynced(page, person.rest.userId);
  const columns = async () => Number(await week(page).getAttribute("aria-colcount"));
  await expect.poll(columns).toBe(36);
  await page.locator(".week").evaluate((scroller) => scroller.scrollTo({ left: -scroller.scrollWidth }));
  await expect.poll(columns).toBe(64);
  await page.getByRole("link", { name: "Older days" }).click();
  await expect.poll(columns).toBe(92);
  await dayCell(page, "Read").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await expect(dayCell(page, "Read", -90)).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect.poll(columns).toBe(120);
  await expect(dayCell(page, "Read", -91)).toBeFocused();
  await page.keyboard.press("Space");
  await expect(dayCell(page, "Read", -91)).toHaveAccessibleName(says("Read", "done", -91));
  await expect(week(page).getByRole("columnheader")).toHaveCount(120);
});

test("order and filters follow a choice, say what they hide, and stand in the address", async ({ page, open, person }) => {
  const walk = await person.rest.createHabit({ name: "Walk" });
  await person.rest.createHabit({ name: "Apple" });
  const old = await person.rest.createHabit({ name: "Old" });
  await person.rest.setEntry(walk.id, dayFrom(0), { status: "done" });
  await person.rest.archiveHabit(old);
  await open("/app/grid");
  await expectSynced(page, person.rest.userId);
  const names = weekRows(page).getByRole("rowheader").getByRole("link");
  await expect(names).toHaveText(["Walk", "Apple"]);
  await expect(page.getByText("One archived habit is hidden.")).toBeVisible();
  await page.getByRole("combobox", { name: "Order" }).focus();
  await page.getByRole("combobox", { name: "Order" }).selectOption("Name");
  await expect(names).toHaveText(["Apple", "Walk"]);
  await expect(page).toHaveURL(/\/app\/grid\?sort=name$/);
  await expect(page.getByRole("combobox", { name: "Order" })).toBeFocused();
  await page.getByRole("combobox", { name: "Order" }).selectOption("Strength");
  await expect(names).toHaveText(["Walk", "Apple"]);
  await page.getByRole("combobox", { name: "Order" }).selectOption("Due today");
  await expect(names).toHaveText(["Apple", "Walk"]);
  await page.getByRole("checkbox", { name: "Hide what is done" }).check({ force: true });
  await expect(names).toHaveText(["Apple"]);
  await expect(page.getByText("One done and one archived habits are hidden.")).toBeVisible();
  await page.getByRole("checkbox", { name: "Show archived" }).check({ force: true });
  await expect(names).toHaveText(["Apple", "Old"]);
  await page.reload();
  await expect(names).toHaveText(["Apple", "Old"]);
});

test("Today and the week lead to each other", async ({ page, open, person }) => {
  await person.rest.createHabit({ name: "Read" });
  await open("/app");
  const tabs = page.getByRole("navigation", { name: "Day or week" });
  await tabs.getByRole("link", { name: "Week" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Week" })).toBeFocused();
  await expect(tabs.getByRole("link", { name: "Week" })).toHaveAttribute("aria-current", "page");
  const rail = page.getByRole("navigation", { name: "Places" }).first();
  await expect(rail.getByRole("link", { name: "Today" })).toHaveAttribute("aria-current", "page");
  await tabs.getByRole("link", { name: "Today" }).click();
  await expect(page).toHaveURL(/\/app$/);
});

test("the week has no violation, empty and full, and with a day open", async ({ page, open, person }) => {
  await open("/app/grid");
  await expectAccessible(page);
  const read = await person.rest.createHabit({ name: "Read", starts_on: dayFrom(-20) });
  for (const [at, status] of (["done", "partial", "skipped", "failed"] as const).entries()) {
    await person.rest.setEntry(read.id, dayFrom(-at), { status, note: at === 0 ? "A chapter" : null });
  }
  const water = await person.rest.createHabit({ name: "Water", kind: "measure", target: "8", unit: "glasses" });
  await person.rest.setEntry(water.id, dayFrom(0), { value: "9" });
  await person.rest.createHabit({ name: "Run", schedule: { type: "times_per_week", times: 3 } });
  await person.rest.createHabit({ name: "Smoking", kind: "quit", starts_on: dayFrom(-12) });
  await open("/app/grid");
  await expectSynced(page, person.rest.userId);
  await expect(weekRows(page)).toHaveCount(4);
  await expectAccessible(page);
  await dayCell(page, "Read").press("Enter");
  await expect(page.getByRole("dialog", { name: "This day" })).toBeVisible();
  await expectAccessible(page);
});

test("five hundred habits: sixty rows in the document, every one reached, a tap shown at once", async ({
  page,
  open,
  person,
}) => {
  test.slow();
  await makeMany(person, 500);
  // Made some at a time, they stand in no order of their own.
  await open("/app/grid?sort=name");
  await expectSynced(page, person.rest.userId);
  await expect(week(page)).toHaveAttribute("aria-rowcount", "501");
  const rows = weekRows(page);
  const inDocument = async () => {
    const count = await rows.count();
    expect(count).toBeLessThanOrEqual(60);
    return count;
  };
  await expect.poll(inDocument).toBe(60);

  const elapsed = await pressToPaint(page, dayCell(page, "Habit 003"));
  await expect(dayCell(page, "Habit 003")).toHaveAccessibleName(says("Habit 003", "done"));
  console.log(`a check-in among 500 habits: ${elapsed.toFixed(1)} ms from pointerdown to paint`);
  test.info().annotations.push({ type: "check-in among 500 habits", description: `${elapsed.toFixed(1)} ms` });

  for (const share of [0.25, 0.5, 0.75, 1]) {
    await page.locator(".week").evaluate((scroller, share) => {
      scroller.scrollTo({ top: (scroller.scrollHeight - scroller.clientHeight) * share });
    }, share);
    await expect.poll(() => page.locator(".week").evaluate(showsRows)).toBe(true);
    await inDocument();
  }
  await expect(dayCell(page, "Habit 500")).toBeVisible();
  await expect(rows.last()).toHaveAttribute("aria-rowindex", "501");

  await dayCell(page, "Habit 500").focus();
  await pressTo(page, "Control+Home", week(page).getByRole("link", { name: "Habit 001" }));
  await expect(rows.first()).toHaveAttribute("aria-rowindex", "2");
  await pressTo(page, "End", dayCell(page, "Habit 001"));
  await pressTo(page, "PageDown", dayCell(page, "Habit 011"));
  await pressTo(page, "Control+End", dayCell(page, "Habit 500"));
  await inDocument();
});

/** Whether rows, and not the room of absent ones, fill what is in sight. */
const showsRows = (scroller: Element): boolean => {
  const frame = scroller.getBoundingClientRect();
  const at = (share: number) => document.elementFromPoint(frame.left + 40, frame.top + frame.height * share);
  return [0.3, 0.6, 0.95].every((share) => (at(share)?.closest("[role=row]") ?? null) !== null);
};

/** Milliseconds by the performance timeline from the press of a finger to the frame that shows the day changed. */
async function pressToPaint(page: Page, cell: Locator): Promise<number> {
  await cell.evaluate((button) => {
    const painted = new Promise<number>((done) => {
      const pressed = (event: Event) => performance.mark("pressed", { startTime: event.timeStamp });
      addEventListener("pointerdown", pressed, { once: true, capture: true });
      const observer = new MutationObserver(() => {
        observer.disconnect();
        requestAnimationFrame(() => {
          // What is posted in a frame is heard when the frame has been painted.
          const channel = new MessageChannel();
          channel.port1.onmessage = () => {
            performance.mark("painted");
            done(performance.measure("check-in", "pressed", "painted").duration);
          };
          channel.port2.postMessage(null);
        });
      });
      observer.observe(button, { attributes: true, attributeFilter: ["class"] });
    });
    Object.assign(window, { painted });
  });
  // Not `click`, whose look at what lies under the pointer is done in the page and takes longer than the check-in.
  const box = await cell.boundingBox();
  expect(box).not.toBeNull();
  if (box) await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  return page.evaluate(() => (window as unknown as { painted: Promise<number> }).painted);
}
