// The public face: complete without scripts, found by search engines, loading nothing from elsewhere.
import { expect, test } from "../fixtures/index.js";

const STACKS = [
  "morning",
  "evening-wind-down",
  "desk-breaks",
  "reading",
  "strength-at-home",
  "money-friday",
  "quit-smoking",
  "sleep",
  "tidy-home",
  "learn-a-language",
].map((slug) => `/habits/templates/${slug}`);
const INDEXED = ["/", "/features", "/moving-from-loop", "/habits/templates", "/privacy", "/terms", ...STACKS];
const FORMS = ["/sign-in", "/sign-up", "/forgot-password", "/reset-password", "/verify-email", "/signed-out"];

for (const path of [...INDEXED, ...FORMS]) {
  test(`${path} has one heading, its own title and no wasm`, async ({ page, open, server }) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await open(path);
    await page.waitForLoadState("networkidle");
    expect(asked.filter((name) => /\.wasm$|wellspring\..*\.js$|boot\./.test(name))).toEqual([]);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    expect((await page.title()).length).toBeLessThanOrEqual(60);
    await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", `${server.url}${path}`);
    const description = await page.locator('meta[name="description"]').getAttribute("content");
    expect(description?.length).toBeGreaterThan(20);
    expect(description?.length).toBeLessThanOrEqual(155);
    for (const property of ["og:title", "og:description", "og:url", "og:image", "og:image:alt"]) {
      await expect(page.locator(`meta[property="${property}"]`)).toHaveAttribute("content", /.+/);
    }
    await expect(page.locator('meta[name="twitter:card"]')).toHaveAttribute("content", "summary_large_image");
  });
}

test("titles and descriptions of indexed pages are unique", async ({ page, open }) => {
  const seen = new Set<string>();
  for (const path of [...INDEXED, "/sign-up"]) {
    await open(path);
    seen.add(await page.title());
    seen.add((await page.locator('meta[name="description"]').getAttribute("content")) ?? "");
    await expect(page.locator('meta[name="robots"]')).toHaveCount(0);
  }
  expect(seen.size).toBe(2 * (INDEXED.length + 1));
  for (const path of FORMS.filter((path) => path !== "/sign-up")) {
    await open(path);
    await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", "noindex");
  }
});

test("the front page describes itself as structured data", async ({ page, open, server }) => {
  await open("/");
  const text = await page.locator('script[type="application/ld+json"]').textContent();
  const described = JSON.parse(text ?? "") as Record<string, unknown>;
  expect(described).toMatchObject({ "@context": "https://schema.org", name: "Wellspring", url: `${server.url}/` });
  expect((await fetch((await page.locator('meta[property="og:image"]').getAttribute("content")) ?? "")).status).toBe(200);
});

test("no link of the public pages is dead", async ({ page, open, server }) => {
  const waiting = [...INDEXED, ...FORMS];
  const known = new Set(waiting);
  for (const path of INDEXED.concat(FORMS)) {
    await open(path);
    const links = await page.locator("a[href]").evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    for (const link of links.map((href) => new URL(href))) {
      if (link.origin === server.url) known.add(link.pathname);
    }
  }
  for (const path of known) {
    expect((await fetch(`${server.url}${path}`)).status, path).toBe(200);
  }
});

test("sitemap, robots and security contact are there and true", async ({ server }) => {
  const sitemap = await (await fetch(`${server.url}/sitemap.xml`)).text();
  const places = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1] ?? "");
  expect(places).toEqual(INDEXED.map((path) => `${server.url}${path}`));
  for (const place of places) expect((await fetch(place, { redirect: "manual" })).status, place).toBe(200);

  const robots = await (await fetch(`${server.url}/robots.txt`)).text();
  expect(robots).toContain(`Sitemap: ${server.url}/sitemap.xml`);
  for (const closed of ["/app", "/api/", "/rpc/"]) expect(robots).toContain(`Disallow: ${closed}`);

  const contact = await (await fetch(`${server.url}/.well-known/security.txt`)).text();
  const expires = Date.parse(/^Expires: (.+)$/m.exec(contact)?.[1] ?? "");
  expect(expires).toBeGreaterThan(Date.now());
  const address = /^Contact: (.+)$/m.exec(contact)?.[1] ?? "";
  const page = await fetch(address);
  expect(page.status).toBe(200);
  const anchor = new URL(address).hash.slice(1);
  if (anchor !== "") expect(await page.text()).toContain(`id="${anchor}"`);
});

test("what is not there is told with status 404 and a way on", async ({ page, open, guard }) => {
  guard.allowFailedRequests();
  const answer = page.waitForResponse((response) => response.url().endsWith("/no-such-page"));
  await open("/no-such-page");
  expect((await answer).status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1, name: "There is nothing here" })).toBeVisible();
  await page.getByRole("link", { name: "Front page" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Small things, kept up" })).toBeVisible();
});

test("the reference of the API loads nothing from elsewhere", async ({ page, open }) => {
  await open("/api/docs");
  await page.waitForLoadState("networkidle");
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page.getByText("/api/v1/habits").first()).toBeVisible();
});
