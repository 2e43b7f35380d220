// Numbers that a device computes by itself are those of the server. Both are asked about the same random histories, and
// every figure that differs is told by its habit. `NUMBERS_SEED` chooses other histories.
import {
  cellWords,
  length,
  percent,
  rateWords,
  reserveWords,
  rowNote,
  share,
  shortDay,
  yearWords,
  type Analytics,
  type ComputedHabit,
  type Daily,
  type DailyItem,
  type Grid,
  type Streak,
} from "../fixtures/computed.js";
import { expectSynced } from "../fixtures/device.js";
import { dayAfter, Life, LONGEST, ruleAfterEdit } from "../fixtures/histories.js";
import { expect, test, type Person } from "../fixtures/index.js";
import { expectReadyForOffline } from "../fixtures/network.js";
import type { Pause } from "../fixtures/rest.js";
import { weekRows } from "../fixtures/week.js";
import type { Page } from "@playwright/test";

const SEED = Number(process.env.NUMBERS_SEED ?? 310);

// Whoever moves from the one place to the other lives a day later or two, at whatever hour: so a rule that was edited in
// the west has days of its own behind it in the east.
const WEST = { time_zone: "Pacific/Pago_Pago", day_start: 360 };
const EAST = { time_zone: "Pacific/Kiritimati", day_start: 0 };

test.use({ timezoneId: EAST.time_zone });
test.beforeEach(({ guard }) => guard.allowFailedRequests());

/** Figures by their names, and those by the habit. */
type Figures = Record<string, string>;
type Table = Record<string, Figures>;

/** What the server has computed of a person. */
interface Computed {
  daily: Daily;
  grid: Grid;
  pauses: Pause[];
  habits: { habit: ComputedHabit; streak: Streak; analytics: Analytics }[];
}

test("offline numbers are the server's for random histories", async ({ page, open, person, context }) => {
  test.slow();
  console.log(`NUMBERS_SEED=${SEED}`);
  test.info().annotations.push({ type: "NUMBERS_SEED", description: String(SEED) });
  await live(person);
  const told = await computed(person);
  const today = told.daily.day;

  await open("/app");
  await expectSynced(page, person.rest.userId);
  await expectReadyForOffline(page);
  await context.setOffline(true);
  await open("/app");
  await expect(page.locator("html")).toHaveAttribute("data-start", "shell");
  await expectSame("Today", todayOf(told), () => shownToday(page));
  for (const to of [0, -60, -120].map((days) => dayAfter(today, days))) {
    await open(`/app/grid?to=${to}`);
    await expectSame(`the week up to ${to}`, weekOf(told, to), () => shownWeek(page));
  }
  await open("/app/habits");
  await expectSame("the list", listOf(told), () => shownList(page));
  for (const [at, { habit, streak, analytics }] of told.habits.entries()) {
    const isEdited = ruleAfterEdit(habit.name) !== undefined;
    if (at % 2 === 1 && !isEdited && habit.kind !== "quit") continue;
    await page.getByRole("link", { name: habit.name, exact: true }).press("Enter");
    await expectSame("the page", pageOf(habit, streak, analytics, today), () => shownPage(page));
    if (isEdited) {
      await page.getByRole("link", { name: "Figures", exact: true }).press("Enter");
      await expectSame("the figures", ratesOf(habit, streak, analytics), () => shownRates(page));
      await page.goBack();
    }
    await page.goBack();
  }
  await context.setOffline(false);
});

/** Lives the random life through the queue's door, with an edit of rules midway. */
async function live({ rest }: Person): Promise<void> {
  await rest.change(EAST);
  const { day } = await rest.read<Daily>("/habits/daily");
  const life = new Life(SEED, day);
  await rest.sendOperations([...life.habits(), ...life.days(-LONGEST, -LONGEST / 2)]);
  await rest.change(WEST);
  await rest.sendOperations(life.edits());
  await rest.change(EAST);
  await rest.sendOperations([...life.days(-LONGEST / 2, 1), ...life.corrections(), ...life.pauses()]);
}

/** Asks the server for everything that is compared, and makes sure that there is something to compare. */
async function computed({ rest }: Person): Promise<Computed> {
  const daily = await rest.read<Daily>("/habits/daily");
  const grid = await rest.read<Grid>(`/habits/grid?from=${dayAfter(daily.day, -LONGEST)}&to=${daily.day}`);
  const habits: Computed["habits"] = [];
  for (const { habit } of daily.items) {
    const [streak, analytics] = await Promise.all([
      rest.read<Streak>(`/habits/${habit.id}/streak`),
      rest.read<Analytics>(`/habits/${habit.id}/analytics`),
    ]);
    habits.push({ habit, streak, analytics });
  }
  const states = new Set(grid.items.flatMap((row) => row.days.map((day) => day.state)));
  expect([...states].sort()).toEqual(["due", "excused", "met", "missed", "not_due"]);
  for (const { habit } of habits.filter(({ habit }) => ruleAfterEdit(habit.name) !== undefined)) {
    expect(habit.schedules.length, habit.name).toBe(2);
    expect(dayAfter(daily.day, -1) >= (habit.schedules[1]?.effective_from ?? daily.day), habit.name).toBe(true);
  }
  return { daily, grid, pauses: await rest.pauses(), habits };
}

/** Waits until the page says what the server says, and tells what differs when it never does. */
async function expectSame(what: string, expected: Table, shown: () => Promise<Table>): Promise<void> {
  const message = `${what} without a network, NUMBERS_SEED=${SEED}`;
  await expect.poll(async () => differences(expected, await shown()), { message }).toEqual([]);
}

function differences(expected: Table, shown: Table): string[] {
  const unexpected = Object.keys(shown).filter((name) => expected[name] === undefined);
  return [
    ...unexpected.map((name) => `${name}: is shown`),
    ...Object.entries(expected).flatMap(([name, figures]) => {
      const row = shown[name];
      if (row === undefined) return [`${name}: is not shown`];
      const wrong = Object.entries(figures).filter(([figure, words]) => row[figure] !== words);
      return wrong.map(([figure, words]) => `${name}, ${figure}: "${row[figure] ?? ""}" instead of "${words}"`);
    }),
  ];
}

/** Today: days that ask for nothing are shown only where something was said. */
function todayOf({ daily, pauses }: Computed): Table {
  const said = ({ entry }: DailyItem) => (entry?.status ?? null) !== null || (entry?.value ?? null) !== null;
  const shown = daily.items.filter((item) => item.state !== "not_due" || said(item));
  return Object.fromEntries(
    shown.map((item) => {
      const { habit, entry, state, streak, score } = item;
      const isSettled = ["met", "excused", "not_due"].includes(state) || (entry?.status ?? null) !== null;
      const run = habit.kind === "quit" || streak.current === 0 ? "" : length(streak.current, streak);
      const note = rowNote(item, pauseOn(pauses, habit, daily.day), daily.day);
      const figures: Figures = { settled: String(isSettled), run, strength: `Strength over 30 days, now ${percent(score)}` };
      if (note !== undefined) figures.note = note;
      return [habit.name, figures];
    }),
  );
}

/** The pause in which a day of a habit lies. No two of these histories meet today. */
function pauseOn(pauses: Pause[], habit: ComputedHabit, day: string): Pause | undefined {
  const covers = ({ habit_id }: Pause) => habit_id === null || habit_id === habit.id;
  return pauses.find((pause) => covers(pause) && pause.from_day <= day && (pause.to_day === null || day <= pause.to_day));
}

/** Every day of four weeks by what its button is called, and the figures beside the names. */
function weekOf({ daily, grid }: Computed, to: string): Table {
  const from = dayAfter(to, -27);
  return Object.fromEntries(
    grid.items.map(({ habit_id, name, streak, score, days }) => {
      const habit = daily.items.find((item) => item.habit.id === habit_id)?.habit;
      if (habit === undefined) throw new Error(`${name} is not in the day`);
      const run = streak.current === 0 ? "" : `${length(streak.current, streak)} · `;
      const cells = days.filter(({ day }) => from <= day && day <= to);
      const words = cells.map((day) => [shortDay(day.day), cellWords(habit, day, daily.day)]);
      return [name, { "run and strength": `${run}${percent(score)}`, ...Object.fromEntries(words) }];
    }),
  );
}

function listOf({ habits }: Computed): Table {
  return Object.fromEntries(
    habits.map(({ habit, streak, analytics }) => {
      const strength = `Strength ${percent(analytics.score)}`;
      return [habit.name, { run: length(streak.current, streak), strength }];
    }),
  );
}

function pageOf(habit: ComputedHabit, streak: Streak, analytics: Analytics, today: string): Table {
  return {
    [habit.name]: {
      run: length(streak.current, streak),
      "best run": `Best: ${length(streak.best, streak)}`,
      "last 30 days": share(analytics.rate_30d),
      "last 90 days": share(analytics.rate_90d),
      strength: `Strength ${percent(analytics.score)}`,
      reserves: reserveWords(habit, streak, today),
      year: yearWords(habit, analytics, today),
    },
  };
}

function ratesOf(habit: ComputedHabit, streak: Streak, { rates }: Analytics): Table {
  return { [habit.name]: Object.fromEntries(rates.map((rate) => rateWords(rate, streak))) };
}

function shownToday(page: Page): Promise<Table> {
  const rows = page.getByRole("list", { name: "Habits of the day" }).locator("> li");
  return rows.evaluateAll((rows) => {
    const figures = rows.map((row) => {
      const text = (place: string) => row.querySelector(place)?.textContent.trim() ?? "";
      const run = `${text(".row__value")} ${text(".row__unit")}`.trim();
      const strength = row.querySelector(".spark")?.getAttribute("aria-label") ?? "";
      const settled = String(row.classList.contains("row--settled"));
      return [text(".row__title"), { settled, run, strength, note: text(".row__note") }] as const;
    });
    return Object.fromEntries(figures);
  });
}

function shownWeek(page: Page): Promise<Table> {
  return weekRows(page).evaluateAll((rows) => {
    const figures = rows.map((row) => {
      const name = row.querySelector(".week__link")?.textContent ?? "";
      // "Read, 12 Mar: done"
      const labels = Array.from(row.querySelectorAll("button"), (cell) => cell.getAttribute("aria-label") ?? "");
      const days = labels.map((label) => label.slice(`${name}, `.length).split(": "));
      const run = row.querySelector(".week__figures")?.textContent.trim() ?? "";
      return [name, { "run and strength": run, ...(Object.fromEntries(days) as Record<string, string>) }] as const;
    });
    return Object.fromEntries(figures);
  });
}

function shownList(page: Page): Promise<Table> {
  return page.locator("ol.rows > li").evaluateAll((rows) => {
    const figures = rows.map((row) => {
      const text = (place: string) => row.querySelector(place)?.textContent.trim() ?? "";
      const strength = row.querySelector(".ring__drawing")?.getAttribute("aria-label") ?? "";
      return [text(".row__title"), { run: `${text(".row__value")} ${text(".row__unit")}`, strength }] as const;
    });
    return Object.fromEntries(figures);
  });
}

function shownPage(page: Page): Promise<Table> {
  return page.evaluate(() => {
    const text = (of: ParentNode | undefined, place: string) => of?.querySelector(place)?.textContent.trim() ?? "";
    const label = (place: string) => document.querySelector(place)?.getAttribute("aria-label") ?? "";
    const stats = Array.from(document.querySelectorAll(".stat"));
    const stat = (name: string) => stats.find((stat) => text(stat, ".stat__label") === name);
    const sentences = Array.from(document.querySelectorAll("p.measure"), (sentence) => sentence.textContent);
    return {
      [text(document, "h1")]: {
        run: `${text(stat("Streak"), ".stat__number")} ${text(stat("Streak"), ".stat__unit")}`,
        "best run": text(stat("Streak"), ".stat__note"),
        "last 30 days": text(stat("Last 30 days"), ".stat__number"),
        "last 90 days": text(stat("Last 90 days"), ".stat__number"),
        strength: label(".strength .ring__drawing"),
        reserves: sentences.find((sentence) => /^\d+ reserves? a month;/.test(sentence)) ?? "",
        year: label(".heat__drawing"),
      },
    };
  });
}

function shownRates(page: Page): Promise<Table> {
  return page.getByRole("list", { name: "Met of what was due" }).evaluateAll((lists) => {
    const habit = document.querySelector(".page-head__over")?.textContent ?? "";
    const lines = lists.flatMap((list) => Array.from(list.querySelectorAll("li")));
    const figures = lines.map((line) => {
      const text = (place: string) => line.querySelector(place)?.textContent.trim() ?? "";
      return [text(".ranks__name"), `${text(".ranks__figure")} ${text(".ranks__note")}`] as const;
    });
    return { [habit]: Object.fromEntries(figures) };
  });
}
