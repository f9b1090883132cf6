import { test as base, expect, type Page } from "@playwright/test";
import { type Stack, startStack } from "../scripts/stack/start-stack.mjs";
import { findWeather } from "../scripts/weather-profiles.mjs";

/** Bad weather to walk the journeys in; none unless `npm run test:weather` asks for it. */
const weather = findWeather();

export interface SandboxMail {
  to: string[];
  subject: string;
  text: string;
  html: string;
  attachments: { filename: string; contentType: string; cid: string; contentBase64: string }[];
}

export interface LedgerTransaction {
  id: string;
  status: string;
  merchantRef: string;
}

export interface Ledger {
  requests: { call: string; method: string; path: string; status: number | null; body: unknown }[];
  transactions: LedgerTransaction[];
}

/** The provider's side, seen and moved through its levers. */
export interface Sandbox {
  post(path: string, body?: unknown): Promise<unknown>;
  ledger(): Promise<Ledger>;
  /** Successful calls that change something, in order. */
  changes(): Promise<string[]>;
  /** The only transaction there is. */
  transaction(): Promise<LedgerTransaction>;
  mailsTo(address: string): Promise<SandboxMail[]>;
  /** Waits for the worker. */
  waitForMail(address: string, subject: RegExp): Promise<SandboxMail>;
}

interface TestParts {
  sandbox: Sandbox;
  /** Nothing may go wrong in the browser without a test noticing. */
  quietConsole: undefined;
}

interface WorkerParts {
  shopEnv: Record<string, string>;
  stack: Stack;
}

export const test = base.extend<TestParts, WorkerParts>({
  shopEnv: [{}, { scope: "worker", option: true }],
  stack: [
    async ({ shopEnv }, use) => {
      const stack = await startStack({
        env: { ...weather?.shopEnv, ...shopEnv },
        embedded: process.env.TEST_EMBEDDED_DIR,
      });
      await use(stack);
      await stack.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: async ({ stack }, use) => {
    await use(stack.shopUrl);
  },
  sandbox: async ({ stack }, use) => {
    const sandbox = openSandbox(`${stack.sandboxUrl}/_sandbox`);
    await sandbox.post("reset");
    for (const [lever, body] of Object.entries(weather?.levers ?? {})) await sandbox.post(lever, body);
    await use(sandbox);
  },
  quietConsole: [
    async ({ page }, use) => {
      const complaints = collectComplaints(page);
      await use(undefined);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** What goes wrong in the browser, as it comes. */
export function collectComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(`${error}`));
  page.on("console", (message) => {
    // A page that is meant to answer 404 makes Chromium say so; everything else is ours.
    const expected = message.text().includes("status of 404");
    if (message.type() === "error" && !expected) complaints.push(message.text());
  });
  return complaints;
}

function openSandbox(base: string): Sandbox {
  async function call<T>(path: string, init?: RequestInit): Promise<T> {
    const response = await fetch(`${base}/${path}`, init);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }
  const ledger = () => call<Ledger>("ledger");
  const mailsTo = async (address: string) =>
    (await call<SandboxMail[]>("mails")).filter((mail) => mail.to.includes(address));
  return {
    ledger,
    mailsTo,
    post: (path, body = {}) =>
      call(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    async changes() {
      const { requests } = await ledger();
      const changing = ["create", "update", "prepare", "start", "cancel", "abort"];
      return requests
        .filter((entry) => entry.status === 200 && changing.includes(entry.call))
        .map((entry) => entry.call);
    },
    async transaction() {
      const { transactions } = await ledger();
      const [only] = transactions;
      if (only === undefined || transactions.length !== 1) throw new Error(`${transactions.length} transactions`);
      return only;
    },
    async waitForMail(address, subject) {
      let found: SandboxMail | undefined;
      await expect
        .poll(async () => {
          found = (await mailsTo(address)).find((mail) => subject.test(mail.subject));
          return found !== undefined;
        })
        .toBe(true);
      if (found === undefined) throw new Error("unreachable");
      return found;
    },
  };
}
