// Stacks and identities with the keyboard alone, and plans that go on where they were left.
import { expectAccessible } from "../fixtures/axe.js";
import { told } from "../fixtures/app.js";
import { dayFrom, expect, test } from "../fixtures/index.js";

test("a stack is tied, moved and untied with the keyboard", async ({ page, open, person }) => {
  const coffee = await person.rest.createHabit({ name: "Coffee" });
  await person.rest.createHabit({ name: "Stretch" });
  await person.rest.createHabit({ name: "Read" });
  for (const follower of ["Stretch", "Read"]) {
    await open("/app/stacks");
    const form = page.getByRole("form", { name: "New stack" });
    await form.getByLabel("After", { exact: true }).selectOption(coffee.id);
    await form.getByLabel("I will", { exact: true }).selectOption({ label: follower });
    await form.getByLabel("At, if there is a time").fill("07:30");
    await form.getByLabel("In, if there is a place").fill("the kitchen");
    const sentence = `After Coffee, I will ${follower} at 07:30 in the kitchen.`;
    await expect(form.getByText(sentence)).toBeVisible();
    await form.getByRole("button", { name: "Tie them" }).focus();
    await page.keyboard.press("Enter");
    await expect(told(page, "Your stack is saved.")).toBeVisible();
    await expect(page.locator(".chain__sentence").filter({ hasText: sentence })).toBeVisible();
  }
  await expectAccessible(page);
  const names = page.getByRole("region", { name: "Stack of Coffee" }).getByRole("heading", { level: 2 });
  await expect(names).toHaveText(["Coffee", "Stretch", "Read"]);

  await page.getByRole("button", { name: "Move Read up" }).focus();
  await page.keyboard.press("Enter");
  await expect(told(page, "Moved.")).toBeVisible();
  await expect(names).toHaveText(["Coffee", "Read", "Stretch"]);

  await page.getByRole("link", { name: "Change what Read follows" }).focus();
  await page.keyboard.press("Enter");
  const form = page.getByRole("form", { name: "Change the stack" });
  await expect(form.getByLabel("In, if there is a place")).toHaveValue("the kitchen");
  await form.getByLabel("In, if there is a place").fill("the armchair");
  await page.keyboard.press("Enter");
  await expect(page.getByText("After Coffee, I will Read at 07:30 in the armchair.")).toBeVisible();

  await page.getByRole("button", { name: "Untie Stretch" }).focus();
  await page.keyboard.press("Enter");
  await expect(told(page, "That link is gone.")).toBeVisible();
  await expect(names).toHaveText(["Coffee", "Read"]);
});

test("a circle is refused and what was chosen stays", async ({ page, open, person }) => {
  const coffee = await person.rest.createHabit({ name: "Coffee" });
  const read = await person.rest.createHabit({ name: "Read" });
  await open("/app/stacks");
  const form = page.getByRole("form", { name: "New stack" });
  await form.getByLabel("After", { exact: true }).selectOption(coffee.id);
  await form.getByLabel("I will", { exact: true }).selectOption(read.id);
  await form.getByRole("button", { name: "Tie them" }).click();
  await expect(told(page, "Your stack is saved.")).toBeVisible();
  await form.getByLabel("After", { exact: true }).selectOption(read.id);
  await form.getByLabel("I will", { exact: true }).selectOption(coffee.id);
  await form.getByRole("button", { name: "Tie them" }).click();
  await expect(page.getByRole("alert")).toContainText("After");
  await expect(form.getByLabel("After", { exact: true })).toHaveValue(read.id);
});

test("votes are counted for the habits of an identity", async ({ page, open, person }) => {
  const walk = await person.rest.createHabit({ name: "Walk", starts_on: dayFrom(-10) });
  for (const day of [0, -1, -2]) await person.rest.setEntry(walk.id, dayFrom(day), { status: "done" });
  await person.rest.setEntry(walk.id, dayFrom(-3), { status: "skipped" });
  await open("/app/identity");
  await page.getByLabel("I want to be …").fill("a person who moves");
  await page.getByRole("checkbox", { name: "Walk" }).check({ force: true });
  await page.getByRole("button", { name: "Keep this sentence" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "a person who moves" })).toBeVisible();
  await expect(page.locator(".identity__votes")).toHaveText(/3\s*votes in the last 30 days/);
  await page.getByText("How this is computed").click();
  await expect(page.getByText("Walk 3: together 3.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Change “a person who moves”" }).click();
  // The form of a new sentence has a field of the same name, until the one that changes this sentence takes its place.
  await expect(page.getByRole("button", { name: "Save" })).toBeVisible();
  await page.getByLabel("I want to be …").fill("a person who walks");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "a person who walks" })).toBeVisible();
});

test("a plan goes on after a reload and ends in a stack", async ({ page, open, person }) => {
  await open("/app/plans");
  await page.getByLabel("I wish …").fill("Run five kilometres");
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByRole("textbox", { name: "What would be best about it?" }).fill("Breath for the stairs");
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("textbox", { name: "What in you stands in the way?" })).toBeVisible();
  await page.reload();
  await expect(page.getByText("Breath for the stairs")).toBeVisible();
  await page.getByRole("textbox", { name: "What in you stands in the way?" }).fill("The sofa after work");
  await page.getByRole("button", { name: "Go on" }).click();
  await expectAccessible(page);

  await page.getByLabel("A new habit").fill("Put on my running shoes");
  await page.getByRole("button", { name: "Make the plan" }).click();
  await expect(page.getByRole("alert")).toContainText("When this happens");
  await expect(page.getByLabel("A new habit")).toHaveValue("Put on my running shoes");
  await page.getByLabel("When this happens").fill("I sit down on the sofa");
  await page.getByRole("button", { name: "Make the plan" }).click();
  await expect(told(page, "Your plan is made.")).toBeVisible();
  await expect(page.getByText("After I sit down on the sofa, I will Put on my running shoes.")).toBeVisible();
  expect((await person.rest.habits()).map((habit) => habit.name)).toEqual(["Put on my running shoes"]);
  await expectAccessible(page);
});
