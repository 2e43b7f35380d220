// Quick add without a connection: read, made and shown on the device, and sent when there is one again.
import { expectSynced } from "../fixtures/device.js";
import { expect, test } from "../fixtures/index.js";
import { expectReadyForOffline } from "../fixtures/network.js";

test("a task is added by words without a connection", async ({ page, open, person, context, guard }) => {
  guard.allowFailedRequests();
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await expectReadyForOffline(page);
  await context.setOffline(true);
  await page.keyboard.press("Control+k");
  const dialog = page.getByRole("dialog", { name: "New task" });
  await dialog.getByRole("textbox", { name: "Task", exact: true }).fill("Dig tomorrow #Garden p2");
  await expect(dialog.getByRole("list", { name: "Understood" }).getByRole("listitem")).toHaveText([
    "Tomorrow",
    "Project: Garden",
    "Priority: medium",
  ]);
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Make it and add the task" }).click();
  await expect(dialog.getByText("Added: Dig")).toBeVisible();
  expect(await person.rest.openTasks()).toEqual([]);

  await context.setOffline(false);
  await expect.poll(async () => (await person.rest.openTasks())[0]).toMatchObject({ title: "Dig", priority: 2 });
  expect(await person.rest.projectNames()).toEqual(["Garden"]);
});

test("the search finds without a connection what this device has", async ({ page, open, person, context, guard }) => {
  guard.allowFailedRequests();
  await person.rest.quickAdd("Water the plants");
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await expectReadyForOffline(page);
  await context.setOffline(true);
  await page.keyboard.press("/");
  await page.getByRole("searchbox", { name: "Words" }).fill("water");
  await expect(page.getByRole("list", { name: "Tasks" })).toContainText("Water the plants");
});
