import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ConsoleProbe, openConsoleProbe } from "./console-probe.ts";

let probe: ConsoleProbe;
let stx: string;
beforeAll(async () => {
  probe = await openConsoleProbe();
  stx = (await probe.create({ merchant_ref: "verschrieben", transactionRef: "O'Neill" })).id;
  await probe.lever("POST", "next", { call: "start", outcome: "error500" });
  await probe.act(stx, "start/prepaid");
  await probe.act(stx, "start/prepaid");
  await probe.act(stx, "start/prepaid");
});
afterAll(() => probe.close());

const readCalls = (page: string) => [...page.matchAll(/<h2>(\w+) <code>/g)].map(([, call]) => call);
const ask = async (query: string) => readCalls(await probe.open(`/console/requests?${query}`));

describe("requests", () => {
  it("are filtered by call, result and transaction", async () => {
    expect(await ask("")).toEqual(["start", "start", "start", "create", "token"]);
    expect(await ask("call=create")).toEqual(["create"]);
    expect(await ask("result=ok")).toEqual(["start", "create", "token"]);
    expect(await ask("result=refused")).toEqual(["start"]);
    expect(await ask("result=failed")).toEqual(["start"]);
    expect(await ask("result=touched")).toEqual(["start"]);
    expect(await ask("result=dropped")).toEqual(["create"]);
    expect(await ask("result=cut")).toEqual([]);
    expect(await ask(`id=${stx.toLowerCase()}`)).toEqual(["start", "start", "start", "create"]);
    expect(await ask("id=STX_NONE")).toEqual([]);
  });

  it("show bodies, the refusal, the lever that applied, and mark fields that were dropped", async () => {
    const page = await probe.open("/console/requests");
    expect(page).toContain("Serverfehler 500, nichts ausgeführt");
    expect(page).toContain("ProductUpdateFailedException: Transaction in status pending cannot be started");
    expect(page.match(/<mark>/g)).toHaveLength(1);
    expect(page).toMatch(/<mark><span class="k">&quot;merchant_ref&quot;:<\/span> &quot;verschrieben&quot;<\/mark>/);
    expect(page).toContain("Unbekanntes Feld fallen gelassen: <code>merchant_ref</code>");
    expect(await probe.open("/console/requests/2")).toContain("merchant_ref");
  });

  it("can be repeated as curl, quoted for a shell", async () => {
    const page = await probe.open("/console/requests/2");
    const curl = (/<pre tabindex="0" id="r2-curl">([\s\S]*?)<\/pre>/.exec(page)?.[1] ?? "")
      .replaceAll("&#39;", "'")
      .replaceAll("&quot;", '"');
    expect(curl).toContain(`curl -i -X POST '${probe.sandbox.apiUrl}/Smart/Transactions'`);
    expect(curl).toContain('-H "Authorization: Bearer $TOKEN"');
    expect(curl).toContain(`"transactionRef":"O'\\''Neill"`);
    expect(await probe.open("/console/requests/1")).toContain("TOKEN=$(curl");
  });

  it("say where an outcome came from, how often it was carried out, and what was too long", async () => {
    await probe.lever("POST", "next", { call: "create", outcome: "twice" });
    await probe.lever("POST", "next", { call: "create", outcome: "lostRequest" });
    await probe.create();
    await probe.create().catch(() => null);
    await probe.lever("POST", "weather", { create: { extraFields: 1 } });
    await probe.create({ transactionRef: "x".repeat(141) });
    await probe.lever("POST", "weather", {});
    await probe.lever("POST", "next", { call: "get", outcome: "late:100" });
    await probe.call("GET", `/Smart/Transactions/${stx}`).catch(() => null);
    await new Promise((resolve) => setTimeout(resolve, 250));
    const page = await probe.open("/console/requests");
    expect(page).toContain("Vorgemerkt: doppelt ausgeführt <code>twice</code>. 2 Mal ausgeführt.");
    expect(page).toContain("<code>lostRequest</code>. Nicht ausgeführt.");
    expect(page).toMatch(/<code>late:100<\/code>\. Ausgeführt 1\d\d ms nach dem Ende der Verbindung\./);
    expect(page).toContain("Wetter: unbekannte Felder in der Antwort <code>extraFields</code>. Einmal ausgeführt.");
    expect(page).toContain("Warnung: transactionRef is longer than 140 characters");
    expect(await ask("result=warned")).toEqual(["create"]);
  });

  it("come in pages, with filters kept", async () => {
    for (let n = 0; n < 25; n += 1) await probe.call("GET", `/Smart/Transactions/${stx}`);
    const page = await probe.open("/console/requests?call=get");
    expect(readCalls(page)).toHaveLength(25);
    expect(page).toContain('href="/console/requests?call=get&amp;page=2"');
    expect(await ask("call=get&page=2")).toHaveLength(1);
  });
});
