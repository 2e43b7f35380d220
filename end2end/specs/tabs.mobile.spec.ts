// The tabs of a phone: the one that is open is in sight when its page comes.
import { expect, test } from "../fixtures/index.js";

const PAGES = [
  { tabs: "Tasks", current: "Upcoming", path: "/app/tasks" },
  { tabs: "Tasks", current: "Filters", path: "/app/tasks/filters" },
  { tabs: "Tasks", current: "Done", path: "/app/tasks/done" },
  { tabs: "Settings", current: "Your data", path: "/app/settings/data" },
];

test("the open tab is in sight on a phone and on a very narrow one", async ({ page, open, person }) => {
  await person.rest.createTask({ title: "One" });
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    for (const { tabs, current, path } of PAGES) {
      await open(path);
      const bar = page.getByRole("navigation", { name: tabs, exact: true });
      const tab = bar.getByRole("link", { name: current, exact: true });
      await expect(tab).toHaveAttribute("aria-current", "page");
      await expect(tab).toBeInViewport({ ratio: 1 });
      expect(await bar.evaluate((element) => element.scrollWidth - element.clientWidth), path).toBe(0);
    }
  }
});
