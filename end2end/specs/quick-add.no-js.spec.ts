// Quick add where no script runs: the button is a link to a page, the form posts, and chips are links.
import { expect, test } from "../fixtures/index.js";

test("a line becomes a task, and the page is ready for the next one", async ({ page, open, person }) => {
  await open("/app");
  await page.getByRole("link", { name: "Add a task" }).click();
  await page.getByLabel("Task", { exact: true }).fill("Call Ana tomorrow at 3pm p1");
  await page.getByRole("button", { name: "Add task" }).click();
  await expect(page.getByText("Task added.")).toBeVisible();
  await expect(page.getByLabel("Task", { exact: true })).toHaveValue("");
  expect(await person.rest.openTasks()).toMatchObject([{ title: "Call Ana", due: { time: "15:00" }, priority: 1 }]);
});

test("a new name is asked about, and a piece can be clicked away", async ({ page, open, person }) => {
  await open("/app/add");
  await page.getByLabel("Task", { exact: true }).fill("Dig #Garden tomorrow");
  await page.getByRole("button", { name: "Add task" }).click();
  await expect(page.getByText(/There is no project called .Garden. yet/)).toBeVisible();
  await expect(page.getByLabel("Task", { exact: true })).toHaveValue("Dig #Garden tomorrow");
  expect(await person.rest.openTasks()).toEqual([]);
  await page.getByRole("button", { name: "Make it and add the task" }).click();
  await expect(page.getByText("Task added.")).toBeVisible();
  expect(await person.rest.projectNames()).toEqual(["Garden"]);

  await open("/app/add?line=Read+tomorrow");
  await page.getByRole("link", { name: /^Tomorrow/ }).click();
  await expect(page.getByRole("list", { name: "Understood" })).toHaveCount(0);
  await page.getByRole("button", { name: "Add task" }).click();
  await expect(page.getByText("Task added.")).toBeVisible();
  expect((await person.rest.openTasks()).map((task) => task.title)).toContain("Read tomorrow");
});

test("the search is a page with an address", async ({ page, open, person }) => {
  await person.rest.quickAdd("Water the plants");
  await open("/app/search");
  await page.getByRole("searchbox", { name: "Words" }).fill("plants");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page).toHaveURL(/\?q=plants$/);
  await expect(page.getByRole("link", { name: "Water the plants" })).toBeVisible();
});
