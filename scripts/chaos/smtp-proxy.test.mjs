import { createTransport } from "nodemailer";
import { SMTPServer } from "smtp-server";
import { expect, it } from "vitest";
import { startSmtpProxy } from "./smtp-proxy.mjs";

it("acts when the server has the mail and the sender does not know yet, and loses the answer", async () => {
  /** @type {string[]} */
  const received = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, done) {
      let text = "";
      stream
        .on("data", (chunk) => (text += chunk))
        .once("end", () => {
          received.push(/subject: (.*)\r/i.exec(text)?.[1] ?? "");
          done();
        });
    },
  });
  await new Promise((resolve) => smtp.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (smtp.server.address());
  const proxy = await startSmtpProxy(port);
  const send = (/** @type {string} */ subject) =>
    createTransport({ url: proxy.url }).sendMail({
      from: "a@example.test",
      to: "b@example.test",
      subject,
      text: `${"A long line of text. ".repeat(10_000)}\n.\nA line of its own.`,
    });

  await send("one");
  /** @type {string[][]} */
  const seen = [];
  proxy.beforeAnswer(async () => seen.push([...received]));
  await expect(send("two")).rejects.toThrow();
  expect(seen).toEqual([["one", "two"]]);
  proxy.beforeAnswer(undefined);
  await send("three");
  expect(received).toEqual(["one", "two", "three"]);
  expect(proxy.countHandedOver()).toBe(3);
  await proxy.stop();
  await new Promise((resolve) => smtp.close(() => resolve(undefined)));
});
