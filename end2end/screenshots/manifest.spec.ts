// The pictures of the install sheet, as the manifest names them. They land beside the others, in the folder `manifest`, and
// are copied to `public/icons` when the pages have changed enough to show.
import { join } from "node:path";
import { expectSynced } from "../fixtures/device.js";
import { Rest, signInContext, test } from "../fixtures/index.js";

const FOLDER = join(process.env.SHOTS ?? "../target/shots", "manifest");

test("pictures of the manifest", async ({ page, context, open, server }) => {
  const account = { name: "Demo", email: "demo@example.org", password: "lantern quiet orchard 74" };
  server.command("demo", "--email", account.email, "--password", account.password);
  const rest = await Rest.signIn(server.url, account.email, account.password);
  await signInContext(server, context, { ...account, rest });
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  const form = test.info().project.name === "phone" ? "narrow" : "wide";
  await open("/app");
  await expectSynced(page, rest.userId);
  await page.screenshot({ path: join(FOLDER, `screenshot-today-${form}.png`) });
  if (form === "narrow") return;
  const habit = (await rest.habits()).find((habit) => habit.kind === "measure");
  if (habit === undefined) throw new Error("the demo has no habit with an amount");
  await open(`/app/habits/${habit.id}`);
  await page.screenshot({ path: join(FOLDER, "screenshot-habit-wide.png") });
});
