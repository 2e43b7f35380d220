// A text or a link that another app shares: kept on the device, with and without a network, through signing in, and
// without a service worker.
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

async function arrive(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/app\/settings\/shared$/);
  await expectStarted(page);
}

async function ready(page: Page, open: Open, person: Person): Promise<void> {
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await expectReadyForOffline(page);
}

test("a text is kept, copied from, removed and brought back", async ({ page, open, person }) => {
  await ready(page, open, person);
  await share(page, { title: "How to rest", text: "Worth a read: https://example.org/rest" });
  await arrive(page);
  await expect(kept(page)).toHaveCount(1);
  await expect(kept(page)).toContainText("How to rest");
  await expect(kept(page).getByRole("link")).toHaveAttribute("href", "https://example.org/rest");

  await kept(page).getByRole("button", { name: "Remove How to rest" }).click();
  await expect(told(page, "Removed.")).toBeVisible();
  await expect(page.getByText("Nothing is kept")).toBeVisible();
  await undo(page, "Removed.");
  await expect(kept(page)).toHaveCount(1);

  await open("/app/settings/shared");
  await expect(kept(page)).toContainText("How to rest");
});

test("nothing is lost without a network", async ({ page, open, person, context, guard }) => {
  guard.allowFailedRequests();
  await ready(page, open, person);
  await context.setOffline(true);
  await share(page, { text: "Buy bread, ä & <b>" });
  await arrive(page);
  await expect(kept(page)).toContainText("Buy bread, ä & <b>");
  await context.setOffline(false);
  await open("/app/settings/shared");
  await expect(kept(page)).toContainText("Buy bread, ä & <b>");
});

test("who is signed out signs in and finds it", async ({ page, open, person, context }) => {
  await ready(page, open, person);
  await context.clearCookies();
  await share(page, { url: "https://example.org/late" });
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fapp%2Fsettings%2Fshared$/);
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await arrive(page);
  await expect(kept(page)).toContainText("https://example.org/late");
});

test("another person on the same device does not see it", async ({ page, open, person, context, server, guard }) => {
  // Between the two nobody is signed in, and the open page may ask just then.
  guard.allowFailedRequests();
  await ready(page, open, person);
  await share(page, { text: "Only for Mara" });
  await arrive(page);
  await expect(kept(page)).toHaveCount(1);
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

  test("the text travels in the address until it is kept", async ({ page, open, person }) => {
    await open("/app");
    await expectSynced(page, person.rest.userId);
    await share(page, { title: "Rest", text: "a & b = c" });
    await arrive(page);
    await expect(kept(page)).toContainText("a & b = c");
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
