// From the switch to the answer: a device is switched on, the server reminds it, and the reminder is answered without a
// window, with and without a network, with and without a session.
import { row } from "../fixtures/app.js";
import { expectSynced, expectWaiting } from "../fixtures/device.js";
import { dayFrom, expect, signInContext, test as base, type Habit, type Person } from "../fixtures/index.js";
import { expectReadyForOffline } from "../fixtures/network.js";
import { PushService, useService, WorkerSide, type Message } from "../fixtures/push.js";

const SETTINGS = "/app/settings/notifications";
/** To the next whole minute, and then to the next look of the planner. */
const A_REMINDER = 110_000;

const test = base.extend<{ service: PushService }>({
  service: [
    async ({ context, server }, use) => {
      const service = await PushService.start();
      await context.grantPermissions(["notifications"], { origin: server.url });
      await useService(context, service);
      await use(service);
      service.stop();
    },
    { auto: true },
  ],
});

test.beforeEach(({ guard }) => guard.allowFailedRequests());

async function status(person: Person, habit: Habit): Promise<string | null> {
  return (await person.rest.entry(habit.id, dayFrom(0)))?.status ?? null;
}

/** The next whole minute of Berlin, and the one after where it is near: `HH:MM`. */
function soon(): string {
  const at = new Date(Date.now() + (new Date().getSeconds() > 50 ? 120_000 : 60_000));
  return at.toLocaleTimeString("en-GB", { timeZone: "Europe/Berlin", hour: "2-digit", minute: "2-digit" });
}

test("a reminder reaches the device and is answered without a window", async ({ page, open, person, server, context, service }) => {
  test.setTimeout(A_REMINDER + 120_000);
  const habits: Habit[] = [];
  for (const name of ["Stretch", "Read", "Walk"]) habits.push(await person.rest.createHabit({ name }));
  const [stretch, read, walk] = habits as [Habit, Habit, Habit];
  await open(SETTINGS);
  await expectSynced(page, person.rest.userId);
  await expectReadyForOffline(page);
  await page.getByRole("button", { name: "Turn on notifications on this device" }).click();
  await expect(page.getByText("Notifications are on for this device.")).toBeVisible();

  const at = soon();
  for (const { id } of habits) await person.rest.remind(id, at);
  const messageOf = async (habit: Habit): Promise<Message | undefined> => {
    return (await service.messages()).find(({ notification }) => notification.data.habit_id === habit.id);
  };
  for (const habit of habits) {
    await expect.poll(() => messageOf(habit), { timeout: A_REMINDER }).toBeDefined();
  }
  const messages = (await Promise.all(habits.map(messageOf))) as [Message, Message, Message];
  for (const { notification, web_push } of messages) {
    expect(web_push).toBe(8030);
    expect(notification.navigate.startsWith(`${server.url}/app`)).toBe(true);
    expect(notification.actions.map(({ action }) => action)).toEqual(["done", "snooze"]);
    expect(notification.data.day).toBe(dayFrom(0));
  }

  const worker = await WorkerSide.of(context, server);
  await page.close();
  const windows = context.pages().length;

  await test.step("with a network", async () => {
    await worker.push(messages[0]);
    await worker.press(messages[0].notification.tag, "done");
    await expect.poll(() => status(person, stretch)).toBe("done");
  });

  await test.step("without a network it waits, and leaves when the browser wakes the worker", async () => {
    await worker.push(messages[1]);
    await context.setOffline(true);
    await worker.press(messages[1].notification.tag, "done");
    expect(await status(person, read)).toBe(null);
    await context.setOffline(false);
    await worker.wake();
    await expect.poll(() => status(person, read)).toBe("done");
  });

  await test.step("without a session it is held until its person is back", async () => {
    await worker.push(messages[2]);
    await person.rest.endBrowsers();
    await worker.press(messages[2].notification.tag, "done");
    expect(await status(person, walk)).toBe(null);
    expect(context.pages().length).toBe(windows);
    await signInContext(server, context, person);
    const back = await context.newPage();
    await open("/app", back);
    await expect.poll(() => status(person, walk)).toBe("done");
    await expectWaiting(back, person.rest.userId, 0);
    for (const { name } of habits) await expect(row(back, name).locator("button.tick")).toHaveAttribute("aria-pressed", "true");
  });
});

test("an open page shows at once what was answered outside of it", async ({ page, open, person, server, context, service }) => {
  const habit = await person.rest.createHabit({ name: "Stretch" });
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await expectReadyForOffline(page);
  const worker = await WorkerSide.of(context, server);
  await context.setOffline(true);
  const data = { habit_id: habit.id, day: dayFrom(0), kind: "habit_reminder", user_id: person.rest.userId };
  const notification = {
    title: "Stretch",
    body: "",
    navigate: `${server.url}/app`,
    tag: "stretch",
    data: { ...data, done: { status: "done" } },
    actions: [{ action: "done", title: "Done" }],
  };
  await worker.push({ web_push: 8030, notification });
  await worker.press("stretch", "done");
  await expect(row(page, "Stretch").getByText("on this device", { exact: true })).toBeVisible();
  await expectWaiting(page, person.rest.userId, 1);
  await context.setOffline(false);
  await expect.poll(() => status(person, habit)).toBe("done");
  await expectWaiting(page, person.rest.userId, 0);
  expect(await service.messages()).toEqual([]);
});

test("a task is done from its reminder without a network", async ({ page, open, person, server, context }) => {
  const task = await person.rest.createTask({ title: "Call the bank", due: { day: dayFrom(0), time: "00:05" }, repeat: "FREQ=DAILY" });
  await open(`/app/tasks/${task.id}`);
  await expectSynced(page, person.rest.userId);
  await expectReadyForOffline(page);
  const worker = await WorkerSide.of(context, server);
  await context.setOffline(true);
  const data = { task_id: task.id, day: dayFrom(0), kind: "task_reminder", user_id: person.rest.userId };
  const notification = {
    title: "Call the bank",
    body: "It is due now.",
    navigate: `${server.url}/app/tasks/${task.id}`,
    tag: "call",
    data: { ...data, done: {} },
    actions: [{ action: "done", title: "Done" }],
  };
  await worker.push({ web_push: 8030, notification });
  await worker.press("call", "done");
  await expect(page.getByRole("button", { name: "Open Call the bank again" })).toBeVisible();
  await expectWaiting(page, person.rest.userId, 1);
  await context.setOffline(false);
  await expect.poll(async () => (await person.rest.tasks("open")).map(({ due }) => due?.day)).toEqual([dayFrom(1)]);
  await expectWaiting(page, person.rest.userId, 0);
});

test("a device is tried by its owner, says what became of it, and is stopped", async ({ page, open, person, service }) => {
  await open(SETTINGS);
  await expectSynced(page, person.rest.userId);
  await expectReadyForOffline(page);
  await page.getByRole("button", { name: "Turn on notifications on this device" }).click();
  await expect(page.getByText("Notifications are on for this device.")).toBeVisible();
  await open(SETTINGS);
  const devices = page.getByRole("list", { name: "Devices with notifications" });
  await expect(devices).toContainText("Nothing was sent to it yet.");
  await devices.getByRole("button", { name: /^Send a test to / }).click();
  await expect(page.getByText("A test is on its way to that device.")).toBeVisible();
  await expect.poll(async () => (await service.messages()).map(({ notification }) => notification.title)).toEqual(["It works"]);
  await expect
    .poll(async () => {
      await open(SETTINGS);
      return devices.textContent();
    })
    .toContain("Last reached");

  await page.getByRole("button", { name: "Turn them off on this device" }).click();
  await expect(page.getByRole("button", { name: "Turn on notifications on this device" })).toBeVisible();
  await open(SETTINGS);
  await expect(page.getByText("No device takes notifications yet.")).toBeVisible();
});

test("a subscription that is gone is forgotten, and made anew at the next start", async ({ page, open, person, service }) => {
  await open(SETTINGS);
  await expectSynced(page, person.rest.userId);
  await expectReadyForOffline(page);
  await page.getByRole("button", { name: "Turn on notifications on this device" }).click();
  await expect(page.getByText("Notifications are on for this device.")).toBeVisible();
  await open(SETTINGS);
  const known = async () => {
    const { items } = await person.rest.read<{ items: { id: string }[] }>("/push-subscriptions");
    return items.map(({ id }) => id);
  };
  const [first] = await known();
  expect(first).toBeDefined();
  await service.expire();
  // The browser has lost it as well, without a word to anybody.
  await page.evaluate(() => localStorage.removeItem("push-service-of-the-tests"));
  await page.getByRole("button", { name: /^Send a test to / }).click();
  await expect.poll(async () => (await known()).filter((id) => id !== first).length).toBe(1);
  await expect.poll(known).not.toContain(first);
  expect(await service.messages()).toEqual([]);
});

test("a message that is not understood is shown all the same", async ({ page, open, person, server, context }) => {
  await open("/app");
  await expectSynced(page, person.rest.userId);
  await expectReadyForOffline(page);
  const worker = await WorkerSide.of(context, server);
  const odd = { of: "another build", notification: { tag: "unread" } } as unknown as Message;
  await worker.push(odd);
  expect(await worker.shown()).toEqual(["unread"]);
});
