import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ConsoleProbe, openConsoleProbe } from "./console-probe.ts";

let probe: ConsoleProbe;
beforeEach(async () => {
  probe = await openConsoleProbe();
});
afterEach(() => probe.close());

const TABS = ["/", "/console/requests", "/console/pushes", "/console/mails", "/console/levers"];

describe("console", () => {
  it("shows what came from outside as text, never as markup", async () => {
    const ref = "<script>alert('x')</script>";
    const { id } = await probe.create({ transactionRef: ref, merchantRef: ref, [ref]: ref });
    for (const path of ["/", `/?q=${encodeURIComponent(ref)}`, "/console/requests", `/console/transactions/${id}`]) {
      const page = await probe.open(path);
      expect(page).not.toContain("<script>alert");
      expect(page).toContain("&lt;script&gt;alert(");
    }
    for (const name of ["notice", "problem"]) {
      expect(await probe.open(`/?${name}=${encodeURIComponent("<b>x")}`)).toContain("&lt;b&gt;x");
    }
  });

  it("lets money arrive and comes back to where one was", async () => {
    const { id } = await probe.create();
    await probe.act(id, "start/prepaid");
    const address = `/console/transactions/${id}`;
    expect(await probe.open(address)).toContain("30,70\u00a0€ gehen ein");
    const part = await probe.post(`${address}/pay`, { back: address, euros: "1.000,5" });
    expect(part.status).toBe(303);
    expect(part.headers.get("location")).toMatch(new RegExp(`^${address}\\?notice=`));
    expect(await probe.lever("GET", `transactions/${id}`)).toMatchObject({ received: 100_050, status: "ok" });
    const refused = await probe.post(`${address}/pay`, { back: "/?status=ok&page=2#here", euros: "viel" });
    expect(refused.headers.get("location")).toMatch(/^\/\?status=ok&page=2&problem=.*#here$/);
    for (const back of ["https://elsewhere.test//evil", "//elsewhere.test", "http://[", "\\\\elsewhere.test"]) {
      const away = await probe.post("/console/levers/pushes", { back, mode: "off" });
      expect(away.headers.get("location")).toMatch(/^\/(?!\/)/);
    }
  });

  it("shows every page with one heading, and says when there is none", async () => {
    for (const path of TABS) {
      const page = await probe.open(path);
      expect(page).toContain(`<a href="${path}" aria-current="page">`);
      expect(page.match(/<h1[ >]/g)).toHaveLength(1);
    }
    for (const path of [
      "/console/nothing",
      "/console/transactions/STX_NONE",
      "/console/requests/99",
      "/console/mails/7",
    ]) {
      const answer = await fetch(probe.sandbox.baseUrl + path);
      expect(answer.status, path).toBe(404);
      expect(await answer.text()).toContain("Diese Seite gibt es nicht.");
    }
    expect((await probe.post("/console/levers/nothing", {})).status).toBe(404);
  });

  it("lets nothing foreign into its pages", async () => {
    const answer = await fetch(`${probe.sandbox.baseUrl}/`);
    const policy = answer.headers.get("content-security-policy") ?? "";
    const page = await answer.text();
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).toContain(`<script nonce="${nonce}"`);
    expect(page).not.toMatch(/ style=|<style|\son[a-z]+=/);
    const again = await fetch(`${probe.sandbox.baseUrl}/`);
    expect(again.headers.get("content-security-policy")).not.toBe(policy);
    for (const [, path = ""] of page.matchAll(/(?:href|src)="(\/console\/assets\/[^"]+)"/g)) {
      const asset = await fetch(probe.sandbox.baseUrl + path);
      expect(asset.status, path).toBe(200);
      expect(asset.headers.get("content-type")).toMatch(/css|javascript|woff2/);
    }
    expect(page.match(/(?:href|src)="https?:/g)).toBeNull();
  });

  it("refuses forms sent from foreign pages", async () => {
    const answer = await fetch(`${probe.sandbox.baseUrl}/console/levers/reset`, {
      method: "POST",
      headers: { "Sec-Fetch-Site": "cross-site" },
    });
    expect(answer.status).toBe(403);
  });

  it("changes its version with everything it can show, and not by being looked at", async () => {
    let last = await probe.open("/console/version");
    const { id } = await probe.create();
    await probe.act(id, "start/prepaid");
    const steps = [
      () => probe.lever("POST", `transactions/${id}/pay`, { amount: 1 }),
      () => probe.post("/console/levers/next", { call: "get", outcome: "html", times: "1" }),
      () => probe.post("/console/levers/reset", {}),
    ];
    for (const step of steps) {
      await step();
      const now = await probe.open("/console/version");
      expect(now).not.toBe(last);
      for (const path of TABS) await probe.open(path);
      expect(await probe.open("/console/version")).toBe(now);
      last = now;
    }
  });
});
