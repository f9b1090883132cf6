import AxeBuilder from "@axe-core/playwright";
import type { Ledger } from "./fixtures.ts";
import { decodeGirocode, expectedGirocode } from "./girocode.ts";
import { expect, expectNext, fact, openOrder, press, test } from "./merchant.ts";
import { printPdf, readPdf } from "./pdf.ts";
import { expectPayment, order, putIntoBasket, readFacts } from "./shopper.ts";

// Packed with a phone in the hand.
test.use({ officeSize: { width: 390, height: 844 } });
// Money for an invoice comes without a push; the shop finds it by looking, and nobody here waits a minute for that.
test.use({ shopEnv: { POLL_TICK_SECONDS: "2", POLL_FIRST_DAY_SECONDS: "2" } });

const plain = (text: string) => text.replace(/\s+/g, " ");
const count = ({ requests }: Ledger, call: string) =>
  requests.filter((entry) => entry.call === call && entry.status === 200).length;

test("an invoice order leaves in two parcels, falls due with the second, is paid and closed", async ({
  page,
  office,
  sandbox,
}) => {
  test.setTimeout(120_000);
  const email = "zwei-pakete@example.test";
  await putIntoBasket(page, "siedesalz");
  await order(page, "Rechnung", { "E-Mail": email });
  await openOrder(office, page);
  await expectNext(office, "deliver");
  expect((await new AxeBuilder({ page: office }).analyze()).violations).toEqual([]);

  await office.getByRole("link", { name: "Versenden", exact: true }).click();
  await office.getByLabel(/^Siedesalz/).fill("7");
  await office.getByLabel(/^Versandfirma/).fill("DHL");
  await press(office, "Weiter: prüfen");
  // What cannot be is said, and what was typed stays.
  await expect(office.getByRole("alert").first()).toContainText("von 0 bis 1");
  await expect(office.getByLabel(/^Versandfirma/)).toHaveValue("DHL");
  await office.getByLabel(/^Siedesalz/).fill("0");
  await office.getByLabel(/^Sendungsnummer/).fill("00340434161094042557");
  expect((await new AxeBuilder({ page: office }).analyze()).violations).toEqual([]);
  await press(office, "Weiter: prüfen");
  await expect(office.getByText(/fällig wird noch nichts/)).toBeVisible();
  await expect(office.getByText(/Danach bleiben: 1 × Siedesalz/)).toBeVisible();
  await press(office, "Versand eintragen");
  await expect(office.getByRole("status")).toContainText("1. Lieferung eingetragen");
  await expectNext(office, "deliverRest");
  await expect(office.getByText(/Bei secupay gemeldet/)).toBeVisible();
  expect(count(await sandbox.ledger(), "capture")).toBe(0);
  await page.reload();
  await expectPayment(page, "accepted");

  await office.getByRole("link", { name: "Rest versenden" }).click();
  await press(office, "Weiter: prüfen");
  const due = (await office.getByText(/Die Rechnung wird fällig am/).textContent()) ?? "";
  const day = /am (.+ \d{4})/.exec(due)?.[1] ?? "missing";
  // Two fingers on the button are one delivery.
  await office.getByRole("button", { name: "Versand eintragen" }).dblclick();
  await expect(office.getByRole("status")).toContainText("2. Lieferung eingetragen");
  await expectNext(office, "waitForPayment");
  await expect(fact(office, "due")).toHaveText(day);
  expect(count(await sandbox.ledger(), "capture")).toBe(1);
  await page.reload();
  await expectPayment(page, "due");
  await expect(page.locator("main")).toContainText(day);
  // Letters write the weekday out, and their spaces may break.
  const date = plain(day).replace(/^\S+ /, "");
  const isTold = async () => (await sandbox.mailsTo(email)).some(({ text }) => plain(text).includes(date));
  await expect.poll(isTold).toBe(true);

  // One instruction, whichever way it comes: page, mail, document and the codes of all three.
  const facts = await readFacts(page);
  const answer = await page.request.get(`${new URL(page.url()).pathname}/invoice.pdf`);
  expect(answer.headers()).toMatchObject({ "content-type": "application/pdf", "cache-control": "private, no-store" });
  const pdf = await answer.body();
  const text = await readPdf(pdf);
  for (const value of [facts.owner, facts.purpose, facts.bic, facts.bankname, plain(facts.amount), date]) {
    expect(text).toContain(plain(value));
  }
  expect(text.replaceAll(" ", "")).toContain(facts.iban);
  expect(text).toContain("abgetreten");
  for (const dpi of [150, 203]) expect(await decodeGirocode(await printPdf(pdf, 0, dpi))).toBe(expectedGirocode(facts));
  const mail = await sandbox.waitForMail(email, /vollständig|unterwegs|Lieferung/);
  const news = (await sandbox.mailsTo(email)).find(({ attachments }) =>
    attachments.some(({ contentType }) => contentType === "application/pdf"),
  );
  expect(mail).toBeDefined();
  const attached = news?.attachments.find(({ contentType }) => contentType === "application/pdf");
  expect(Buffer.from(attached?.contentBase64 ?? "", "base64").equals(pdf)).toBe(true);
  const picture = news?.attachments.find(({ contentType }) => contentType === "image/png");
  expect(await decodeGirocode(Buffer.from(picture?.contentBase64 ?? "", "base64"))).toBe(expectedGirocode(facts));
  const number = attached?.filename.replace(".pdf", "") ?? "";
  await expect(page.getByRole("link", { name: `${number} als PDF öffnen` })).toBeVisible();
  expect((await page.request.get(`/orders/${"A".repeat(22)}/documents/${number}.pdf`)).status()).toBe(404);
  await expect(office.getByRole("link", { name: `${number} als PDF` })).toBeVisible();

  await sandbox.post(`transactions/${(await sandbox.transaction()).id}/pay`);
  await expectNext(office, "done");
  await expect(fact(office, "open")).toHaveText("0,00 €");
  expect(count(await sandbox.ledger(), "capture")).toBe(1);
});
