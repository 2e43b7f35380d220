// The one invitation on Today: after the third check-in, at most one on a visit, and a no is heard for sixty days.
import type { BrowserContext, Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/axe.js";
import { tick } from "../fixtures/app.js";
import { expectSynced } from "../fixtures/device.js";
import { dayFrom, expect, test, type Open, type Person } from "../fixtures/index.js";

const DAY = 24 * 60 * 60 * 1000;

/** Whether this device may still be asked for notifications, whatever the browser of the tests says. */
async function permission(context: BrowserContext, is: NotificationPermission): Promise<void> {
  await context.addInitScript((is) => {
    Object.defineProperty(Notification, "permission", { configurable: true, get: () => is });
  }, is);
}

test.beforeEach(({ context }) => permission(context, "denied"));

/** The browser's offer to install, which no browser makes in a test. */
async function offer(page: Page, outcome: "accepted" | "dismissed"): Promise<void> {
  const isHeld = await page.evaluate((outcome) => {
    const event = new Event("beforeinstallprompt", { cancelable: true });
    const prompt = (): Promise<object> => {
      document.documentElement.dataset.prompted = "true";
      return Promise.resolve({ outcome });
    };
    Object.assign(event, { prompt, userChoice: Promise.resolve({ outcome, platform: "web" }) });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  }, outcome);
  expect(isHeld, "the browser's own banner is held back").toBe(true);
}

/** Somebody with two check-ins behind them and one to come. */
async function afterTwo(page: Page, open: Open, person: Person): Promise<void> {
  const habit = await person.rest.createHabit({ name: "Read", starts_on: dayFrom(-5) });
  for (const day of [-2, -1]) await person.rest.setEntry(habit.id, dayFrom(day), { status: "done" });
  await open("/app");
  await expectSynced(page, person.rest.userId);
}

const invitation = (page: Page) => page.getByRole("region", { name: /^(Installing|Reminders)$/ });

test("the third check-in brings the button, and the browser is asked only by it", async ({ page, open, person }) => {
  await afterTwo(page, open, person);
  await offer(page, "accepted");
  await expect(invitation(page)).toHaveCount(0);
  await tick(page, "Read").click();
  await expect(invitation(page)).toHaveAccessibleName("Installing");
  await expectAccessible(page);
  await expect(page.locator("html")).not.toHaveAttribute("data-prompted", "true");
  await invitation(page).getByRole("button", { name: "Install", exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("data-prompted", "true");
  await expect(invitation(page)).toHaveCount(0);
});

test("a no is heard for sixty days", async ({ page, open, person }) => {
  await afterTwo(page, open, person);
  await tick(page, "Read").click();
  await offer(page, "accepted");
  await invitation(page).getByRole("button", { name: "Not now" }).click();
  await expect(invitation(page)).toHaveCount(0);
  await expect(page.locator("#page-title")).toBeFocused();
  const key = "wellspring-install-put-off";
  for (const [days, count] of [[0, 0], [59, 0], [60, 1]] as const) {
    await page.evaluate(([key, at]) => localStorage.setItem(key, at), [key, String(Date.now() - days * DAY)] as const);
    await open("/app");
    await expectSynced(page, person.rest.userId);
    await offer(page, "accepted");
    await expect(invitation(page), `after ${days} days`).toHaveCount(count);
  }
});

test("a no in the browser's own question is a no as well", async ({ page, open, person }) => {
  await afterTwo(page, open, person);
  await tick(page, "Read").click();
  await offer(page, "dismissed");
  await invitation(page).getByRole("button", { name: "Install", exact: true }).click();
  await expect.poll(() => page.evaluate(() => localStorage.getItem("wellspring-install-put-off"))).not.toBe(null);
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await offer(page, "dismissed");
  await expect(invitation(page)).toHaveCount(0);
});

test("where installing is not to be had, reminders are offered, and lead to their settings", async ({ page, context, open, person }) => {
  await permission(context, "default");
  await afterTwo(page, open, person);
  await tick(page, "Read").click();
  await expect(invitation(page)).toHaveAccessibleName("Reminders");
  await invitation(page).getByRole("link", { name: "Look at reminders" }).click();
  await expect(page).toHaveURL(/\/app\/settings\/notifications$/);
});

test("other days invite to nothing", async ({ page, open, person }) => {
  await afterTwo(page, open, person);
  await tick(page, "Read").click();
  await offer(page, "accepted");
  await expect(invitation(page)).toHaveCount(1);
  await page.getByRole("link", { name: "Previous day" }).click();
  await expect(page.getByRole("link", { name: "Back to today" })).toBeVisible();
  await expect(invitation(page)).toHaveCount(0);
});

test("the page of this device has the same button, and every other way in words", async ({ page, open, person }) => {
  await open("/app/settings/install");
  await expect(page.getByRole("button", { name: "Install", exact: true })).toHaveCount(0);
  await offer(page, "accepted");
  await page.getByRole("button", { name: "Install", exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("data-prompted", "true");
  await expect(page.getByRole("heading", { name: "iPhone and iPad" })).toBeVisible();
  await expect(page.getByText("Add to Home Screen", { exact: true })).toBeVisible();
  expect(person.name).toBe("Mara");
});

test("an iPhone is shown the way by hand", async ({ page, context, open, person }) => {
  await context.addInitScript(() => void Object.defineProperty(navigator, "standalone", { get: () => false }));
  await afterTwo(page, open, person);
  await tick(page, "Read").click();
  await invitation(page).getByRole("link", { name: "Show me how" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "On this device" })).toBeVisible();
  await expect(page.getByText("On an iPhone or iPad only apps of the home screen can send notifications.")).toBeVisible();
});
