import AxeBuilder from "@axe-core/playwright";
import { expect, expectNext, fact, openOrder, press, test } from "./merchant.ts";
import { expectPayment, order } from "./shopper.ts";

test("an order is cancelled before anything came of it", async ({ page, office, sandbox }) => {
  const email = "storno@example.test";
  await order(page, "Rechnung", { "E-Mail": email });
  await openOrder(office, page);
  await office.getByRole("link", { name: "Stornieren" }).click();
  await press(office, "Weiter: prüfen");
  await expect(office.getByRole("alert").first()).toContainText("einen Grund wählen");
  await office.getByLabel("Grund", { exact: true }).selectOption({ label: "Artikel nicht lieferbar" });
  expect((await new AxeBuilder({ page: office }).analyze()).violations).toEqual([]);
  await press(office, "Weiter: prüfen");
  await expect(office.getByText("Die Ware geht zurück ins Lager.")).toBeVisible();
  await press(office, "Bestellung stornieren");
  await expect(office.getByRole("status")).toContainText("Stornierung angestoßen");
  await expectNext(office, "cancelled");
  expect((await sandbox.transaction()).status).toBe("cancelled");
  await sandbox.waitForMail(email, /storniert/);
  await page.reload();
  await expectPayment(page, "cancelled");
});

test("a part is given back, and then the rest", async ({ page, office, sandbox }) => {
  const email = "erstattung@example.test";
  await order(page, "Vorkasse", { "E-Mail": email });
  const { id } = await sandbox.transaction();
  await sandbox.post(`transactions/${id}/pay`);
  await openOrder(office, page);
  await expectNext(office, "deliver");
  const total = (await fact(office, "received").textContent()) ?? "";

  await office.getByRole("link", { name: "Erstatten" }).click();
  await office.getByRole("radio", { name: "Betrag", exact: true }).check();
  await office.getByLabel("Betrag in Euro").fill("1,50");
  await office.getByLabel("Grund", { exact: true }).selectOption({ label: "Preisnachlass" });
  await press(office, "Weiter: prüfen");
  await expect(office.getByText("secupay überweist dem Kunden 1,50 € zurück.")).toBeVisible();
  await press(office, "1,50 € erstatten");
  await expect(office.getByRole("status")).toContainText("Erstattung über 1,50 €");
  await expect(async () => {
    await office.reload();
    await expect(fact(office, "reduced")).toHaveText("1,50 €", { timeout: 500 });
  }).toPass();
  const mail = await sandbox.waitForMail(email, /erstatt|Erstatt|zurück/);
  expect(mail.text).toContain("1,50");

  await office.getByRole("link", { name: "Erstatten" }).click();
  await office.getByRole("radio", { name: "Alles, was übrig ist" }).check();
  await office.getByLabel("Grund", { exact: true }).selectOption({ label: "Ware zurückgenommen" });
  await press(office, "Weiter: prüfen");
  await office.getByRole("button", { name: /€ erstatten/ }).dblclick();
  await expect(office.getByRole("status")).toContainText("Erstattung über");
  await expectNext(office, "refunded");
  const asked = (await sandbox.ledger()).requests.filter(
    ({ call, status }) => call === "cancelPayment" && status === 200,
  );
  const amounts = asked.map(({ body }) => (body as { reduce_amount_by: number }).reduce_amount_by);
  const cents = Number(total.replace(/\D/g, ""));
  expect(amounts).toEqual([150, cents - 150]);
});
