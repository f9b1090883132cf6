import { afterEach, beforeEach, expect, it } from "vitest";
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

it("shows attempts and the next try, and sends again, once or twice", async () => {
  receiver.status = 503;
  const { id } = await probe.create(buildOrder(receiver.url));
  await probe.act(id, "prepare/prepaid");
  await expect.poll(() => receiver.received.length).toBe(1);
  await expect.poll(() => probe.open("/console/pushes")).toContain("503</span>");
  const page = await probe.open("/console/pushes");
  expect(page).toContain("noch nicht bestätigt");
  expect(page).toContain("Nächster Versuch");
  expect(await probe.open("/")).toContain("1 von 1 offen");

  const [push] = await probe.lever("GET", "pushes");
  receiver.status = 200;
  const address = `/console/transactions/${id}`;
  expect(await probe.open(address)).toContain(`action="/console/pushes/${push.id}/resend"`);
  const again = await probe.post(`/console/pushes/${push.id}/resend`, { back: address });
  expect(again.headers.get("location")).toContain(address);
  expect(receiver.received).toHaveLength(2);
  await probe.post(`/console/pushes/${push.id}/duplicate`, { back: "/console/pushes" });
  expect(receiver.received.map((body) => body.id)).toEqual([push.id, push.id, push.id, push.id]);
  expect(await probe.open("/")).toContain("1 zugestellt");

  expect(await probe.open("/console/pushes?state=delivered")).toContain(`id="${push.id}"`);
  expect(await probe.open("/console/pushes?state=waiting")).toContain("Kein Push passt dazu.");
  expect(await probe.open(`/console/pushes?id=${id}`)).toContain(`id="${push.id}"`);
  expect(await probe.open("/console/pushes?id=STX_NONE")).toContain("Kein Push passt dazu.");
  expect((await probe.post("/console/pushes/evt_none/resend", {})).status).toBe(404);
});
