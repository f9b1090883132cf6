import { expect, test } from "./fixtures.ts";
import { decodeGirocode, expectedGirocode } from "./girocode.ts";
import { expectPayment, order, orderState, readFacts } from "./shopper.ts";

test("an invoice order reaches its page, its mail and the ledger with the same facts", async ({ page, sandbox }) => {
  const email = "rechnung@example.test";
  await order(page, "Rechnung", { "E-Mail": email });
  await expectPayment(page, "accepted");
  await expect(orderState(page)).toHaveAttribute("data-order-status", "placed");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("nichts zahlen");
  const facts = await readFacts(page);
  expect(facts.owner).toBe("secupay AG");

  expect(await sandbox.changes()).toEqual(["create", "prepare", "start"]);
  const transaction = await sandbox.transaction();
  expect(transaction.status).toBe("ok");

  const mail = await sandbox.waitForMail(email, /nichts zahlen/);
  const [picture] = mail.attachments;
  expect(await decodeGirocode(Buffer.from(picture?.contentBase64 ?? "", "base64"))).toBe(expectedGirocode(facts));
  for (const part of [mail.text, mail.html]) {
    for (const fact of [facts.owner, facts.iban, facts.bic, facts.purpose])
      expect(part.replace(/\s/g, "")).toContain(fact.replace(/\s/g, ""));
  }
});

test("a second look, the back button and a reload show the same order", async ({ page, sandbox }) => {
  const token = await order(page, "Rechnung");
  await page.reload();
  await expectPayment(page, "accepted");
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`/orders/${token}$`));
  await page.goto("/checkout/review");
  await expect(page).toHaveURL(new RegExp(`/orders/${token}$`));
  expect(await sandbox.changes()).toEqual(["create", "prepare", "start"]);
});
