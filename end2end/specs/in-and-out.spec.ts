// In and out: a history comes in and is taken back, everything is taken along, and an account that was given up comes back.
import { expectAccessible } from "../fixtures/axe.js";
import { chooseFile, told } from "../fixtures/app.js";
import { daysBack, loopBackup } from "../fixtures/loop-backup.js";
import { expect, expectStarted, test } from "../fixtures/index.js";

const IMPORT = "/app/settings/data/import";
const EXPORT = "/app/settings/data/export";

const BACKUP = loopBackup([
  { name: "Read", ticked: daysBack(60) },
  { name: "Run", times: 3, days: 7, ticked: [0, 2, 4, 7, 9, 11], skipped: [13] },
]);

test("a backup of Loop is explained, comes in, and is taken back", async ({ page, open, person }) => {
  await open(IMPORT);
  await chooseFile(page, "Loop Habits Backup.db", BACKUP);
  await expect(page.getByRole("heading", { level: 1, name: "Backup of Loop Habit Tracker" })).toBeVisible();
  await expect(page.getByText("2 habits and 67 days would come in.")).toBeVisible();
  await expect(page.getByRole("radio", { name: /^In any seven days/ })).toBeChecked();
  const run = page.getByRole("list", { name: "Habits of the file" }).getByRole("listitem").filter({ hasText: "Run" });
  await expect(run.first().getByText(/^Loop fills in days between two/)).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("checkbox", { name: "Read" }).uncheck();
  await page.getByRole("button", { name: "See what that changes" }).click();
  await expect(page.getByText("1 habit and 7 days would come in.")).toBeVisible();
  await page.getByRole("checkbox", { name: "Read" }).check();
  await page.getByRole("button", { name: "Bring it in" }).click();
  await expect(page.getByText("2 habits and 67 days came in.")).toBeVisible({ timeout: 30_000 });
  const habits = await person.rest.habits();
  expect(habits.map((habit) => habit.name)).toEqual(["Read", "Run"]);
  expect(await person.rest.entries(habits[0]?.id ?? "")).toHaveLength(60);

  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(told(page, "Taken back.")).toBeVisible();
  await expect(page.getByText("This import was taken back.")).toBeVisible();
  expect(await person.rest.habits()).toEqual([]);
  await open(IMPORT);
  await expect(page.getByRole("list", { name: "Brought before" }).getByRole("listitem")).toHaveCount(1);
});

test("the same file twice adds nothing", async ({ page, open, person }) => {
  for (const expected of ["2 habits and 67 days came in.", "All of it was here already. Nothing was made twice."]) {
    await open(IMPORT);
    await chooseFile(page, "Loop Habits Backup.db", BACKUP);
    await page.getByRole("button", { name: "Bring it in" }).click();
    await expect(page.getByText(expected)).toBeVisible({ timeout: 30_000 });
  }
  expect(await person.rest.habits()).toHaveLength(2);
});

test("a habit of the same name is only joined by its owner", async ({ page, open, person }) => {
  const here = await person.rest.createHabit({ name: "Read" });
  await open(IMPORT);
  await chooseFile(page, "Loop Habits Backup.db", BACKUP);
  await expect(page.getByText("There is a habit of this name here. Is it the same one?")).toBeVisible();
  const question = page.getByRole("list", { name: "Habits of the file" }).getByRole("combobox");
  await expect(question).toHaveValue("0:make");
  await question.selectOption(`0:${here.id}`);
  await page.getByRole("button", { name: "Bring it in" }).click();
  await expect(page.getByText("1 habit and 67 days came in.")).toBeVisible({ timeout: 30_000 });
  expect(await person.rest.habits()).toHaveLength(2);
  expect(await person.rest.entries(here.id)).toHaveLength(60);
});

test("what has the focus is not under the press that brings a file in", async ({ page, open, person }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(IMPORT);
  const many = Array.from({ length: 20 }, (_, at) => ({ name: `Habit ${at + 1}`, ticked: [0] }));
  await chooseFile(page, "Loop Habits Backup.db", loopBackup(many));
  await page.waitForURL(/\/import\/[^/]+$/);
  await expectStarted(page);
  const box = page.getByRole("checkbox", { name: "Habit 10", exact: true });
  const press = await page.getByRole("button", { name: "Bring it in" }).boundingBox();
  await page.getByRole("checkbox", { name: "Habit 9", exact: true }).focus();
  await box.evaluate((element, y) => window.scrollBy(0, element.getBoundingClientRect().top - y), press?.y ?? 0);
  await page.keyboard.press("Tab");
  await expect(box).toBeFocused();
  const isSeen = () =>
    box.evaluate((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const there = document.elementFromPoint(x + width / 2, y + height / 2);
      return there?.closest(".found") === element.closest(".found");
    });
  await expect.poll(isSeen).toBe(true);
  expect(await person.rest.habits()).toEqual([]);
});

test("a file that cannot be read says why and changes nothing", async ({ page, open, person }) => {
  await open(IMPORT);
  await chooseFile(page, "<b>notes</b>.txt", Buffer.from("Dear diary, today I ran.\n"));
  await expect(page.getByText("This is none of the files that Wellspring can read.", { exact: false })).toBeVisible();
  await expect(page.getByText("Nothing was changed.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Put this one away" }).click();
  await expect(told(page, "Put away. Nothing was changed.")).toBeVisible();
  expect(await person.rest.habits()).toEqual([]);

  const broken = Buffer.from(BACKUP);
  broken.fill(0xff, 40_000, 90_000);
  await chooseFile(page, "Loop Habits Backup.db", broken);
  await expect(page.getByText("Nothing was changed.")).toBeVisible();
});

test("a form without a file says that it is needed", async ({ page, open, person }) => {
  await open(IMPORT);
  await page.getByRole("button", { name: "Look at it" }).click();
  await expect(page.getByLabel("Your file", { exact: true })).toHaveAttribute("aria-invalid", "true");
  expect(await person.rest.habits()).toEqual([]);
});

test("everything is taken along as one file, for its owner alone, and is known when it is brought again", async ({ page, open, person, device }) => {
  const read = await person.rest.createHabit({ name: "Read" });
  await person.rest.setEntry(read.id, (await person.rest.habit(read.id)).starts_on, { status: "done" });
  await open(EXPORT);
  await page.getByRole("button", { name: "Make the file" }).click();
  const link = page.getByRole("link", { name: /^Download: Everything, as one file/ });
  await expect(link).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toMatch(/^wellspring-\d{4}-\d\d-\d\d\.zip$/);
  const path = await download.path();

  // Whoever is not signed in gets nothing by the link.
  const stranger = await (await device()).newPage();
  const address = new URL((await link.getAttribute("href")) ?? "", page.url()).toString();
  expect((await stranger.request.get(address)).status()).toBe(401);

  await open(IMPORT);
  await page.getByLabel("Your file", { exact: true }).setInputFiles(path);
  await page.getByRole("button", { name: "Look at it" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Everything of a Wellspring account" })).toBeVisible();

  await open(EXPORT);
  await page.getByRole("button", { name: /^Delete: Everything, as one file/ }).click();
  await expect(told(page, "The file is deleted here.")).toBeVisible();
  await expect(page.getByText("Nothing here yet")).toBeVisible();
});

test("an account that was given up comes back within its days", async ({ page, open, person, guard }) => {
  guard.allowFailedRequests();
  await person.rest.createHabit({ name: "Read" });
  await open("/app/settings/data");
  await page.getByRole("link", { name: /^Delete your account/ }).click();
  await page.getByLabel("Your password").fill("not the right one at all");
  await page.getByRole("button", { name: "Delete my account" }).click();
  await expect(page.getByLabel("Your password")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Your password").fill(person.password);
  await page.getByRole("button", { name: "Delete my account" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "You are signed out everywhere" })).toBeVisible();
  await open("/app");
  await expect(page).toHaveURL(/\/sign-in/);

  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "You can come back" })).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue(person.email);
  await expectAccessible(page);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Keep my account" }).click();
  await expect(page).toHaveURL(/\/app$/);
  await expect(page.getByRole("list", { name: "Habits of the day" }).getByRole("link", { name: "Read" })).toBeVisible();
});
