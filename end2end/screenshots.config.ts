// Pictures of every page, for looking at: `npx playwright test -c screenshots.config.ts`. They land in the folder that
// SHOTS names, `target/shots` otherwise.
import base from "./playwright.config.js";

export default {
  ...base,
  testDir: "screenshots",
  reporter: [["list"]],
  timeout: 180_000,
  use: { ...base.use, trace: "off", video: "off", screenshot: "off", reducedMotion: "reduce" },
  projects: [
    { name: "phone", use: { viewport: { width: 390, height: 844 } } },
    { name: "desk", use: { viewport: { width: 1280, height: 800 } } },
  ],
};
