import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EventPush } from "#lib/secuconnect/wire/push.ts";
import { compareBodies } from "./compare-bodies.ts";
import { PUSH } from "./examples/push.ts";
import { openSandboxHost, type SandboxHost } from "./fixtures/sandbox-host.ts";
import { buildLegacyOrder, buildOrder } from "./orders.ts";
import { saveCustomer } from "./stages/customer-stages.ts";

interface Heard {
  method: string | undefined;
  headers: IncomingHttpHeaders;
  body: unknown;
}

let sandbox: SandboxHost;
let pushUrl: string;
const heard: Heard[] = [];
const shop = createServer(async (incoming, response) => {
  let text = "";
  for await (const chunk of incoming) text += chunk;
  heard.push({ method: incoming.method, headers: incoming.headers, body: JSON.parse(text) });
  response.end();
});

beforeAll(async () => {
  sandbox = await openSandboxHost();
  await new Promise<void>((resolve) => shop.listen(0, "127.0.0.1", resolve));
  pushUrl = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/push/20017`;
});
afterAll(async () => {
  shop.close();
  await sandbox.close();
});

const find = (title: string) => PUSH.find((example) => example.title === title);

/** Waits for the next push about an object. */
async function hear(id: string, type: string): Promise<Heard> {
  const isMeant = ({ body }: Heard) => (body as { type?: unknown }).type === type && JSON.stringify(body).includes(id);
  await expect.poll(() => heard.some(isMeant), { timeout: 10_000 }).toBe(true);
  return heard.find(isMeant) ?? { method: undefined, headers: {}, body: null };
}

function expectLike(title: string, push: Heard): void {
  const printed = find(title)?.request;
  expect(printed).toBeDefined();
  expect(push.method).toBe("POST");
  expect(push.headers).toMatchObject({ "content-type": "application/json" });
  expect(EventPush.parse(push.body)).toEqual(push.body);
  expect(compareBodies(printed?.body, push.body, { exact: ["target"] })).toEqual([]);
}

async function startPrepaid(): Promise<{ stx: string; pci: string }> {
  const context = { application_context: { return_urls: { url_push: pushUrl } } };
  const { id } = await sandbox.host.call(
    "POST",
    "/Smart/Transactions",
    buildOrder(sandbox.host.settings.contract, context),
  );
  const { transactions } = await sandbox.host.call("POST", `/Smart/Transactions/${id}/start/prepaid`);
  return { stx: String(id), pci: String((transactions as { id: string }[])[0]?.id) };
}

describe("the sandbox's pushes", () => {
  it("name a payment that has changed, and a refund that was made", async () => {
    const { stx, pci } = await startPrepaid();
    await sandbox.levers.pull(`transactions/${stx}/pay`);
    expectLike("a payment has changed", await hear(pci, "changed"));

    const reply = await sandbox.host.call("POST", `/Payment/Transactions/${pci}/cancel`, { reduce_amount_by: 490 });
    const refund = (reply as unknown as { id: string }[]).find(({ id }) => id !== pci);
    expectLike("a refund has been made", await hear(String(refund?.id), "added"));
  });

  it("name an old invoice by its hash", async () => {
    const { pcu = "" } = await saveCustomer(sandbox.host);
    const order = buildLegacyOrder(pcu, { redirect_url: { url_push: pushUrl } });
    const { id } = await sandbox.host.call("POST", "/Payment/Secupayinvoices", order);
    await sandbox.host.call("POST", `/Payment/Secupayinvoices/${id}/capture`);
    expectLike("an old invoice has changed, named by its hash", await hear(String(id), "changed"));
  });
});
