// How the browser tests run. `cargo xtask test` sets CHROMIUM, CHROMIUM_SHELL, WELLSPRING_BIN and WELLSPRING_SITE;
// fixtures start a server of their own for each worker, so nothing is shared and nothing has to be running.
import { defineConfig } from "@playwright/test";

const asRoot = process.getuid?.() === 0;

const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";
const launchOptions = {
  executablePath: chromium,
  args: [
    // The sandbox refuses root; tests open nothing but our own pages.
    ...(asRoot ? ["--no-sandbox"] : []),
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // Every page is new and short-lived: WebAssembly compiled a second time, for speed, would never be run.
    "--js-flags=--liftoff-only",
  ],
};

// Draws and runs pages alike with a fifth less work. What an installed app needs (a worker that is woken, push) it lacks.
const withoutWindows = { ...launchOptions, executablePath: process.env.CHROMIUM_SHELL ?? chromium };

// A worker fetches the whole app for each new person, which is most of what such a test would do. It has tests of its own:
// those named "offline".
const withoutWorker = { serviceWorkers: "block" } as const;

export default defineConfig({
  testDir: "specs",
  outputDir: "test-results",
  timeout: 90_000,
  expect: { timeout: 10_000 },
  // One more than there are cores: a page waits for most of its time.
  workers: 3,
  // Further attempts tell a slow machine from a defect; the list names every test that needed one.
  retries: 2,
  forbidOnly: true,
  reporter: [
    ["list"],
    ["html", { open: "never", outputFolder: "report" }],
    ["json", { outputFile: process.env.BROWSER_RESULTS ?? "test-results/results.json" }],
  ],
  use: {
    launchOptions,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    // Nothing here is about movement, and drawing it costs more than all else.
    contextOptions: { reducedMotion: "reduce" },
    // Filming every test to throw nearly every film away costs as much as the tests.
    trace: "on-first-retry",
    // Needs an ffmpeg, which `cargo xtask setup` provides.
    video: process.env.PLAYWRIGHT_BROWSERS_PATH ? "on-first-retry" : "off",
    screenshot: "off",
  },
  projects: [
    {
      name: "with-wasm",
      testIgnore: [/\.no-js\.spec\.ts$/, /\.offline\.spec\.ts$/, /\.mobile\.spec\.ts$/],
      use: { launchOptions: withoutWindows, ...withoutWorker, viewport: { width: 1280, height: 800 } },
    },
    {
      name: "no-js",
      testMatch: /\.no-js\.spec\.ts$/,
      use: { launchOptions: withoutWindows, viewport: { width: 1280, height: 800 }, javaScriptEnabled: false },
    },
    {
      name: "offline",
      testMatch: /\.offline\.spec\.ts$/,
      use: { viewport: { width: 390, height: 844 }, serviceWorkers: "allow" },
    },
    {
      name: "mobile",
      testMatch: /\.mobile\.spec\.ts$/,
      use: { launchOptions: withoutWindows, ...withoutWorker, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
  ],
});
