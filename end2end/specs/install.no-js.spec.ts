// Installing and sharing where no script runs: every way in words, and a shared text that can be copied.
import { expect, test } from "../fixtures/index.js";

test("every way to the home screen is described", async ({ page, open, person }) => {
  await open("/app/more");
  await page.getByRole("link", { name: /^On this device/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "On this device" })).toBeVisible();
  for (const name of ["iPhone and iPad", "Android", "Computer", "Notifications"]) {
    await expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
  }
  await expect(page.getByRole("button", { name: "Install", exact: true })).toHaveCount(0);
  expect(person.name).toBe("Mara");
});

test("a shared text stands on the page", async ({ page, open, person }) => {
  await open("/app/settings/shared?title=How+to+rest&text=Worth+it&url=https%3A%2F%2Fexample.org%2Frest");
  await expect(page.getByText("How to rest")).toBeVisible();
  await expect(page.getByRole("link", { name: "https://example.org/rest" })).toBeVisible();
  await expect(page.getByText("copy it from here")).toBeVisible();
  expect(person.name).toBe("Mara");
});
