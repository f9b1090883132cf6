import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SecuconnectClient } from "./client.ts";
import { describeCheckout } from "./fixtures/every-operation/checkout.ts";
import { describeContract } from "./fixtures/every-operation/contract.ts";
import { describeDelivery } from "./fixtures/every-operation/delivery.ts";
import { describeLegacy } from "./fixtures/every-operation/legacy.ts";
import { describeMoney } from "./fixtures/every-operation/money.ts";
import { describeRefusals } from "./fixtures/every-operation/refusals.ts";
import type { Shop } from "./fixtures/every-operation/shop.ts";
import { describeStored } from "./fixtures/every-operation/stored.ts";
import { type AnswerWatch, listFunctions, watchAnswers } from "./fixtures/every-operation/watch-answers.ts";
import { describeWholeSale } from "./fixtures/every-operation/whole-sale.ts";
import { openSandbox, type SandboxForTests } from "./fixtures/sandbox-client.ts";

/** Functions the sandbox has no success for: see "an old prepayment has no delivery". */
const ALWAYS_REFUSED = ["legacy.prepays.capture"];

interface LoggedRequest {
  method: string;
  path: string;
  call: string;
  status: number | null;
  droppedFields: string[];
  warnings: string[];
}

let sandbox: SandboxForTests;
let watch: AnswerWatch<SecuconnectClient>;
let shop: Shop;
beforeAll(async () => {
  sandbox = await openSandbox();
  await sandbox.lever("contract", { strict: true });
  watch = watchAnswers(sandbox.client);
  const { lever, look, clientWith } = sandbox;
  shop = { client: watch.client, lever, look, clientWith };
});
afterAll(() => sandbox.close());

/** One sandbox for all: what one scenario leaves behind is there for the next, as in a shop. */
const open = () => shop;
describeWholeSale(open);
describeCheckout(open);
describeDelivery(open);
describeMoney(open);
describeStored(open);
describeContract(open);
describeLegacy(open);
describeRefusals(open);

describe("all of them together", () => {
  it("reached an endpoint the sandbox knows, with no field it had no place for and none too long", async () => {
    const { requests } = (await sandbox.look("ledger?only=requests")) as { requests: LoggedRequest[] };
    const odd = requests.filter(
      ({ call, status, droppedFields, warnings }) =>
        call === "unknown" || status === null || droppedFields.length > 0 || warnings.length > 0,
    );
    expect(odd).toEqual([]);
    expect(requests.length).toBeGreaterThan(100);
    expect(await sandbox.look("contract")).toMatchObject({ strict: true });
  });

  it("are every function of the client, each answered at least once", () => {
    const silent = listFunctions(sandbox.client).filter((name) => !watch.answered.has(name));
    expect(silent).toEqual(ALWAYS_REFUSED);
    expect(ALWAYS_REFUSED.filter((name) => !watch.refused.has(name))).toEqual([]);
  });
});
