// The first minutes, identities, stacks and plans with scripts switched off.
import { row, told } from "../fixtures/app.js";
import { expect, test } from "../fixtures/index.js";

test("the first minutes are four forms", async ({ page, open, person }) => {
  await open("/app/start");
  await page.getByLabel("On most days I …").fill("Tea\nThe news");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("group", { name: "The news" }).getByRole("radio", { name: "Rather not" }).check({ force: true });
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByLabel("I want to be …").fill("somebody who is rested");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("group").getByRole("checkbox").last().uncheck();
  await page.getByRole("button", { name: "Take these" }).click();
  await expect(told(page, "Your stack is on your list.")).toBeVisible();
  expect((await person.rest.habits()).length).toBe(2);
});

test("too many lines are refused and stay", async ({ page, open, person }) => {
  expect(person.name).toBe("Mara");
  await open("/app/start");
  const lines = Array.from({ length: 13 }, (_, number) => `Thing ${number}`).join("\n");
  await page.getByLabel("On most days I …").fill(lines);
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("alert")).toContainText("That is too many.");
  await expect(page.getByLabel("On most days I …")).toHaveValue(lines);
});

test("a stack, an identity and a plan are made by forms", async ({ page, open, person }) => {
  const tea = await person.rest.createHabit({ name: "Tea" });
  const write = await person.rest.createHabit({ name: "Write" });
  await open("/app/stacks");
  await page.getByLabel("After", { exact: true }).selectOption(tea.id);
  await page.getByLabel("I will", { exact: true }).selectOption(write.id);
  await page.getByRole("button", { name: "Tie them" }).click();
  await expect(told(page, "Your stack is saved.")).toBeVisible();
  await expect(page.getByText("After Tea, I will Write.")).toBeVisible();
  await open("/app");
  await expect(row(page, "Write")).toBeVisible();

  await open("/app/identity");
  await page.getByLabel("I want to be …").fill("a person who writes");
  await page.getByRole("button", { name: "Keep this sentence" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "a person who writes" })).toBeVisible();

  await open("/app/plans");
  await page.getByLabel("I wish …").fill("Finish the letter");
  await page.getByRole("button", { name: "Begin" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Finish the letter" })).toBeVisible();
});
