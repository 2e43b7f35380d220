// A phone: thumbs, a small screen, a bar at the bottom.
import { expectAccessible } from "../fixtures/axe.js";
import { fillHabit, makeHabit, row, tick, told } from "../fixtures/app.js";
import { expectSynced } from "../fixtures/device.js";
import { expectFits } from "../fixtures/fits.js";
import { dayFrom, expect, test } from "../fixtures/index.js";

test("the main walk on a phone", async ({ page, open, person }) => {
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await page.getByRole("link", { name: "Make a habit" }).tap();
  await makeHabit(page, { name: "Read" });
  const bar = page.getByRole("navigation", { name: "Places" }).last();
  await bar.getByRole("link", { name: "Today" }).tap();
  await tick(page, "Read").tap();
  await expect(tick(page, "Read")).toHaveAttribute("aria-pressed", "true");
  await told(page, "Checked in.").getByRole("button", { name: "Undo" }).last().tap();
  await expect(tick(page, "Read")).toHaveAttribute("aria-pressed", "false");
  await row(page, "Read").locator("summary").tap();
  await row(page, "Read").getByRole("link", { name: "Amount or note" }).tap();
  await page.getByRole("dialog", { name: "This day" }).getByRole("textbox", { name: "Note" }).fill("From the sofa");
  await page.getByRole("button", { name: "Save note" }).tap();
  const habit = (await person.rest.habits())[0];
  await expect.poll(async () => (await person.rest.entry(habit?.id ?? "", dayFrom(0)))?.note).toBe("From the sofa");
});

test("every page fits a phone and has no violation", async ({ page, open, person }) => {
  test.slow();
  const habit = await person.rest.createHabit({ name: "Supercalifragilisticexpialidocious reading of everything, every evening 📚" });
  await person.rest.createHabit({ name: "Water", kind: "measure", target: "8", unit: "glasses" });
  const project = await person.rest.createProject("Everything around the house and the garden, and the shed behind it");
  const task = await person.rest.createTask({
    title: "Supercalifragilisticexpialidocious errand that nobody wants to run 🛒",
    project_id: project.id,
    due: { day: dayFrom(0) },
    priority: 1,
    checklist: [{ text: "Supercalifragilisticexpialidocious line" }],
  });
  await person.rest.createTask({ title: "From earlier", due: { day: dayFrom(-3) } });
  const paths = [
    "/app/tasks",
    "/app/tasks/inbox",
    "/app/tasks/inbox?choose=true",
    "/app/tasks/inbox?arrange=true",
    "/app/tasks/calendar",
    "/app/tasks/calendar?span=week",
    "/app/tasks/projects",
    `/app/tasks/projects/${project.id}`,
    `/app/tasks/projects/${project.id}?layout=board`,
    "/app/tasks/filters",
    "/app/tasks/labels",
    "/app/tasks/done",
    "/app/tasks/new",
    `/app/tasks/${task.id}`,
    `/app/tasks/${task.id}/edit`,
    "/features",
    "/app",
    "/app/grid",
    "/app/habits",
    "/app/habits/new",
    `/app/habits/${habit.id}`,
    `/app/habits/${habit.id}/edit`,
    `/app/habits/${habit.id}/figures`,
    "/app/figures",
    "/habits/templates",
    "/habits/templates/quit-smoking",
    "/app/start?step=audit",
    "/app/start?stack=morning",
    "/app/identity",
    "/app/stacks",
    "/app/plans",
    "/app/more",
    "/app/settings",
    "/app/settings/devices",
    "/app/settings/tokens",
    "/app/settings/sync",
    "/app/settings/calendar",
    "/app/settings/data",
    "/app/settings/data/import",
    "/app/settings/data/export",
    "/app/settings/data/leave",
    "/moving-from-loop",
  ];
  for (const path of paths) {
    await test.step(path, async () => {
      await open(path);
      await expectFits(page);
      await expectAccessible(page);
    });
  }
});

test("a word without an end stays on the screen", async ({ page, open, person }) => {
  const word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".padEnd(120, "x");
  const habit = await person.rest.createHabit({
    name: word,
    kind: "measure",
    target: "99999.99",
    unit: "kilometres per hour",
  });
  await person.rest.setEntry(habit.id, dayFrom(-1), { value: "12345.67", note: word.repeat(16) });
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 640 });
    for (const path of ["/app", "/app/habits", `/app/habits/${habit.id}`, `/app/habits/${habit.id}/edit`]) {
      await open(path);
      await expectFits(page);
    }
  }
  // A row shows how a long note begins, and the page stays one to look through.
  await open(`/app/habits/${habit.id}`);
  const note = page.getByRole("list", { name: "Recent days" }).getByText(word.slice(0, 40));
  expect((await note.boundingBox())?.height ?? 0).toBeLessThan(120);
});

test("public pages fit a phone and a very narrow one", async ({ page, open }) => {
  for (const path of ["/", "/features", "/privacy", "/terms", "/sign-in", "/sign-up", "/forgot-password", "/api/docs"]) {
    await open(path);
    await expectFits(page);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of ["/", "/sign-up"]) {
    await open(path);
    await expectFits(page);
  }
});

test("rows and the form of every kind fit a phone", async ({ page, open, person }) => {
  const longName = "No cigarettes with the coffee on the balcony";
  await person.rest.createHabit({ name: longName, kind: "quit", starts_on: dayFrom(-120) });
  await person.rest.createHabit({ name: "Coffee", kind: "limit", target: "2", unit: "large cups" });
  await person.rest.createHabit({ name: "Swim", schedule: { type: "times_in_days", times: 3, days: 10 } });
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await expect(row(page, longName)).toContainText("Kept for 120 days");
  await expectFits(page);
  await row(page, longName).getByRole("button", { name: `Note a slip: ${longName}` }).tap();
  await expect(row(page, longName)).toContainText("Slip noted");
  await expectFits(page);
  await open("/app/habits/new");
  await fillHabit(page, { name: "Sweets", limit: { target: "2", unit: "pieces" }, window: { times: "3", days: "10" } });
  await expectFits(page);
  await fillHabit(page, { name: "Sweets", every: { days: "3", from: "The last time" } });
  await expectFits(page);
});
