import { afterAll, beforeAll, expect, it } from "vitest";
import { type ConsoleProbe, openConsoleProbe } from "./console-probe.ts";

let probe: ConsoleProbe;
beforeAll(async () => {
  probe = await openConsoleProbe();
});
afterAll(() => probe.close());

const IBAN = { container: { private: { owner: "Erika Probe", iban: "DE37503240001000000524" } } };
const pay = (stx: string, amount?: number) =>
  probe.lever("POST", `transactions/${stx}/pay`, { amount: amount ?? null });

const CASES: [string, (stx: string) => Promise<unknown>, RegExp][] = [
  ["created", async () => {}, /angelegt; eine Zahlung gibt es noch nicht.*Zahlungsart wählen lassen/],
  ["approved", (stx) => probe.act(stx, "prepare/invoice"), /noch nicht gestartet.*\/start aufrufen/],
  ["waiting for money", (stx) => probe.act(stx, "start/prepaid"), /noch unterwegs.*nicht versenden/],
  [
    "part of the money",
    async (stx) => {
      await probe.act(stx, "start/prepaid");
      await pay(stx, 100);
    },
    /Erst ein Teil.*nicht versenden.*Teilzahlung: 1,00 EUR/,
  ],
  [
    "paid",
    async (stx) => {
      await probe.act(stx, "start/prepaid");
      await pay(stx);
    },
    /Das Geld ist da.*Ware versenden/,
  ],
  ["invoice accepted", (stx) => probe.act(stx, "start/invoice"), /noch nicht geliefert.*Lieferung melden.*nie fällig/],
  ["debit", (stx) => probe.act(stx, "start/debit", IBAN), /Lastschrift ist angenommen.*Ware versenden/],
  [
    "returned",
    async (stx) => {
      await probe.act(stx, "start/debit", IBAN);
      await probe.lever("POST", `transactions/${stx}/return-debit`);
    },
    /Vorfall.*Nichts mehr versenden/,
  ],
  [
    "on hold",
    async (stx) => {
      await probe.act(stx, "start/debit", IBAN);
      await probe.lever("POST", `transactions/${stx}/hold`);
    },
    /angehalten und prüft.*Nicht versenden, bis/,
  ],
  [
    "paid back",
    async (stx) => {
      await probe.act(stx, "start/debit", IBAN);
      const { pci } = await probe.lever("GET", `transactions/${stx}`);
      await probe.call("POST", `/Payment/Transactions/${pci}/cancel`);
    },
    /nichts übrig.*Nichts mehr versenden/,
  ],
  [
    "held money",
    async (stx) => {
      await probe.act(stx, "start/prepaid");
      await probe.lever("POST", `transactions/${stx}/pay`, { purpose: "Danke" });
    },
    /nennt aber nicht die TA-Nummer.*Nicht versenden und warten/,
  ],
  [
    "refused",
    async (stx) => {
      await probe.lever("POST", "next", { call: "prepare", outcome: "declined" });
      await probe.act(stx, "prepare/invoice");
    },
    /abgelehnt worden.*andere Zahlungsart/,
  ],
  ["aborted", (stx) => probe.act(stx, "abort"), /abgebrochen.*stornieren/],
  [
    "late money",
    async (stx) => {
      await probe.act(stx, "start/prepaid");
      await probe.act(stx, "cancel");
      await pay(stx);
    },
    /trotzdem ist Geld da.*erstatten/,
  ],
];

it.each(CASES)("says what it means and what the shop should do: %s", async (_name, arrive, expected) => {
  const { id } = await probe.create();
  await arrive(id);
  const page = await probe.open(`/console/transactions/${id}`);
  expect(/<div class="notice means[^>]*>([\s\S]*?)<\/div>/.exec(page)?.[1]).toMatch(expected);
});
