import { expect, expectNext, openOrder, press, test } from "./merchant.ts";
import { order } from "./shopper.ts";

test("goods paid in advance leave only after the money", async ({ page, office, sandbox }) => {
  await order(page, "Vorkasse");
  await openOrder(office, page);
  await expectNext(office, "waitForTransfer");
  await expect(office.getByRole("link", { name: "Versenden", exact: true })).toHaveCount(0);
  const address = office.url();
  await office.goto(`${address}/deliver`);
  await expect(office.getByText(/lässt noch keinen Versand zu/)).toBeVisible();
  await expect(office.getByRole("button", { name: "Weiter: prüfen" })).toHaveCount(0);

  await sandbox.post(`transactions/${(await sandbox.transaction()).id}/pay`);
  await office.goto(address);
  await expectNext(office, "deliver");
  await office.getByRole("link", { name: "Versenden", exact: true }).click();
  await press(office, "Weiter: prüfen");
  await press(office, "Versand eintragen");
  await expect(office.getByRole("status")).toContainText("1. Lieferung eingetragen");
  await expectNext(office, "done");
  const { requests } = await sandbox.ledger();
  expect(requests.filter(({ call }) => call === "capture")).toEqual([]);
});
