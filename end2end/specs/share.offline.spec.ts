// A text or a link that another app shares: it leads to a filled quick add, and is kept on the device until it is a
// task, with and without a network, through signing in, and without a service worker.
import type { Page } from "@playwright/test";
import { told, undo } from "../fixtures/app.js";
import { expectSynced } from "../fixtures/device.js";
import { expect, expectStarted, makePerson, signInContext, test, type Open, type Person } from "../fixtures/index.js";
import { expectReadyForOffline } from "../fixtures/network.js";

type Fields = Partial<Record<"title" | "text" | "url", string>>;

/** Posts as the browser does when another app shares. */
async function share(page: Page, fields: Fields): Promise<void> {
  await page.evaluate((fields) => {
    const form = Object.assign(document.createElement("form"), { method: "post", action: "/share" });
    for (const [name, value] of Object.entries(fields)) {
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    }
    document.body.append(form);
    form.submit();
  }, fields);
}

const kept = (page: Page) => page.getByRole("list", { name: "Kept on this device" }).getByRole("listitem");

const line = (page: Page) => page.getByRole("textbox", { name: "Task", exact: true });

/** The text stands in quick add; who goes to the list finds it there too. */
async function arrive(page: Page, title: string): Promise<void> {
  await expect(page).toHaveURL(/\/app\/add\?shared=[0-9a-f-]{36}$/);
  await expectStarted(page);
  await expect(line(page)).toHaveValue(title);
}

async function ready(page: Page, open: Open, person: Person): Promise<void> {
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await expectReadyForOffline(page);
}

test("a text is kept, copied from, removed and brought back", async ({ page, open, person }) => {
  await ready(page, open, person);
  await share(page, { title: "How to rest", text: "Worth a read: https://example.org/rest" });
  await arrive(page, "How to rest");
  await open("/app/settings/shared");
  await expect(kept(page)).toHaveCount(1);
  await expect(kept(page)).toContainText("How to rest");
  const link = kept(page).getByRole("link", { name: "https://example.org/rest" });
  await expect(link).toHaveAttribute("href", "https://example.org/rest");

  await kept(page).getByRole("button", { name: "Remove How to rest" }).click();
  await expect(told(page, "Removed.")).toBeVisible();
  await expect(page.getByText("Nothing is kept")).toBeVisible();
  await undo(page, "Removed.");
  await expect(kept(page)).toHaveCount(1);

  await open("/app/settings/shared");
  await expect(kept(page)).toContainText("How to rest");
});

test("a text becomes a task with notes, and is kept no longer", async ({ page, open, person }) => {
  await ready(page, open, person);
  await share(page, { title: "Meet tomorrow", text: "Bring https://example.org/map" });
  await arrive(page, "Meet tomorrow");
  // Words of others are not read. Those that are added are.
  await expect(page.getByRole("list", { name: "Understood" })).toHaveCount(0);
  await line(page).fill("Meet tomorrow p1");
  await expect(page.getByRole("list", { name: "Understood" }).getByRole("listitem")).toHaveText(["Priority: high"]);
  await page.getByRole("button", { name: "Add task" }).click();
  await expect(page.getByText("Added: Meet tomorrow")).toBeVisible();
  await expect.poll(async () => (await person.rest.openTasks())[0]).toMatchObject({
    title: "Meet tomorrow",
    notes: "Bring\n\nhttps://example.org/map",
    due: null,
    priority: 1,
  });
  await open("/app/settings/shared");
  await expect(page.getByText("Nothing is kept")).toBeVisible();
});

test("nothing is lost without a network", async ({ page, open, person, context, guard }) => {
  guard.allowFailedRequests();
  await ready(page, open, person);
  await context.setOffline(true);
  await share(page, { text: "Buy bread, ä & <b>" });
  await arrive(page, "Buy bread, ä & <b>");
  await context.setOffline(false);
  await open("/app/settings/shared");
  await expect(kept(page)).toContainText("Buy bread, ä & <b>");
});

test("who is signed out signs in and finds it", async ({ page, open, person, context }) => {
  await ready(page, open, person);
  await context.clearCookies();
  await share(page, { url: "https://example.org/late" });
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fapp%2Fadd%3Fshared%3D/);
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await arrive(page, "https://example.org/late");
});

test("another person on the same device does not see it", async ({ page, open, person, context, server, guard }) => {
  // Between the two nobody is signed in, and the open page may ask just then.
  guard.allowFailedRequests();
  await ready(page, open, person);
  await share(page, { text: "Only for Mara" });
  await arrive(page, "Only for Mara");
  await context.clearCookies();
  await signInContext(server, context, await makePerson(server, "Ben"));
  await open("/app");
  await open("/app/settings/shared");
  await expect(page.getByText("Nothing is kept")).toBeVisible();
  await context.clearCookies();
  await signInContext(server, context, person);
  await open("/app");
  await open("/app/settings/shared");
  await expect(kept(page)).toContainText("Only for Mara");
});

test("a form of another site shares nothing", async ({ page, open, person, context, guard }) => {
  guard.allowFailedRequests();
  await ready(page, open, person);
  const [worker] = context.serviceWorkers();
  if (worker === undefined) throw new Error("no service worker runs");
  const judged = await worker.evaluate(() => {
    const { isOfAnotherSite } = self as unknown as { isOfAnotherSite: (referrer: string) => boolean };
    return ["", "about:client", `${self.location.origin}/app`, "https://there.example/"].map(isOfAnotherSite);
  });
  expect(judged).toEqual([false, false, false, true]);
});

test.describe("without a service worker", () => {
  test.use({ serviceWorkers: "block" });

  test("the text travels in the address and becomes a task", async ({ page, open, person }) => {
    await open("/app");
    await expectSynced(page, person.rest.userId);
    await share(page, { title: "Rest", text: "a & b = c" });
    await expect(page).toHaveURL(/\/app\/add\?title=Rest&text=a/);
    await expectStarted(page);
    await expectSynced(page, person.rest.userId);
    await expect(line(page)).toHaveValue("Rest");
    await page.getByRole("button", { name: "Add task" }).click();
    await expect(page).toHaveURL(/\/app\/add$/);
    await expect.poll(async () => (await person.rest.openTasks()).map((task) => task.notes)).toEqual(["a & b = c"]);
  });

  test("a text in the address of the list is kept once", async ({ page, open, person }) => {
    await open("/app");
    await expectSynced(page, person.rest.userId);
    await open("/app/settings/shared?title=Rest&text=a+%26+b+%3D+c");
    await expect(page).toHaveURL(/\/app\/settings\/shared$/);
    await expect(kept(page)).toHaveCount(1);
  });

  test("a long text is shown whole", async ({ page, open, person }) => {
    await open("/app");
    await expectSynced(page, person.rest.userId);
    const text = "A long article. ".repeat(500).trim();
    await share(page, { text });
    await expect(page.getByRole("heading", { level: 1, name: "Here is what you shared" })).toBeVisible();
    await expect(page.getByLabel("What you shared")).toHaveValue(text);
  });
});
