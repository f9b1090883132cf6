import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openProbe, type SandboxProbe } from "../sandbox-probe.ts";

let probe: SandboxProbe;
beforeEach(async () => {
  probe = await openProbe();
});
afterEach(() => probe.close());

const open = async (path: string) => (await fetch(`${probe.sandbox.baseUrl}${path}`)).text();

function post(path: string, form: Record<string, string>) {
  return fetch(`${probe.sandbox.baseUrl}${path}`, {
    method: "POST",
    body: new URLSearchParams(form),
    redirect: "manual",
  });
}

describe("console", () => {
  it("shows what came from outside as text, never as markup", async () => {
    const ref = "<script>alert('x')</script>";
    await probe.create({ transactionRef: ref, merchantRef: ref });
    for (const path of ["/", "/console/requests"]) {
      const page = await open(path);
      expect(page).not.toContain("<script>alert");
      expect(page).toContain("&lt;script&gt;alert(");
    }
  });

  it("lets money arrive and comes back to the transaction", async () => {
    const { id } = await probe.create();
    await probe.call("POST", `/Smart/Transactions/${id}/start/prepaid`);
    expect(await open("/")).toContain("30,70");
    const part = await post(`/console/transactions/${id}/pay`, { back: `/#${id}`, euros: "1.000,5" });
    expect(part.status).toBe(303);
    expect(part.headers.get("location")).toMatch(new RegExp(`^/\\?notice=.*#${id}$`));
    expect(await probe.lever("GET", `transactions/${id}`)).toMatchObject({ received: 100_050, status: "ok" });
    const refused = await post(`/console/transactions/${id}/pay`, { euros: "viel" });
    expect(refused.headers.get("location")).toContain("problem=");
    const away = await post("/console/levers/pushes", { back: "https://elsewhere.test//evil", mode: "off" });
    expect(away.headers.get("location")).toMatch(/^\/(?!\/)/);
  });

  it("pulls levers, and shows every page", async () => {
    await post("/console/levers/next", { call: "prepare", outcome: "declined", times: "1" });
    const { id } = await probe.create();
    const { json } = await probe.call("POST", `/Smart/Transactions/${id}/prepare/invoice`);
    expect(json.status).toBe("failed");
    for (const path of ["/", "/console/mails", "/console/pushes", "/console/requests", "/console/levers"]) {
      expect(await open(path)).toContain(`<a href="${path}" aria-current="page">`);
    }
    expect(await open("/console/nothing")).toBe("Diese Seite gibt es nicht.");
  });

  it("refuses forms sent from foreign pages", async () => {
    const answer = await fetch(`${probe.sandbox.baseUrl}/console/levers/reset`, {
      method: "POST",
      headers: { "Sec-Fetch-Site": "cross-site" },
    });
    expect(answer.status).toBe(403);
  });
});
