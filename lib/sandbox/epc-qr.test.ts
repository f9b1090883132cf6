import jsQR from "jsqr";
import sharp from "sharp";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openProbe, type SandboxProbe } from "./sandbox-probe.ts";

let probe: SandboxProbe;
beforeEach(async () => {
  probe = await openProbe();
});
afterEach(() => probe.close());

it("draws the transfer of a started transaction, and nothing before", async () => {
  const { id } = await probe.create();
  const address = `${probe.sandbox.baseUrl}/qr/epc?stx=${id}`;
  expect((await fetch(address)).status).toBe(404);
  const { json } = await probe.call("POST", `/Smart/Transactions/${id}/start/prepaid`);
  expect(json.payment_instructions.girocode_url).toBe(address);
  const image = await fetch(address);
  expect(image.headers.get("content-type")).toBe("image/png");
  const { data, info } = await sharp(await image.arrayBuffer())
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const code = jsQR(new Uint8ClampedArray(data), info.width, info.height);
  const purpose = `TA ${json.trans_id}`;
  expect(code?.data).toBe(
    ["BCD", "002", "1", "SCT", "COBADEFFXXX", "secupay AG", "DE81850400611005523759", "EUR30.70", "", "", purpose].join(
      "\n",
    ),
  );
});

it("gives every transaction an account of its own when the contract says so", async () => {
  await probe.lever("POST", "contract", { ownIban: true });
  const ibans: string[] = [];
  for (let n = 0; n < 2; n += 1) {
    const { id } = await probe.create();
    const { json } = await probe.call("POST", `/Smart/Transactions/${id}/start/prepaid`);
    ibans.push(json.payment_instructions.iban);
  }
  expect(new Set(ibans).size).toBe(2);
  for (const iban of ibans) {
    const digits = `${iban.slice(4)}1314${iban.slice(2, 4)}`;
    expect(BigInt(digits) % 97n).toBe(1n);
  }
});
