// Order, parts, time and suggestions in the tunnel: all of it goes through the queue.
import { expectSynced, expectWaiting } from "../fixtures/device.js";
import { dayFrom, expect, test, type Open, type Person } from "../fixtures/index.js";
import { expectReadyForOffline } from "../fixtures/network.js";
import type { Page } from "@playwright/test";

test.beforeEach(({ guard }) => guard.allowFailedRequests());

async function ready(path: string, page: Page, open: Open, person: Person): Promise<void> {
  await open(path, page);
  await expectSynced(page, person.rest.userId);
  await expectReadyForOffline(page);
}

test("projects are put in order without a network", async ({ page, open, person, context }) => {
  for (const name of ["One", "Two"]) await person.rest.createProject(name);
  await ready("/app/tasks/projects", page, open, person);
  await context.setOffline(true);
  await page.getByRole("button", { name: "Move Two: drag it" }).focus();
  await page.keyboard.press("ArrowUp");
  const shown = page.getByRole("list", { name: "Projects", exact: true }).locator(".row__title");
  await expect(shown).toHaveText(["Two", "One"]);
  await expectWaiting(page, person.rest.userId, 1);
  await context.setOffline(false);
  await expectWaiting(page, person.rest.userId, 0);
  expect(await person.rest.namesInOrder("projects")).toEqual(["Two", "One"]);
});

test("time that is added here and elsewhere all counts", async ({ page, open, person, context }) => {
  const task = await person.rest.createTask({ title: "Paint the fence" });
  await ready(`/app/tasks/${task.id}`, page, open, person);
  await context.setOffline(true);
  await page.getByRole("button", { name: "+15 min" }).click();
  await expect(page.getByText("15 min so far.")).toBeVisible();
  await person.rest.spendTime(task.id, 30);
  await context.setOffline(false);
  await expectWaiting(page, person.rest.userId, 0);
  await expect(page.getByText("45 min so far.")).toBeVisible();
  expect((await person.rest.task(task.id)).spent_minutes).toBe(45);
});

test("a task becomes a part of another one without a network", async ({ page, open, person, context }) => {
  const house = await person.rest.createTask({ title: "Paint the house" });
  const fence = await person.rest.createTask({ title: "Paint the fence" });
  await ready(`/app/tasks/${fence.id}`, page, open, person);
  await context.setOffline(true);
  await page.getByRole("link", { name: "Make it a part of another task" }).click();
  await page.getByLabel("Of which task").selectOption({ label: "Paint the house" });
  await page.getByRole("button", { name: "Make it a part" }).click();
  await expect(page.getByRole("button", { name: "Take it out" })).toBeVisible();
  await context.setOffline(false);
  await expectWaiting(page, person.rest.userId, 0);
  expect((await person.rest.task(fence.id)).parent_id).toBe(house.id);
});

test("a suggestion that is dismissed without a network stays away", async ({ page, open, person, context }) => {
  await person.rest.createTask({ title: "Pay the rent", due: { day: dayFrom(-2) } });
  await ready("/app", page, open, person);
  expect(await person.rest.suggested()).toEqual(["Pay the rent"]);
  await page.locator("summary").filter({ hasText: "Room for one more?" }).click();
  await context.setOffline(true);
  await page.getByRole("button", { name: "Do not suggest Pay the rent again" }).click();
  await expect(page.getByText("Room for one more?")).toHaveCount(0);
  await expectWaiting(page, person.rest.userId, 1);
  await context.setOffline(false);
  await expectWaiting(page, person.rest.userId, 0);
  expect(await person.rest.suggested()).toEqual([]);
});
