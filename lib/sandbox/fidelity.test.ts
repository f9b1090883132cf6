import { request } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildOrder, openProbe, type SandboxProbe } from "./sandbox-probe.ts";

let probe: SandboxProbe;
beforeEach(async () => {
  probe = await openProbe();
});
afterEach(() => probe.close());

/** Past `fetch`, which would correct what is wrong on purpose. */
function sendRaw(
  method: string,
  path: string,
  body?: Buffer,
): Promise<{ status: number; headers: Record<string, unknown>; text: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ port: probe.sandbox.port, method, path }, async (answer) => {
      let text = "";
      for await (const chunk of answer) text += String(chunk);
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text });
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

const order = (outcome: string, call = "get") => probe.lever("POST", "next", { call, outcome });

describe("HTTP", () => {
  it("answers 404 to paths that cannot be decoded and to unknown ones", async () => {
    for (const path of [
      "/api/v2/Smart/Transactions/%E0%A4%A",
      "/api/v2/Loyalty/Cards",
      "/api/v2/Smart/Transactions/%",
    ]) {
      const { status, text } = await sendRaw("GET", path);
      expect([status, JSON.parse(text).error]).toEqual([404, "ProductNotFoundException"]);
    }
    expect((await sendRaw("PATCH", "/api/v2/Smart/Transactions")).status).toBe(404);
  });

  it("answers HEAD without a body and OPTIONS with what browsers want to know", async () => {
    const { id } = await probe.create();
    const head = await probe.call("HEAD", `/Smart/Transactions/${id}`);
    expect([head.status, head.text]).toEqual([200, ""]);
    const options = await sendRaw("OPTIONS", "/api/v2/Smart/Transactions");
    expect([options.status, options.text]).toEqual([200, ""]);
    expect(options.headers["access-control-allow-methods"]).toContain("PUT");
  });

  it("refuses a body beyond 2 MiB and goes on", async () => {
    const big = Buffer.alloc(2 * 1024 * 1024 + 1, 120);
    expect((await sendRaw("POST", "/api/v2/Smart/Transactions", big)).status).toBe(413);
    expect((await sendRaw("POST", "/_sandbox/clock", big)).status).toBe(413);
    expect((await probe.create()).status).toBe("created");
    const { requests } = await probe.lever("GET", "ledger");
    expect(requests[0]).toMatchObject({ status: 413, call: "create", body: null });
  });

  it("marks what it let pass, and speaks of itself as the provider does", async () => {
    const answer = await fetch(`${probe.sandbox.apiUrl}/Smart/Transactions/STX_NONE`);
    expect(answer.headers.get("content-language")).toBe("en_GB");
    expect([answer.status, answer.statusText]).toEqual([403, "ProductNotAllowedException"]);
    const { json, text } = await probe.call("POST", "/Smart/Transactions", buildOrder());
    expect(json.created).toMatch(/\+0[12]:00$/);
    expect(text).toContain("\\/");
    expect(text).not.toContain("\n");
  });
});

describe("bent replies", () => {
  it("speak of an unknown status, in other types, or say more than usual", async () => {
    const { id } = await probe.create();
    const read = async () => (await probe.call("GET", `/Smart/Transactions/${id}`)).json;
    await order("status:on hold");
    expect((await read()).status).toBe("on hold");
    await order("numbersAsText");
    expect((await read()).basket_info.sum).toBe("3070");
    await order("emptyArrays");
    expect((await read()).shipping_address).toEqual([]);
    await order("extraFields");
    expect(await read()).toMatchObject({ x_flag: true, status: "created", basket_info: { sum: 3070, x_flag: true } });
    await probe.call("POST", `/Smart/Transactions/${id}/prepare/invoice`);
    await order("noTransactions");
    expect((await read()).transactions).toEqual([]);
    expect(await read()).toMatchObject({ status: "approved", transactions: [{}] });
  });

  it("are empty, broken off, reset, or errors of one's choice", async () => {
    const { id } = await probe.create();
    const read = () => probe.call("GET", `/Smart/Transactions/${id}`);
    await order("empty");
    expect(await read()).toMatchObject({ status: 200, text: "" });
    await order("truncated");
    await expect(read()).rejects.toThrow();
    await order("reset", "start");
    await expect(probe.call("POST", `/Smart/Transactions/${id}/start/prepaid`)).rejects.toThrow();
    expect((await read()).json.status).toBe("pending");
    await order("error:ProductDuplicateException");
    expect(await read()).toMatchObject({ status: 409, reason: "ProductDuplicateException" });
    await order("codeAsText");
    expect((await read()).json.code).toBe("2003");
    await probe.renewToken();
    await probe.lever("POST", "contract", { codeAsText: true });
    expect((await probe.call("GET", "/Smart/Transactions/STX_NONE")).json.code).toBe("4004");
    expect(await order("error:Rubbish")).toMatchObject({ ok: false });
  });
});
