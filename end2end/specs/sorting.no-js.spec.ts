// Order, parts and time without a script: every form posts.
import { told } from "../fixtures/app.js";
import { expect, test } from "../fixtures/index.js";

test("projects, sections and labels are put in order by forms", async ({ page, open, person }) => {
  for (const name of ["One", "Two"]) await person.rest.createProject(name);
  const project = (await person.rest.projects())[0];
  if (project === undefined) throw new Error("there is no project");
  for (const name of ["Soon", "Later"]) await person.rest.createSection(project.id, name);
  for (const name of ["phone", "errands"]) await person.rest.createLabel(name);
  await open("/app/tasks/projects");
  await page.getByRole("link", { name: "Change the order" }).click();
  await page.getByRole("button", { name: "Move Two up" }).click();
  await expect(told(page, "Moved.")).toBeVisible();
  expect(await person.rest.namesInOrder("projects")).toEqual(["Two", "One"]);
  await open(`/app/tasks/projects/${project.id}?arrange=true`);
  await page.getByRole("button", { name: "Move Soon down" }).click();
  await expect(told(page, "Moved.")).toBeVisible();
  expect(await person.rest.namesInOrder("sections")).toEqual(["Later", "Soon"]);
  await open("/app/tasks/labels?arrange=true");
  await page.getByRole("button", { name: "Move errands up" }).click();
  await expect(told(page, "Moved.")).toBeVisible();
  expect(await person.rest.namesInOrder("labels")).toEqual(["errands", "phone"]);
});

test("a task becomes a part of another one and is taken out by forms", async ({ page, open, person }) => {
  const house = await person.rest.createTask({ title: "Paint the house" });
  const fence = await person.rest.createTask({ title: "Paint the fence" });
  await open(`/app/tasks/${fence.id}`);
  await page.getByRole("link", { name: "Make it a part of another task" }).click();
  await page.getByLabel("Of which task").selectOption({ label: "Paint the house" });
  await page.getByRole("button", { name: "Make it a part" }).click();
  await expect(told(page, "Saved.")).toBeVisible();
  expect((await person.rest.task(fence.id)).parent_id).toBe(house.id);
  await page.getByRole("button", { name: "Take it out" }).click();
  await expect(told(page, "Saved.")).toBeVisible();
  expect((await person.rest.task(fence.id)).parent_id).toBe(null);
});

test("time is added by forms, and what is no number is refused", async ({ page, open, person }) => {
  const task = await person.rest.createTask({ title: "Paint the fence" });
  await open(`/app/tasks/${task.id}`);
  await page.getByRole("button", { name: "+30 min" }).click();
  await expect(page.getByText("30 min so far.")).toBeVisible();
  await page.getByLabel("Another time").fill("0");
  await page.getByRole("button", { name: "Add time" }).click();
  await expect(page.getByLabel("Another time")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Another time").fill("20");
  await page.getByRole("button", { name: "Add time" }).click();
  await expect(page.getByText("50 min so far.")).toBeVisible();
  expect((await person.rest.task(task.id)).spent_minutes).toBe(50);
});
