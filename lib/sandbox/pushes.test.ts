import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { EventPush } from "#lib/secuconnect/wire/push.ts";
import { buildOrder, openProbe, openReceiver, type PushReceiver, type SandboxProbe } from "./sandbox-probe.ts";

let probe: SandboxProbe;
let receiver: PushReceiver;
beforeEach(async () => {
  [probe, receiver] = await Promise.all([openProbe(), openReceiver()]);
});
afterEach(() => Promise.all([probe.close(), receiver.close()]));

/** A prepaid order that waits for its money; pushes of the way there are already delivered or turned off. */
async function startPrepaid(): Promise<{ stx: string; pci: string }> {
  const { id } = await probe.create(buildOrder(receiver.url));
  const { json } = await probe.call("POST", `/Smart/Transactions/${id}/start/prepaid`);
  return { stx: id, pci: json.transactions[0].id };
}

const until = (count: number) => vi.waitFor(() => expect(receiver.received.length).toBeGreaterThanOrEqual(count));
const settle = () => new Promise((resolve) => setTimeout(resolve, 150));

describe("pushes", () => {
  it("name the payment when its simple status changes, and only then", async () => {
    const { stx, pci } = await startPrepaid();
    await until(2); // authorised, then waiting
    await probe.lever("POST", `transactions/${stx}/pay`, { amount: 1 });
    await settle();
    expect(receiver.received).toHaveLength(2);
    await probe.lever("POST", `transactions/${stx}/pay`, {});
    await until(3);
    const push = EventPush.parse(receiver.received[2]);
    expect(push).toMatchObject({ target: "payment.transactions", type: "changed" });
    expect(push.data).toEqual([{ object: "payment.transactions", id: pci }]);
    expect(push.id).toMatch(/^evt_[0-9a-f]{24}$/);
    const surplus = await probe.lever("POST", `transactions/${stx}/pay`, { amount: 1 });
    expect(surplus).toMatchObject({ ok: true, status_simple: 1, push: false });
    await settle();
    expect(receiver.received).toHaveLength(3);
  });

  it("announce a refund as added, and its end as a change; payout and delivery of a paid order are silent", async () => {
    const { stx, pci } = await startPrepaid();
    await probe.lever("POST", `transactions/${stx}/pay`, {});
    await until(3);
    await probe.lever("POST", `transactions/${stx}/payout`);
    const { json } = await probe.call("POST", `/Payment/Transactions/${pci}/cancel`, { reduce_amount_by: 100 });
    await until(4);
    const refund = json[1].id;
    expect(receiver.received[3]).toMatchObject({
      type: "added",
      data: [{ object: "payment.transactions", id: refund }],
    });
    await probe.lever("POST", "clock", { advance: "P1D" });
    await until(5);
    await settle();
    expect(receiver.received.slice(4)).toMatchObject([{ type: "changed", data: [{ id: refund }] }]);
  });

  it("are repeated until 200 comes back, with the same id", async () => {
    await probe.lever("POST", "pushes", { mode: "off" });
    const { stx } = await startPrepaid();
    await probe.lever("POST", "pushes", { mode: "normal" });
    receiver.status = 204;
    await probe.lever("POST", `transactions/${stx}/pay`, {});
    await until(1);
    await settle();
    await probe.lever("POST", "clock", { advance: "PT3S" });
    await until(2);
    await settle();
    receiver.status = 200;
    await probe.lever("POST", "clock", { advance: "PT11S" });
    await until(3);
    expect(new Set(receiver.received.map((push) => push.id)).size).toBe(1);
    await vi.waitFor(async () => {
      const pushes = await probe.lever("GET", "pushes");
      expect(pushes.at(-1)).toMatchObject({ state: "delivered", nextAt: null });
      expect(pushes.at(-1).attempts.map((attempt: { result: string }) => attempt.result)).toEqual([
        "204",
        "204",
        "200",
      ]);
    });
  });

  it("are dropped after 24 hours, and can be sent again by hand", async () => {
    await probe.lever("POST", "pushes", { mode: "off" });
    const { stx } = await startPrepaid();
    await probe.lever("POST", "pushes", { mode: "normal" });
    receiver.status = 500;
    await probe.lever("POST", `transactions/${stx}/pay`, {});
    await until(1);
    await settle();
    await probe.lever("POST", "clock", { advance: "PT25H" });
    await vi.waitFor(async () => expect((await probe.lever("GET", "pushes")).at(-1).state).toBe("dropped"));
    receiver.status = 200;
    const { id } = (await probe.lever("GET", "pushes")).at(-1);
    expect(await probe.lever("POST", `pushes/${id}/resend`)).toMatchObject({ ok: true, result: "200" });
    expect(receiver.received).toHaveLength(2);
  });

  it("survive a restart while unanswered", async () => {
    await probe.lever("POST", "pushes", { mode: "off" });
    const { stx } = await startPrepaid();
    await probe.lever("POST", "pushes", { mode: "normal" });
    receiver.status = 503;
    await probe.lever("POST", `transactions/${stx}/pay`, {});
    await until(1);
    await settle();
    receiver.status = 200;
    await probe.restart();
    await probe.lever("POST", "clock", { advance: "PT3S" });
    await until(2);
    expect(receiver.received[1]?.id).toBe(receiver.received[0]?.id);
  });

  it("come before the answer in mode early", async () => {
    await probe.lever("POST", "pushes", { mode: "early" });
    await startPrepaid();
    expect(receiver.received).toHaveLength(2);
  });

  it("come twice, in the wrong order, late or not at all", async () => {
    await probe.lever("POST", "pushes", { mode: "twice" });
    await startPrepaid();
    await until(4);
    const [a, b] = receiver.received;
    expect(a?.id).toBe(b?.id);

    receiver.received.length = 0;
    await probe.lever("POST", "pushes", { mode: "shuffled" });
    await startPrepaid();
    await until(2);
    const order = (await probe.lever("GET", "pushes")).slice(-2).map((push: { id: string }) => push.id);
    expect(receiver.received.map((push) => push.id)).toEqual(order.reverse());

    receiver.received.length = 0;
    await probe.lever("POST", "pushes", { mode: "delay:300" });
    await startPrepaid();
    await settle();
    expect(receiver.received).toHaveLength(0);
    await until(2);

    receiver.received.length = 0;
    await probe.lever("POST", "pushes", { mode: "off" });
    await startPrepaid();
    await settle();
    expect(receiver.received).toHaveLength(0);
    expect((await probe.lever("GET", "pushes")).at(-1).state).toBe("off");
  });

  it("go to web addresses only", async () => {
    await probe.create(buildOrder("file:///etc/passwd"));
    const { id } = await probe.create(buildOrder("ftp://127.0.0.1/"));
    await probe.call("POST", `/Smart/Transactions/${id}/start/prepaid`);
    expect(await probe.lever("GET", "pushes")).toEqual([]);
  });
});
