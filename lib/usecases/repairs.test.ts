import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "#lib/domain/staff.ts";
import { orderBy } from "./fixtures/placed-order.ts";
import { openTestShop, type TestShop } from "./fixtures/test-shop.ts";
import { lookAgain } from "./look-again.ts";
import { resendMail } from "./resend-mail.ts";
import { settleAttention } from "./settle-attention.ts";

const KIM: Actor = { staffId: "s1", name: "Kim", role: "clerk" };
let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop("embedded");
});
afterAll(() => shop.close());

it("sends a mail the mail server refused once more, and one that arrived once more", async () => {
  await shop.lever("smtp", { mode: "550" });
  const order = await orderBy(shop, "invoice");
  const failed = (await shop.runtime.tasks.list(10)).map(({ matter }) => matter);
  expect(failed.map(({ kind }) => kind)).toContain("mail");
  const [mail] = failed.flatMap((matter) => (matter.kind === "mail" ? [matter.mail] : []));
  if (mail === undefined) throw new Error("no mail failed");
  await shop.lever("smtp", { mode: "normal" });
  const send = async (wish: string) => {
    const isDone = await resendMail(shop.runtime, order.id, mail, wish, KIM);
    await shop.runDueJobs();
    return isDone;
  };
  const first = randomUUID();
  expect([await send(first), await send(first), await send(randomUUID())]).toEqual([true, false, true]);
  const mails = await shop.lever<unknown[]>("mails");
  expect(mails).toHaveLength(2);
  expect((await shop.runtime.mailOutbox.find(order.id, mail))?.status).toBe("sent");
});

it("looks at the provider now, notes who asked, and leaves to a reading what a reading settles", async () => {
  const order = await orderBy(shop, "invoice");
  await shop.lever(`transactions/${order.payment.stxId}/hold`, {});
  const wish = randomUUID();
  expect(await lookAgain(shop.runtime, order.id, wish, KIM)).toBe("seen");
  expect(await lookAgain(shop.runtime, order.id, wish, KIM)).toBe("before");
  expect((await shop.reload(order)).payment.status).toBe("disputed");
  const dispute = (await shop.runtime.tasks.list(10)).find(
    ({ matter }) => matter.kind === "attention" && matter.attention.kind === "disputed",
  );
  if (dispute?.matter.kind !== "attention") throw new Error("no dispute");
  expect(await settleAttention(shop.runtime, dispute.matter.id, " called ", KIM)).toBe(true);
  expect(await settleAttention(shop.runtime, dispute.matter.id, "again", KIM)).toBe(false);
  const { timeline } = (await shop.runtime.orderRecords.read(order.id)) ?? { timeline: { entries: [] } };
  const done = timeline.entries.filter(({ source }) => source === "staff");
  expect(done.map(({ event, by }) => [event, by])).toEqual([
    ["attention.settled", "Kim"],
    ["payment.looked", "Kim"],
  ]);
  await shop.runtime.attention.raise(order.id, { kind: "partPayment", key: "k", detail: {} });
  const part = (await shop.runtime.tasks.list(10)).find(
    ({ matter }) => matter.kind === "attention" && matter.attention.kind === "partPayment",
  );
  if (part?.matter.kind !== "attention") throw new Error("no part payment");
  expect(await settleAttention(shop.runtime, part.matter.id, "", KIM)).toBe(false);
});
