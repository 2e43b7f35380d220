// Starter stacks as a crawler reads them: without any script, from the list to every stack and on to an account.
import { told } from "../fixtures/app.js";
import { expect, freshEmail, PASSWORD, test } from "../fixtures/index.js";

interface Described {
  "@graph": { "@type": string; step?: unknown[]; itemListElement?: { position: number; item?: string; url?: string }[] }[];
}

test("every stack is reached from the list, and tells people and crawlers the same steps", async ({ page, open, server }) => {
  await open("/habits/templates");
  const links = page.getByRole("main").getByRole("heading", { level: 2 }).getByRole("link");
  const paths = await links.evaluateAll((all) => all.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
  expect(new Set(paths).size).toBe(10);
  const list = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? "") as Described;
  expect(list["@graph"][0]?.itemListElement?.map((item) => item.url)).toEqual(paths.map((path) => `${server.url}${path}`));

  for (const path of paths) {
    await open(path);
    const steps = page.locator(".chain__step");
    const text = (await page.locator('script[type="application/ld+json"]').textContent()) ?? "";
    const [how, trail] = (JSON.parse(text) as Described)["@graph"];
    expect(how?.["@type"]).toBe("HowTo");
    expect(how?.step?.length).toBe(await steps.count());
    expect(trail?.itemListElement?.at(-1)?.item).toBe(`${server.url}${path}`);
    await expect(page.getByRole("navigation", { name: "Where you are" }).getByRole("link")).toHaveCount(2);
    await expect(page.getByRole("navigation", { name: "Goes well with it" }).getByRole("link")).toHaveCount(4);
    expect(await page.locator("script:not([type='application/ld+json'])").count()).toBe(1);
  }
});

test("a stranger starts a stack by making an account", async ({ page, open }) => {
  await open("/habits/templates/morning");
  await page.getByRole("link", { name: "Start this stack" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "A gentle morning" })).toBeVisible();
  await page.getByLabel("What should we call you?").fill("Nora");
  await page.getByLabel("Email").fill(freshEmail());
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Make my account" }).click();
  await expect(page).toHaveURL(/\/app\/start\?stack=morning/);
  await expect(page.getByRole("checkbox", { name: /^Drink a glass of water/ })).toBeChecked();
  await page.getByRole("button", { name: "Take these" }).click();
  await expect(told(page, "Your stack is on your list")).toBeVisible();
});

test("an unknown stack is not found", async ({ page, open, guard }) => {
  guard.allowFailedRequests();
  await open("/habits/templates/no-such-stack");
  await expect(page.getByRole("heading", { level: 1, name: "There is nothing here" })).toBeVisible();
});
