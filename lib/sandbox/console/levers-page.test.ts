import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PLAIN_OUTCOMES } from "../faults.ts";
import { PUSH_FATES } from "../state.ts";
import { type ConsoleProbe, openConsoleProbe } from "./console-probe.ts";

let probe: ConsoleProbe;
beforeEach(async () => {
  probe = await openConsoleProbe();
});
afterEach(() => probe.close());

/** Submits a lever's form after making sure that the page has one. */
async function pull(lever: string, form: Record<string, string> | [string, string][]): Promise<string> {
  const page = await probe.open("/console/levers");
  expect(page).toContain(`action="/console/levers/${lever}"`);
  const answer = await probe.post(`/console/levers/${lever}`, form);
  expect(answer.status).toBe(303);
  return decodeURIComponent(answer.headers.get("location") ?? "").replaceAll("+", " ");
}

describe("levers", () => {
  it("order the next outcomes, show the queue and strike from it", async () => {
    await pull("next", { call: "prepare/invoice", outcome: "declined", times: "2", ms: "3000" });
    await pull("next", { call: "get", outcome: "slow", times: "1", ms: "250" });
    const queue = [
      { call: "prepare/invoice", outcome: "declined", times: 2 },
      { call: "get", outcome: "slow:250", times: 1 },
    ];
    expect(await probe.lever("GET", "next")).toEqual(queue);
    const page = await probe.open("/console/levers");
    expect(page).toContain("<code>prepare/invoice</code> → abgelehnt");
    expect(page).toContain("3 Ausgänge vorgemerkt");
    await pull("unqueue", { index: "0", call: "prepare/invoice", outcome: "declined" });
    expect(await probe.lever("GET", "next")).toEqual(queue.slice(1));
    expect(await pull("unqueue", { index: "0", call: "prepare/invoice", outcome: "declined" })).toContain("problem=");
    expect(await probe.lever("GET", "next")).toEqual(queue.slice(1));
    expect(await pull("next", { call: "get", outcome: "nothing", times: "1" })).toContain("problem=");
  });

  it("set ready-made weather together with pushes", async () => {
    await pull("preset", { preset: "errors", seed: "7" });
    expect(await probe.lever("GET", "weather")).toMatchObject({ chances: { "*": { error500: 0.05 } } });
    await pull("preset", { preset: "trouble", seed: "7" });
    const weather = await probe.lever("GET", "weather");
    const sum = Object.values(weather.chances["*"] as Record<string, number>).reduce((all, chance) => all + chance, 0);
    expect(sum).toBeCloseTo(0.05);
    expect(weather.seed).toBe(7);
    for (const [preset, mode] of [
      ["duplicates", "twice"],
      ["shuffled", "shuffled"],
      ["lost", "off"],
    ] as const) {
      await pull("preset", { preset, seed: "1" });
      expect(await probe.lever("GET", "")).toMatchObject({ pushMode: mode });
      expect(await probe.lever("GET", "weather")).toBeNull();
    }
    await pull("preset", { preset: "latency", seed: "1" });
    expect(await probe.lever("GET", "weather")).toMatchObject({ latency: [200, 2000] });
    await pull("preset", { preset: "fine", seed: "1" });
    expect(await probe.lever("GET", "weather")).toBeNull();
    expect(await probe.lever("GET", "")).toMatchObject({ pushMode: "normal" });
  });

  it("set weather of one's own, and show it in the form", async () => {
    await pull("weather", {
      call: "create",
      "chance.lostAnswer": "12,5",
      "chance.html": "",
      least: "10",
      most: "30",
      seed: "9",
    });
    expect(await probe.lever("GET", "weather")).toEqual({
      seed: 9,
      draws: {},
      latency: [0, 0],
      latencies: { create: [10, 30] },
      searchLag: 0,
      linkLag: 0,
      pushes: {},
      chances: { create: { lostAnswer: 0.125 } },
    });
    expect(await probe.open("/console/levers")).toContain("Startwert 9");
    const page = await probe.open("/console/levers?weather=create");
    expect(page).toContain('name="chance.lostAnswer" min="0" max="100" step="any" value="12.5"');
    expect(page).toContain("<code>create</code>: lostAnswer 12,5 %; Dauer 10 bis 30 ms");
    expect(await pull("weather", { "chance.html": "101" })).toContain("problem=");
  });

  it("set everything the weather knows, call by call, and calm a call again", async () => {
    const rest = { seed: "3", searchLag: "5000", linkLag: "250", "push.lost": "10", "push.delayed": "5" };
    await pull("weather", { ...rest, call: "*", "chance.reset": "1", most: "40" });
    await pull("weather", {
      ...rest,
      call: "start",
      other: "exception:ProductFormatException:so nicht#4711",
      otherChance: "2",
    });
    const weather = {
      seed: 3,
      draws: {},
      latency: [0, 40],
      latencies: {},
      searchLag: 5000,
      linkLag: 250,
      pushes: { lost: 0.1, delayed: 0.05 },
      chances: { "*": { reset: 0.01 }, start: { "exception:ProductFormatException:so nicht#4711": 0.02 } },
    };
    expect(await probe.lever("GET", "weather")).toEqual(weather);
    const page = await probe.open("/console/levers?weather=start");
    expect(page).toContain('name="other" value="exception:ProductFormatException:so nicht#4711"');
    expect(page).toContain("Pushes: lost 10 %, delayed 5 %; Listen 5000 ms zurück; transactions 250 ms leer");
    for (const outcome of PLAIN_OUTCOMES.filter((plain) => plain !== "ok")) {
      expect(page).toContain(`name="chance.${outcome}"`);
    }
    for (const fate of PUSH_FATES) expect(page).toContain(`name="push.${fate}"`);
    await pull("calm", { call: "start" });
    expect(await probe.lever("GET", "weather")).toEqual({ ...weather, chances: { "*": { reset: 0.01 } } });
    await pull("calm", { call: "*" });
    expect(await probe.lever("GET", "weather")).toEqual({ ...weather, latency: [0, 0], chances: {} });
    await pull("preset", { preset: "realistic", seed: "1" });
    expect(await probe.lever("GET", "weather")).toMatchObject({
      latency: [150, 600],
      latencies: { prepare: [800, 3000] },
    });
  });

  it("order refusals by name and wording, and a foreign status", async () => {
    await pull("next", {
      call: "create",
      outcome: "exception",
      exception: "ProductNotAllowedException",
      details: "product id is missing",
    });
    await pull("next", { call: "get", outcome: "error", exception: "ProductSecurityException", details: "" });
    await pull("next", {
      call: "get",
      outcome: "status",
      exception: "ProductSecurityException",
      details: "processing",
    });
    expect((await probe.lever("GET", "next")).map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      "exception:ProductNotAllowedException:product id is missing",
      "error:ProductSecurityException",
      "status:processing",
    ]);
    expect(await probe.create()).toMatchObject({
      error: "ProductNotAllowedException",
      error_details: "product id is missing",
    });
  });

  it("set pushes, mail server and clock", async () => {
    await pull("pushes", { mode: "delay", ms: "700" });
    await pull("smtp", { mode: "451" });
    expect(await probe.lever("GET", "")).toMatchObject({ pushMode: "delay:700", smtpMode: "451" });
    await pull("clock", { advance: "PT36H" });
    expect(await probe.lever("GET", "clock")).toMatchObject({ offsetMs: 36 * 3_600_000 });
    const page = await probe.open("/");
    for (const strange of ["Pushes: delay:700", "Mailserver: 451", "Uhr geht 1 Tag 12 Stunden vor"]) {
      expect(page).toContain(strange);
    }
    expect(await pull("clock", { advance: "gestern" })).toContain("problem=");
  });

  it("set every flag of the contract by its type", async () => {
    const before = await probe.lever("GET", "contract");
    const page = await probe.open("/console/levers");
    for (const flag of Object.keys(before)) expect(page).toContain(` name="${flag}"`);
    await pull("contract", [
      ["methods", "prepaid"],
      ["methods", "debit"],
      ["strict", "true"],
      ["expiredTokenStatus", "401"],
      ["tokenLifetime", "60"],
    ]);
    expect(await probe.lever("GET", "contract")).toEqual({
      ...before,
      methods: ["prepaid", "debit"],
      status9: false,
      strict: true,
      transactionsAllowed: false, // not ticked
      expiredTokenStatus: 401,
      tokenLifetime: 60,
      ownIban: false,
    });
    expect(await probe.open("/console/levers")).toContain('name="methods" value="invoice"> Rechnung');
  });

  it("forget everything, with the seed asked for", async () => {
    await probe.create();
    await pull("clock", { advance: "PT1H" });
    await pull("reset", { seed: "wieder", sure: "yes" });
    expect(await probe.lever("GET", "transactions")).toEqual([]);
    expect(await probe.lever("GET", "")).toMatchObject({ seed: "wieder" });
    expect(await probe.open("/")).toContain("Noch kein Vorgang");
  });
});
