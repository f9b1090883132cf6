import { createTransport } from "nodemailer";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type ConsoleProbe, openConsoleProbe } from "./console-probe.ts";

let probe: ConsoleProbe;
beforeEach(async () => {
  probe = await openConsoleProbe();
});
afterEach(() => probe.close());

async function send(subject: string, extra: object = {}): Promise<void> {
  const transport = createTransport({ host: "127.0.0.1", port: probe.sandbox.smtpPort });
  await transport.sendMail({
    from: "laden@example.test",
    to: "erika@example.test",
    subject,
    text: `Nur Text: ${subject}`,
    ...extra,
  });
  transport.close();
}

it("shows a mail as the customer sees it, as text, as source, and its attachments", async () => {
  const bill = { filename: "Rechnung Größe.pdf", content: "%PDF-1.4", contentType: "application/pdf" };
  await send("Rechnung <1>", { html: "<p>Guten Tag</p><script>alert(1)</script>", attachments: [bill] });
  await send("Ohne HTML");
  const inbox = await probe.open("/console/mails");
  expect(inbox.indexOf("Ohne HTML")).toBeLessThan(inbox.indexOf("Rechnung &lt;1&gt;"));
  expect(inbox).toContain("Nur Text: Ohne HTML");

  const page = await probe.open("/console/mails/1");
  expect(page).toContain('<iframe src="/_sandbox/mails/1/html" sandbox="allow-popups');
  expect(page).not.toContain("alert(1)");
  expect(await probe.open("/console/mails/1?view=text")).toContain("Nur Text: Rechnung &lt;1&gt;");
  expect(await probe.open("/console/mails/1?view=source")).toContain("Content-Type: multipart/");
  expect(page).toContain('href="/_sandbox/mails/1.eml"');
  const file = await fetch(`${probe.sandbox.baseUrl}/console/mails/1/attachments/0`);
  expect(await file.text()).toBe("%PDF-1.4");
  expect(file.headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''Rechnung%20Gr%C3%B6%C3%9Fe.pdf");

  await probe.post("/console/mails/delete", { back: "/console/mails" });
  expect(await probe.lever("GET", "mails")).toEqual([]);
  expect(await probe.open("/console/mails")).toContain("Noch keine Mail.");
});

it("leads from a mail to the order it is about, and to no other", async () => {
  const { id } = await probe.create();
  const other = await probe.create({ transactionRef: "Bestellung 10043", merchantRef: "10043" });
  await send("Ihre Bestellung 10042");
  await send("Newsletter");
  const page = await probe.open("/console/mails/1");
  expect(page).toContain(`href="/console/transactions/${id}"`);
  expect(page).not.toContain(other.id);
  expect(await probe.open("/console/mails/2")).not.toContain("/console/transactions/");
});

it("pages a full mailbox", async () => {
  for (let n = 1; n <= 22; n += 1) await send(`Mail ${n}`);
  expect((await probe.open("/console/mails")).match(/class="subject"/g)).toHaveLength(20);
  const last = await probe.open("/console/mails?page=2");
  expect(last.match(/class="subject"/g)).toHaveLength(2);
  expect(last).toContain('href="/console/mails/1?page=2"');
});
