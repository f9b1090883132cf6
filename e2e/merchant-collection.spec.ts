import { expect, expectNext, fact, openOrder, press, test } from "./merchant.ts";
import { expectPayment, fillCheckout, pressOrderButton, putIntoBasket, submitForm } from "./shopper.ts";

test.use({ shopEnv: { SECUCONNECT_INTENT: "order" } });

test("a collection is handed over to whoever knows its code", async ({ page, office, sandbox }) => {
  await putIntoBasket(page);
  await page.goto("/checkout");
  await fillCheckout(page, "Rechnung");
  await page.getByRole("radio", { name: "Abholung", exact: true }).check();
  await submitForm(page);
  await expect(page).toHaveURL(/\/checkout\/review/);
  await pressOrderButton(page);
  await expectPayment(page, "accepted");
  expect((await sandbox.transaction()).status).toBe("collection");

  await openOrder(office, page);
  await expectNext(office, "handOver");
  await office.getByRole("link", { name: "Übergeben", exact: true }).click();
  await office.getByLabel("Abholcode").fill("WRONG-1");
  await press(office, "Übergabe eintragen");
  await expect(office.getByRole("alert").first()).toContainText("Der Abholcode stimmt nicht");
  await expect(office.getByLabel("Abholcode")).toHaveValue("WRONG-1");
  await office.getByLabel("Abholcode").fill((await fact(page, "pickup-code").textContent()) ?? "");
  await press(office, "Übergabe eintragen");
  await expect(office.getByRole("status")).toContainText("Übergabe eingetragen");
  await expectNext(office, "waitForPayment");
  await expect.poll(async () => (await sandbox.transaction()).status).toBe("collected");
  const { requests } = await sandbox.ledger();
  expect(requests.filter(({ call, status }) => call === "capture" && status === 200)).toHaveLength(1);
});
