// Installable, measured where it can be: browsers refuse to install anything in the contexts that tests use elsewhere.
import { mkdtempSync, rmSync } from "node:fs";
import { chromium, type BrowserContext } from "@playwright/test";
import { expect, expectStarted, makePerson, signInContext, test } from "../fixtures/index.js";
import { expectReadyForOffline } from "../fixtures/network.js";

/** A browser with a profile on disk, as people have. */
async function persistent(options: Parameters<typeof chromium.launchPersistentContext>[1]): Promise<[BrowserContext, string]> {
  const profile = mkdtempSync("/tmp/wellspring-e2e-profile-");
  return [await chromium.launchPersistentContext(profile, options), profile];
}

/** Width and height as the picture itself says (PNG, chapter 11.2.2). */
async function sizeOf(url: string): Promise<string> {
  const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
}

test("manifest and installability have no errors, and the start address opens offline", async ({ server, launchOptions }) => {
  const [context, profile] = await persistent({ ...launchOptions, locale: "en-GB", timezoneId: "Europe/Berlin" });
  try {
    const person = await makePerson(server);
    await signInContext(server, context, person);
    const page = await context.newPage();
    await page.goto(`${server.url}/app`);
    await expectStarted(page);
    await expectReadyForOffline(page);
    const session = await context.newCDPSession(page);
    const manifest = await session.send("Page.getAppManifest");
    expect(manifest.errors).toEqual([]);
    expect(manifest.url).toBe(`${server.url}/manifest.webmanifest`);
    const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
    expect(installabilityErrors).toEqual([]);
    expect((await session.send("Page.getAppId")).appId).toBe(`${server.url}/`);

    const described = JSON.parse(manifest.data ?? "") as {
      start_url: string;
      short_name: string;
      icons: { src: string; purpose: string }[];
      screenshots: { src: string; sizes: string; form_factor: string; label: string }[];
      shortcuts: { url: string; icons: { src: string; sizes: string }[] }[];
      share_target: { action: string; method: string };
    };
    expect(described.short_name.length).toBeLessThanOrEqual(12);
    expect(new Set(described.icons.map((icon) => icon.purpose))).toEqual(new Set(["any", "maskable", "monochrome"]));
    expect(new Set(described.screenshots.map((shot) => shot.form_factor))).toEqual(new Set(["narrow", "wide"]));
    for (const { src, sizes, label } of described.screenshots) {
      expect(label, src).not.toBe("");
      expect(await sizeOf(`${server.url}${src}`), src).toBe(sizes);
    }
    expect(described.shortcuts.length).toBeLessThanOrEqual(4);
    expect(described.shortcuts.flatMap(({ icons }) => icons.map(({ sizes }) => sizes))).toContain("96x96");
    expect(described.share_target).toMatchObject({ action: "/share", method: "POST" });
    const pictures = [...described.icons, ...described.shortcuts.flatMap((shortcut) => shortcut.icons)];
    for (const { src } of pictures) expect((await fetch(`${server.url}${src}`)).status, src).toBe(200);

    await context.setOffline(true);
    for (const address of [described.start_url, ...described.shortcuts.map((shortcut) => shortcut.url)]) {
      await page.goto(`${server.url}${address}`);
      await expectStarted(page);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    }
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
});
