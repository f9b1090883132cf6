import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ConsoleProbe, openConsoleProbe } from "./console-probe.ts";

let probe: ConsoleProbe;
let stx: string;
let address: string;
beforeEach(async () => {
  probe = await openConsoleProbe();
  stx = (await probe.create()).id;
  address = `/console/transactions/${stx}`;
  await probe.act(stx, "start/prepaid");
});
afterEach(() => probe.close());

async function post(action: string, form: Record<string, string>): Promise<string> {
  const answer = await probe.post(`${address}/${action}`, { back: address, ...form });
  return decodeURIComponent(answer.headers.get("location") ?? "").replaceAll("+", " ");
}
const read = () => probe.lever("GET", `transactions/${stx}`);

describe("money on a transaction's page", () => {
  it("is held for a wrong purpose, then assigned", async () => {
    expect(await post("pay", { euros: "30,70", purpose: "Danke <3", iban: "DE35500105175418493188" })).toContain(
      "Festgehalten werden 30,70",
    );
    const page = await probe.open(address);
    expect(page).toContain('Zweck „Danke &lt;3“, von <span class="num">DE35500105175418493188</span>');
    expect(page).toContain("Es wird festgehalten, bis jemand es zuordnet");
    const [money] = (await read()).held;
    expect(page.match(new RegExp(`name="money" value="${money.id}"`, "g"))).toHaveLength(2);
    await post("assign", { money: money.id });
    expect(await read()).toMatchObject({ status: "ok", received: 3070, held: [] });
    const after = await probe.open(address);
    expect(after).not.toContain("Festgehaltenes Geld");
    expect(after).toContain("<dt>Verwendungszweck laut Bank</dt><dd>Danke &lt;3</dd>");
    expect(after).toContain("DE35 5001 0517 5418 4931 88");
  });

  it("is remarked on in other words, where somebody types them", async () => {
    expect(await probe.open(address)).toContain('name="remark"');
    expect(await post("pay", { euros: "5", remark: "Teilbetrag eingegangen" })).toContain("Teilbetrag eingegangen.");
  });

  it("is sent back, which leaves the payment waiting", async () => {
    await post("pay", { euros: "5", purpose: "Miete" });
    const [money] = (await read()).held;
    expect(await post("send-back", { money: money.id })).toContain("5,00\u00a0€ sind auf dem Weg zurück");
    expect(await post("send-back", { money: money.id })).toContain("problem=");
    expect(await read()).toMatchObject({ status: "pending", received: 0, held: [] });
  });

  it("comes later by the sandbox's clock, listed until then, or was booked earlier", async () => {
    expect(await post("pay", { euros: "10", at: "P1D" })).toContain("Geplant für");
    const page = await probe.open(address);
    expect(page).toMatch(/Geplant<\/h3>[\s\S]*Überweisung über 10,00/);
    expect((await read()).received).toBe(0);
    await probe.lever("POST", "clock", { advance: "P1D" });
    expect((await read()).received).toBe(1000);
    expect(await probe.open(address)).not.toContain("Geplant</h3>");

    const { now } = await probe.lever("GET", "clock");
    await post("pay", { euros: "20,70", at: "-P3D" });
    const paid = Date.parse((await read()).payments[0].incoming_payment_date);
    expect(Math.abs(Date.parse(now) - 3 * 86_400_000 - paid)).toBeLessThan(5000);
    expect(await post("pay", { euros: "1", moment: "irgendwann" })).toContain("problem=");
  });

  it("can be taken back by the bank", async () => {
    await post("pay", {});
    expect(await probe.open(address)).toContain(`action="${address}/return-transfer"`);
    await post("return-transfer", {});
    const page = await probe.open(address);
    expect(page).toContain("30,70 EUR zurückgebucht");
    expect(page).toContain("Nichts mehr versenden, jemanden verständigen");
    expect(page).not.toContain(`action="${address}/return-transfer"`);
  });
});
