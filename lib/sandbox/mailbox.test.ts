import { createTransport } from "nodemailer";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openProbe, type SandboxProbe } from "./sandbox-probe.ts";

let probe: SandboxProbe;
beforeEach(async () => {
  probe = await openProbe();
});
afterEach(() => probe.close());

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

async function send(subject = "Ihre Bestellung – Größe"): Promise<void> {
  const transport = createTransport({
    host: "127.0.0.1",
    port: probe.sandbox.smtpPort,
    connectionTimeout: 500,
    greetingTimeout: 500,
    socketTimeout: 1000,
  });
  try {
    await transport.sendMail({
      from: "Laden <laden@example.test>",
      to: "Erika Probe <erika@example.test>",
      subject,
      text: "Vielen Dank für Ihre Bestellung.",
      html: '<p>Vielen Dank</p><script>alert(1)</script><img src="cid:girocode">',
      attachments: [{ filename: "girocode.png", content: PNG, cid: "girocode", contentType: "image/png" }],
    });
  } finally {
    transport.close();
  }
}

describe("mailbox", () => {
  it("receives real mail and shows its parts", async () => {
    await send();
    const [mail] = await probe.lever("GET", "mails");
    expect(mail).toMatchObject({
      n: 1,
      from: "laden@example.test",
      to: ["erika@example.test"],
      subject: "Ihre Bestellung – Größe",
    });
    expect(mail.text).toContain("für Ihre");
    const [picture] = mail.attachments;
    expect(picture).toMatchObject({
      filename: "girocode.png",
      contentType: "image/png",
      cid: "girocode",
      size: PNG.length,
    });
    expect(Buffer.from(picture.contentBase64, "base64").equals(PNG)).toBe(true);
    const raw = await fetch(`${probe.sandbox.baseUrl}/_sandbox/mails/1.eml`);
    expect(raw.headers.get("content-type")).toBe("message/rfc822");
    expect(await raw.text()).toContain("To: Erika Probe <erika@example.test>");
    const page = await fetch(`${probe.sandbox.baseUrl}/_sandbox/mails/1/html`);
    expect(page.headers.get("content-security-policy")).toMatch(/default-src 'none'.*sandbox/);
    expect(await page.text()).toContain("data:image/png;base64,");
  });

  it("keeps mails over a restart, newest last, until they are deleted", async () => {
    await send("eins");
    await probe.restart();
    await send("zwei");
    const mails = await probe.lever("GET", "mails");
    expect(mails.map((mail: { n: number; subject: string }) => [mail.n, mail.subject])).toEqual([
      [1, "eins"],
      [2, "zwei"],
    ]);
    await probe.lever("DELETE", "mails");
    expect(await probe.lever("GET", "mails")).toEqual([]);
    expect(await probe.lever("GET", "mails/1")).toMatchObject({ ok: false });
  });

  it.each(["421", "451", "550"])("refuses with %s", async (mode) => {
    await probe.lever("POST", "smtp", { mode });
    await expect(send()).rejects.toMatchObject({ responseCode: Number(mode) });
    expect(await probe.lever("GET", "mails")).toEqual([]);
  });

  it("is down, hangs, and comes back on the same port", async () => {
    await probe.lever("POST", "smtp", { mode: "down" });
    await expect(send()).rejects.toMatchObject({ code: "ESOCKET" });
    await probe.restart();
    await expect(send()).rejects.toMatchObject({ code: "ESOCKET" });
    await probe.lever("POST", "smtp", { mode: "hang" });
    await expect(send()).rejects.toMatchObject({ code: "ETIMEDOUT" });
    await probe.lever("POST", "smtp", { mode: "normal" });
    await send();
    expect(await probe.lever("GET", "mails")).toHaveLength(1);
  });

  it("can take a mail and hang up without saying so", async () => {
    await probe.lever("POST", "smtp", { mode: "dropAfterData" });
    await expect(send()).rejects.toThrow();
    expect(await probe.lever("GET", "mails")).toHaveLength(1);
  });
});
