// Figures with scripts switched off: pages that are complete as they come, links, and a form that goes by GET.
import { dayFrom, expect, test } from "../fixtures/index.js";

test("the figures of a habit are whole without scripts", async ({ page, open, person }) => {
  const habit = await person.rest.createHabit({ name: "Water", kind: "measure", target: "8", unit: "glasses", starts_on: dayFrom(-400) });
  for (let day = 0; day < 10; day += 1) await person.rest.setEntry(habit.id, dayFrom(-day), { value: "8" });
  await open(`/app/habits/${habit.id}`);
  await page.getByRole("link", { name: "Figures", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Figures" })).toBeVisible();
  await expect(page.getByRole("img", { name: /^Strength from/ })).toBeVisible();
  // In the first hours of a day what is said of yesterday was said on the day itself, too.
  await expect(page.getByText(/^(1 day|2 days) noted on the day itself so far\./)).toBeVisible();
  await page.getByRole("link", { name: "Years" }).click();
  await expect(page).toHaveURL(/by=year#totals$/);
  await expect(page.getByText(/^This year: \d+\sglasses of [\d,]+\sglasses\.$/)).toBeVisible();
  await page.locator("summary").filter({ hasText: "Totals as a table" }).click();
  await expect(page.getByRole("columnheader", { name: "Target" })).toBeVisible();
  await page.getByRole("link", { name: "Previous year" }).click();
  await expect(page).toHaveURL(/by=year&year=\d{4}#year$/);
});

test("habits are compared by a plain form", async ({ page, open, person }) => {
  const made = [];
  for (const name of ["Read", "Run", "Sing"]) made.push(await person.rest.createHabit({ name, starts_on: dayFrom(-20) }));
  await open("/app/figures");
  await expect(page.getByRole("table", { name: /^Habits in / }).getByRole("row")).toHaveCount(4);
  await page.getByLabel("First habit").selectOption({ label: "Sing" });
  await page.getByLabel("Second habit").selectOption({ label: "None" });
  await page.getByRole("radio", { name: "Met each week" }).check({ force: true });
  await page.getByRole("button", { name: "Compare" }).click();
  await expect(page).toHaveURL(new RegExp(`a=${made[2]?.id ?? ""}`));
  await expect(page.getByText("What was met of Sing in each of 26 weeks.", { exact: true })).toBeVisible();
});
