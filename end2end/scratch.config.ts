import base from "./playwright.config.js";
export default { ...base, testDir: "scratch", workers: 1, reporter: "list", use: { ...base.use }, projects: [{ name: "with-wasm", use: { viewport: { width: 1280, height: 800 } } }] };
