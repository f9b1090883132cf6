import type { AddressInfo } from "node:net";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createSmtpMailer } from "#lib/mail/smtp-mailer.ts";
import { decodeGirocode } from "./mail/fixtures/read-mail.ts";
import { SAMPLE_PROFILE, sampleOrder } from "./mail/fixtures/sample-order.ts";
import { renderOrderMail } from "./order-mail.tsx";

const received: Buffer[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS", "AUTH"],
  onData(stream, _session, done) {
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("end", () => {
      received.push(Buffer.concat(chunks));
      done();
    });
  },
});

beforeAll(() => new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", () => resolve())));
afterAll(() => new Promise<void>((resolve) => void server.close(() => resolve())));

it("arrives over SMTP as it was rendered, the code related to the HTML part", async () => {
  const order = sampleOrder("prepaid");
  const { port } = server.server.address() as AddressInfo;
  const rendered = await renderOrderMail({
    event: "confirmation",
    order,
    profile: SAMPLE_PROFILE,
    orderUrl: `http://127.0.0.1:3000/orders/${order.token}`,
  });
  const messageId = "<order-1.confirmation@shop.example>";
  const mailer = createSmtpMailer(`smtp://127.0.0.1:${port}`, "Sauer & Kruste <hallo@sauer-kruste.example>");
  await mailer.send({ to: order.customer.email, replyTo: "shop@example.test", messageId, ...rendered });

  const [raw] = received;
  if (raw === undefined) throw new Error("nothing arrived");
  const source = raw.toString("latin1");
  const types = [...source.matchAll(/^Content-Type: ([\w/-]+)/gimu)].map(([, type]) => type);
  expect(types).toEqual(["multipart/alternative", "text/plain", "multipart/related", "text/html", "image/png"]);
  expect(source).toMatch(/^Content-Disposition: inline/mu);
  expect(raw.length).toBeLessThan(200_000);

  const mail = await PostalMime.parse(raw, { attachmentEncoding: "arraybuffer" });
  expect(mail.messageId).toBe(messageId);
  expect(mail.subject).toBe("Bestellung 10234: bitte 84,90 € bis 4. Dezember überweisen");
  expect(mail.to?.map(({ address }) => address)).toEqual(["zoe@example.de"]);
  expect(mail.text?.replace(/\r\n/gu, "\n").trim()).toBe(rendered.text.trim());
  expect(mail.html?.trim()).toBe(rendered.html.trim());
  expect(mail.text).toContain("Zoë Größmann");

  const [picture, ...others] = mail.attachments;
  expect(others).toEqual([]);
  expect(picture?.related).toBe(true);
  expect(picture?.filename).toBe("girocode-10234.png");
  const cid = picture?.contentId?.replace(/^<|>$/gu, "") ?? "";
  expect(mail.html).toContain(`src="cid:${cid}"`);
  const code = await decodeGirocode(new Uint8Array(picture?.content as ArrayBuffer));
  expect(code.split("\n").slice(4)).toEqual([
    "COBADEFFXXX",
    "secupay AG",
    "DE81850400611005523759",
    "EUR84.90",
    "",
    "",
    "TA 49425099",
  ]);
});
