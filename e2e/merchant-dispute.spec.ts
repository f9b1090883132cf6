import { expect, expectNext, openOrder, test } from "./merchant.ts";
import { order } from "./shopper.ts";

test("a dispute shows itself on an open page, and goes when it is settled", async ({ page, office, sandbox }) => {
  await order(page, "Rechnung");
  await openOrder(office, page);
  await expectNext(office, "deliver");
  const { id } = await sandbox.transaction();
  const next = office.locator("[data-next-step]");
  await sandbox.post(`transactions/${id}/issue`);
  await expect(next).toHaveAttribute("data-next-step", "clarify");
  await expect(office.getByRole("link", { name: "Versenden", exact: true })).toHaveCount(0);
  await sandbox.post(`transactions/${id}/resolve`);
  await expect(next).toHaveAttribute("data-next-step", "deliver");
});
