// Coming in, going out, and getting back in: the public forms with a browser that runs scripts.
import { expect, freshEmail, makePerson, PASSWORD, Rest, test } from "../fixtures/index.js";
import type { Page } from "@playwright/test";

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test("signing up leads to an empty Today in the browser's own time zone", async ({ page, open, server }) => {
  const email = freshEmail();
  await open("/");
  await page.getByRole("link", { name: "Start with one habit" }).click();
  await page.getByLabel("What should we call you?").fill("Ana");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await expect(page.getByLabel("Time zone")).toHaveValue("Europe/Berlin");
  await page.getByRole("button", { name: "Make my account" }).click();
  await expect(page).toHaveURL(`${server.url}/app`);
  await expect(page.getByRole("heading", { name: "What would you like to do more often?" })).toBeVisible();
  await expect(page).toHaveTitle("Today · Wellspring");
  expect((await (await Rest.signIn(server.url, email, PASSWORD)).me()).display_name).toBe("Ana");
});

test("a page that needs an account asks to sign in and then opens", async ({ page, open, server }) => {
  const person = await makePerson(server);
  await open("/app/habits?from=mail");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await signIn(page, person.email, person.password);
  await expect(page).toHaveURL(`${server.url}/app/habits?from=mail`);
  await expect(page.getByRole("heading", { level: 1, name: "Habits" })).toBeVisible();
});

test("a link to sign in cannot lead to another site", async ({ page, open, server }) => {
  const person = await makePerson(server);
  await open("/sign-in?next=//evil.example/app");
  await signIn(page, person.email, person.password);
  await expect(page).toHaveURL(`${server.url}/app`);
});

test("a wrong password is told and the address stays", async ({ page, open, server, guard }) => {
  guard.allowFailedRequests();
  const person = await makePerson(server);
  await open("/sign-in");
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password").fill("something else entirely");
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: "Sign in" }).click();
  expect((await answer).status()).toBe(422);
  await expect(page.getByRole("alert")).toContainText("do not match an account");
  await expect(page.getByLabel("Email")).toHaveValue(person.email);
  await expect(page.getByLabel("Password")).toHaveValue("");
  await expect(page).toHaveTitle(/^Error: /);
});

test("refused sign-ups say what is wrong beside each field", async ({ page, open, server, guard }) => {
  guard.allowFailedRequests();
  const taken = await makePerson(server);
  await open("/sign-up");
  await page.getByLabel("Email").fill("not an address");
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Make my account" }).click();
  await expect(page.getByRole("alert")).toContainText("Please look at this again");
  for (const field of ["What should we call you?", "Email", "Password"]) {
    await expect(page.getByLabel(field)).toHaveAttribute("aria-invalid", "true");
  }
  await expect(page.getByLabel("Password")).toHaveAccessibleDescription(/shorter than 15 characters/);

  await page.getByLabel("What should we call you?").fill("Ana");
  await page.getByLabel("Email").fill(taken.email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Make my account" }).click();
  await expect(page.getByLabel("Email")).toHaveAccessibleDescription(/already an account/);
  await expect(page.getByLabel("Email")).toHaveValue(taken.email);
});

test("signing out closes the app", async ({ page, open, person, server }) => {
  await open("/app/more");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(`${server.url}/signed-out`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are signed out");
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBeLessThanOrEqual(1);
  await open("/app");
  await expect(page).toHaveURL(/\/sign-in/);
  expect((await person.rest.sessions()).filter((session) => session.kind === "cookie")).toEqual([]);
});

test("a forgotten password is replaced by a mailed link, once, and other devices are signed out", async ({
  page,
  open,
  person,
  server,
  device,
  guard,
}) => {
  guard.allowFailedRequests();
  const elsewhere = await (await device()).newPage();
  await open("/forgot-password", elsewhere);
  await elsewhere.getByLabel("Email").fill(person.email);
  await elsewhere.getByRole("button", { name: "Send the link" }).click();
  await expect(elsewhere.getByRole("heading", { name: "Look into your mail" })).toBeVisible();

  const { token } = server.mail(person.email, /reset-password/);
  await open(`/reset-password?token=${encodeURIComponent(token)}`, elsewhere);
  await elsewhere.getByRole("textbox", { name: "New password" }).fill("short");
  await elsewhere.getByRole("button", { name: "Save password" }).click();
  await expect(elsewhere.getByRole("textbox", { name: "New password" })).toHaveAccessibleDescription(/shorter than 15 characters/);
  await elsewhere.getByRole("textbox", { name: "New password" }).fill("harbour velvet compass 19");
  await elsewhere.getByRole("button", { name: "Save password" }).click();
  await elsewhere.getByRole("link", { name: "Sign in" }).last().click();
  await signIn(elsewhere, person.email, "harbour velvet compass 19");
  await expect(elsewhere).toHaveURL(`${server.url}/app`);

  await open("/app");
  await expect(page).toHaveURL(/\/sign-in/);
  await signIn(page, person.email, person.password);
  await expect(page.getByRole("alert")).toContainText("do not match");

  const again = await (await device()).newPage();
  await open(`/reset-password?token=${encodeURIComponent(token)}`, again);
  await again.getByRole("textbox", { name: "New password" }).fill("another harbour velvet 23");
  await again.getByRole("button", { name: "Save password" }).click();
  await expect(again.getByRole("alert")).toContainText("no longer works");
});

test("an unknown address gets the same answer as a known one", async ({ page, open }) => {
  await open("/forgot-password");
  await page.getByLabel("Email").fill(freshEmail());
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByRole("heading", { name: "Look into your mail" })).toBeVisible();
});

test("the mailed link confirms the address by one press", async ({ page, open, person, server, guard }) => {
  guard.allowFailedRequests();
  const { token } = server.mail(person.email, /verify-email/);
  const link = `/verify-email?token=${encodeURIComponent(token)}`;
  await open(link);
  expect((await person.rest.me()).email_verified).toBe(false);
  await page.getByRole("button", { name: "Confirm address" }).click();
  await expect(page.getByRole("heading", { name: "Address confirmed" })).toBeVisible();
  expect((await person.rest.me()).email_verified).toBe(true);

  // A second press is no error to somebody whose address is confirmed.
  await open(link);
  await page.getByRole("button", { name: "Confirm address" }).click();
  await expect(page.getByRole("heading", { name: "Address confirmed" })).toBeVisible();
  await open("/verify-email?token=made-up");
  await page.getByRole("button", { name: "Confirm address" }).click();
  await expect(page.getByRole("heading", { name: "This link does not work" })).toBeVisible();
});
