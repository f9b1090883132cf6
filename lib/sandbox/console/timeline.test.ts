import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildOrder, openReceiver, type PushReceiver } from "../sandbox-probe.ts";
import { type ConsoleProbe, openConsoleProbe } from "./console-probe.ts";

let probe: ConsoleProbe;
let receiver: PushReceiver;
beforeEach(async () => {
  probe = await openConsoleProbe();
  receiver = await openReceiver();
});
afterEach(async () => {
  await probe.close();
  await receiver.close();
});

async function sendMail(to: string, subject: string, text: string): Promise<void> {
  const transport = createTransport({ host: "127.0.0.1", port: probe.sandbox.smtpPort });
  await transport.sendMail({ from: "laden@example.test", to, subject, text });
  transport.close();
}

/** Kind and headline of every event on a transaction's page. */
async function readEvents(stx: string): Promise<string[]> {
  const page = await probe.open(`/console/transactions/${stx}`);
  return page
    .split('<li class="event ')
    .slice(1)
    .map((part) => {
      const kind = /^\w+/.exec(part)?.[0];
      const title = /<(?:h3|p)[^>]*>([\s\S]*?)<\/(?:h3|p)>/.exec(part)?.[1] ?? "";
      return `${kind}: ${title.replaceAll(/<[^>]+>/g, "")}`;
    });
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 60));

describe("timeline of a transaction", () => {
  it("merges calls with their effects, pushes, bank events, mails and the clock, in the order of the sandbox's clock", async () => {
    const { id } = await probe.create(buildOrder(receiver.url));
    const short = `${id.slice(0, 10)}…`;
    await probe.act(id, "start/prepaid");
    await settle();
    await sendMail("erika@example.test", "Bitte überweisen", "Ihre Bestellung 10042, bitte überweisen Sie.");
    await sendMail("erika@example.test", "Gutschein", "Heute 100421 Prozent.");
    await probe.lever("POST", "clock", { advance: "P1D" });
    await probe.lever("POST", "clock", { advance: "P1D" });
    await probe.renewToken();
    await settle();
    await probe.lever("POST", `transactions/${id}/pay`, { amount: 1000 });
    await settle();
    for (let n = 0; n < 4; n += 1) await probe.call("GET", `/Smart/Transactions/${id}`);
    await probe.lever("POST", `transactions/${id}/pay`);
    await settle();
    await sendMail("chef@example.test", "Geld ist da", "Bestellung 10042 ist bezahlt.");
    await probe.create({ transactionRef: "Andere 20000", merchantRef: "20000" });
    await probe.lever("POST", "clock", { advance: "P1D" });

    expect(await readEvents(id)).toEqual([
      "call: create POST /Smart/Transactions",
      `call: start POST /Smart/Transactions/${short}/start/prepaid`,
      "push: Push „changed“ an den Shop",
      "push: Push „changed“ an den Shop",
      "mail: Bitte überweisen",
      "clock: Die Uhr der Sandbox wird um 2 Tage vorgestellt.",
      "change: 10,00 EUR eingegangen (Teilzahlung: 10,00 EUR von 30,70 EUR eingegangen)",
      "reads: 4 Mal nachgelesen, bis ".concat(
        /bis ([\d:]+)/.exec((await readEvents(id))[7] ?? "")?.[1] ?? "",
        ", jedes Mal 200",
      ),
      "change: 20,70 EUR eingegangen",
      "change: bezahlt",
      "push: Push „changed“ an den Shop",
      "mail: Geld ist da",
    ]);
    const page = await probe.open(`/console/transactions/${id}`);
    const times = [...page.matchAll(/<time datetime="([^"]+)"/g)].map(([, at = ""]) => at);
    expect(times).toEqual([...times].sort());
    expect(page.match(/class="day"/g)).toHaveLength(2);
  });

  it("puts a change under the call that caused it, with both statuses after it", async () => {
    const { id } = await probe.create();
    await probe.act(id, "prepare/invoice");
    await probe.act(id, "start");
    const page = await probe.open(`/console/transactions/${id}`);
    const effects = [...page.matchAll(/<ul class="effects">([\s\S]*?)<\/ul>/g)].map(([, part = ""]) =>
      part
        .replaceAll(/<[^>]+>/g, " ")
        .replaceAll(/\s+/g, " ")
        .trim(),
    );
    expect(effects).toEqual([
      "angelegt created",
      "invoice autorisiert approved autorisiert · 2 autorisiert, 9 vorautorisiert",
      "gestartet ok angenommen · 14 wartet auf Versand, 84 Rechnung, Lieferung ausstehend",
    ]);
    expect(page).toContain("sonst wird die Rechnung nie fällig");
  });

  it("notes beside each event where it led to, and leaves earlier ones as they were", async () => {
    const readSteps = async (stx: string) => {
      const { timeline } = await probe.lever("GET", `transactions/${stx}`);
      return timeline.map(({ status, simple }: { status: string; simple?: number }) => [status, simple ?? null]);
    };
    const { id } = await probe.create();
    await probe.act(id, "start/invoice");
    await probe.lever("POST", `transactions/${id}/capture`);
    expect(await readSteps(id)).toEqual([
      ["created", null],
      ["approved", 2],
      ["ok", 14],
      ["ok", 1],
    ]);
    await probe.lever("POST", `transactions/${id}/pay`);
    const { pci } = await probe.lever("GET", `transactions/${id}`);
    await probe.call("POST", `/Payment/Transactions/${pci}/cancel`);
    expect((await readSteps(id)).slice(4)).toEqual([
      ["ok", 1],
      ["ok", 5],
    ]);
  });

  it("tells a lever's change from a call's, though both fall into the same moment", async () => {
    const { id } = await probe.create();
    await probe.act(id, "start/prepaid");
    await probe.lever("POST", "next", { call: "update", outcome: "slow:400" });
    const slow = probe.call("PUT", `/Smart/Transactions/${id}`, { transactionRef: "Zu spät" });
    await settle();
    await probe.lever("POST", `transactions/${id}/pay`);
    await slow;
    const events = await readEvents(id);
    expect(events.filter((event) => event.startsWith("change"))).toEqual([
      "change: 30,70 EUR eingegangen",
      "change: bezahlt",
    ]);
  });

  it("goes by times where an older journal does not say who it was", async () => {
    const { id } = await probe.create();
    await probe.act(id, "start/prepaid");
    await settle();
    await probe.lever("POST", `transactions/${id}/pay`);
    await probe.restart(() => {
      const journal = join(probe.dataDir, "sandbox", "journal.jsonl");
      const lines = readFileSync(journal, "utf8");
      expect(lines).toMatch(/"by":\d/);
      writeFileSync(journal, lines.replaceAll(/,"by":(null|\d+)/g, ""));
    });
    const page = await probe.open(`/console/transactions/${id}`);
    expect(page).toMatch(
      /<h3>start [\s\S]*?<ul class="effects"><li><span class="strong">prepaid autorisiert[\s\S]*?gestartet, wartet/,
    );
    expect((await readEvents(id)).filter((event) => event.startsWith("change"))).toHaveLength(2);
  });

  it("finds calls that name the payment, by id in any case or by hash", async () => {
    const { id } = await probe.create();
    await probe.act(id, "start/prepaid");
    const [{ wire }] = (await probe.lever("GET", `transactions/${id}`)).payments;
    for (const name of [wire.id, wire.id.toLowerCase(), wire.transaction_hash]) {
      expect((await probe.call("GET", `/Payment/Transactions/${name}`)).status).toBe(200);
    }
    expect((await readEvents(id)).at(-1)).toMatch(/^reads: 3 Mal nachgelesen/);
  });

  it("shows a lost answer, and what was done all the same", async () => {
    const { id } = await probe.create();
    await probe.lever("POST", "next", { call: "start", outcome: "lostAnswer" });
    await probe.act(id, "start/prepaid").catch(() => null);
    const page = await probe.open(`/console/transactions/${id}`);
    expect(page).toContain("ohne Antwort");
    expect(page).toContain("ausgeführt, aber die Antwort geht verloren");
    expect(page).toContain("gestartet, wartet");
  });

  it("does not add to the requests by being looked at, although it shows the girocode", async () => {
    const { id } = await probe.create();
    await probe.act(id, "start/prepaid");
    const before = (await probe.lever("GET", "ledger")).requests.length;
    const page = await probe.open(`/console/transactions/${id}`);
    expect(page).toContain('src="data:image/png;base64,iVBOR');
    expect(page).not.toContain('src="/qr');
    expect((await probe.lever("GET", "ledger")).requests).toHaveLength(before);
  });

  it("keeps earlier attempts, and says which one counts", async () => {
    const { id } = await probe.create();
    await probe.lever("POST", "next", { call: "prepare", outcome: "declined" });
    await probe.act(id, "prepare/invoice");
    await probe.act(id, "start/prepaid");
    await probe.act(id, "prepare/prepaid");
    const page = await probe.open(`/console/transactions/${id}`);
    expect(page).toContain("<dt>Vorkasse, verknüpft</dt>");
    expect(page).toContain("<dt>Rechnung, früher</dt>");
  });
});
