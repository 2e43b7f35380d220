// From sign-up to a stack of three habits, on a phone, without help.
import { expectAccessible } from "../fixtures/axe.js";
import { row, tick, told } from "../fixtures/app.js";
import { expect, freshEmail, PASSWORD, test } from "../fixtures/index.js";

test("from sign-up to a stack of three habits", async ({ page, open }) => {
  test.slow();
  await open("/sign-up");
  await page.getByLabel("What should we call you?").fill("Nora");
  await page.getByLabel("Email").fill(freshEmail());
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Make my account" }).tap();
  await page.getByRole("link", { name: "Or find a few to begin with" }).tap();

  await expect(page.getByRole("heading", { level: 1, name: "What do you do already?" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("On most days I …").fill("Coffee\nScrolling in bed");
  await page.getByRole("button", { name: "Go on" }).tap();

  await expect(page.getByRole("heading", { level: 1, name: "How do you feel about it?" })).toBeVisible();
  await page.getByRole("group", { name: "Scrolling in bed" }).getByRole("radio", { name: "Rather not" }).check({ force: true });
  await expectAccessible(page);
  await page.getByRole("button", { name: "Go on" }).tap();

  await page.getByLabel("I want to be …").fill("a person who reads");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Go on" }).tap();

  await expect(page.getByRole("group", { name: "Reading, kept up" }).getByRole("checkbox")).toHaveCount(3);
  await expect(page.getByText("You wrote about “read”.").first()).toBeVisible();
  const before = page.getByLabel("What comes before the first one?");
  await expect(before.getByRole("option", { name: "Scrolling" })).toHaveCount(0);
  await before.selectOption({ label: "After “Coffee”" });
  await expectAccessible(page);
  await page.getByRole("button", { name: "Take these" }).tap();

  await expect(told(page, "Your stack is on your list.")).toBeVisible();
  for (const name of ["Coffee", "Put the book on my chair", "Note one line"]) await expect(row(page, name)).toBeVisible();
  await tick(page, "Coffee").tap();
  await expect(tick(page, "Coffee")).toHaveAttribute("aria-pressed", "true");
});

test("the first minutes go on where they were left, and can be left", async ({ page, open, person }) => {
  expect(await person.rest.habits()).toEqual([]);
  await open("/app/start");
  await page.getByLabel("On most days I …").fill("Tea");
  await page.getByRole("button", { name: "Go on" }).tap();
  await expect(page.getByRole("heading", { level: 1, name: "How do you feel about it?" })).toBeVisible();
  await open("/app/start");
  await expect(page.getByRole("group", { name: "Tea" })).toBeVisible();
  await page.getByRole("link", { name: "Back" }).tap();
  await expect(page.getByLabel("On most days I …")).toHaveValue("Tea");
  await page.getByRole("link", { name: "Skip this" }).tap();
  await page.getByRole("link", { name: "Skip this" }).tap();
  await expect(page.getByRole("heading", { level: 1, name: "What to begin with" })).toBeVisible();
  await page.getByRole("button", { name: "Leave this for later" }).tap();
  await expect(told(page, "Your list is yours to fill.")).toBeVisible();
  expect(await person.rest.habits()).toEqual([]);
});
