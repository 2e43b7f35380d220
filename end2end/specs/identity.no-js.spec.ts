// Coming in and going out with scripts switched off: forms, statuses and kept input are the server's alone.
import { expect, freshEmail, makePerson, PASSWORD, test } from "../fixtures/index.js";

test("sign up, sign out, sign in", async ({ page, open, server }) => {
  const email = freshEmail();
  await open("/sign-up");
  await page.getByLabel("What should we call you?").fill("Ana");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await expect(page.getByLabel("Time zone")).toHaveValue("UTC");
  await page.getByLabel("Time zone").selectOption("Europe/Berlin");
  await page.getByRole("button", { name: "Make my account" }).click();
  await expect(page).toHaveURL(`${server.url}/app`);
  await expect(page.getByRole("heading", { name: "What would you like to do more often?" })).toBeVisible();

  await open("/app/more");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(`${server.url}/signed-out`);
  await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(`${server.url}/app`);
});

test("a sign-up with a short password comes back with status 422 and all but the password", async ({ page, open, guard }) => {
  guard.allowFailedRequests();
  const email = freshEmail();
  await open("/sign-up");
  await page.getByLabel("What should we call you?").fill('Ana "the quick" <fox>');
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill("short");
  await page.getByLabel("Time zone").selectOption("Asia/Tokyo");
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: "Make my account" }).click();
  expect((await answer).status()).toBe(422);
  await expect(page.getByRole("alert")).toContainText("shorter than 15 characters");
  await expect(page.getByLabel("What should we call you?")).toHaveValue('Ana "the quick" <fox>');
  await expect(page.getByLabel("Email")).toHaveValue(email);
  await expect(page.getByLabel("Time zone")).toHaveValue("Asia/Tokyo");
  await expect(page.getByLabel("Password")).toHaveValue("");
});

test("a wrong password comes back with status 422 and the address", async ({ page, open, server, guard }) => {
  guard.allowFailedRequests();
  const person = await makePerson(server);
  await open("/sign-in?next=/app/habits");
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password").fill("something else entirely");
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: "Sign in" }).click();
  expect((await answer).status()).toBe(422);
  await expect(page.getByLabel("Email")).toHaveValue(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(`${server.url}/app/habits`);
});

test("profile and password forms are answered, refused ones keep their input", async ({ page, open, person }) => {
  await open("/app/settings");
  await page.getByLabel("Name", { exact: true }).fill("x".repeat(80));
  await page.getByLabel("Time zone").selectOption("Asia/Tokyo");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(page.getByLabel("Time zone")).toHaveValue("Asia/Tokyo");
  await page.getByLabel("Name", { exact: true }).fill(" ");
  await page.getByLabel("Currency").selectOption("CHF");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toContainText("Please look at this again");
  await expect(page.getByLabel("Currency")).toHaveValue("CHF");

  await open("/app/settings/devices");
  await page.getByLabel("Current password").fill(person.password);
  await page.getByRole("textbox", { name: "New password" }).fill("short");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByRole("textbox", { name: "New password" })).toHaveAccessibleDescription(/shorter than 15 characters/);
  await expect(page.getByLabel("Current password")).toHaveValue("");
  expect(page.url()).not.toContain("short");

  await open("/app/settings/tokens");
  await page.getByLabel("Name", { exact: true }).fill("Watch");
  await page.getByRole("button", { name: "Make token" }).click();
  await expect(page.locator("code.secret")).toBeVisible();
});
