import { test, expect } from "../fixtures/index.js";
test("fails on purpose", async ({ open, page }) => { await open("/"); await expect(page.getByText("nope")).toBeVisible({ timeout: 500 }); });
