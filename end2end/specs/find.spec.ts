// Finding habits: the search and the filters, which always say how many they hide.
import { expectSynced } from "../fixtures/device.js";
import { expect, test, type Person } from "../fixtures/index.js";

async function fill(person: Person): Promise<void> {
  const morning = await person.rest.createGroup("Morning");
  await person.rest.createHabit({ name: "Café au lait", group_id: morning.id });
  await person.rest.createHabit({ name: "Run", group_id: morning.id });
  await person.rest.createHabit({ name: "Smoke less", tone: "bad" });
  const old = await person.rest.createHabit({ name: "Old one" });
  await person.rest.archiveHabit(old);
}

test("what is typed is found at once, and the rest is counted", async ({ page, open, person }) => {
  await fill(person);
  await open("/app/habits");
  await expectSynced(page, person.rest.userId);
  const links = page.locator(".rows").getByRole("link");
  await expect(page.getByText(/hidden by filters/)).toHaveCount(0);
  await page.getByRole("searchbox", { name: "Search" }).fill("cafe");
  await expect(links).toHaveText(["Café au lait"]);
  await expect(page.getByText("3 hidden by filters.")).toBeVisible();
  await expect(page).toHaveURL(/\?q=cafe$/);
  await expect(page.getByRole("searchbox", { name: "Search" })).toBeFocused();

  await page.reload();
  await expect(page.getByRole("searchbox", { name: "Search" })).toHaveValue("cafe");
  await expect(links).toHaveText(["Café au lait"]);
  await page.getByRole("link", { name: "Show all" }).click();
  await expect(page.getByRole("searchbox", { name: "Search" })).toHaveValue("");
  await expect(page.getByText(/hidden by filters/)).toHaveCount(0);
  await expect(page.getByRole("list", { name: "Habits in Morning" })).toBeVisible();
});

test("filters by group, tone and archive go together", async ({ page, open, person }) => {
  await fill(person);
  await open("/app/habits");
  await expectSynced(page, person.rest.userId);
  await page.getByText("Filters", { exact: true }).click();
  await page.getByLabel("Group", { exact: true }).selectOption({ label: "Morning" });
  await expect(page.getByText("2 hidden by filters.")).toBeVisible();
  await page.getByLabel("What I think of it").selectOption({ label: "Not good for me" });
  await expect(page.getByText("4 hidden by filters.")).toBeVisible();
  await page.getByLabel("Group", { exact: true }).selectOption({ label: "In no group" });
  await expect(page.locator(".rows").getByRole("link")).toHaveText(["Smoke less"]);
  await page.getByLabel("What I think of it").selectOption({ label: "Any" });
  await page.getByLabel("Which").selectOption({ label: "Archived ones" });
  await expect(page.getByRole("list", { name: "Archived habits" })).toContainText("Old one");
  await expect(page.getByText("3 hidden by filters.")).toBeVisible();
});
