import { expect, test } from "./fixtures.ts";
import { decodeGirocode, expectedGirocode } from "./girocode.ts";
import { expectPayment, order, readFacts } from "./shopper.ts";

test("a prepaid order asks for the transfer, and follows the money when it comes", async ({ page, sandbox }, info) => {
  const email = "vorkasse@example.test";
  const token = await order(page, "Vorkasse", { "E-Mail": email });
  await expectPayment(page, "pending");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("überweisen");
  const facts = await readFacts(page);

  if (info.project.name === "phone")
    await page.getByText("QR", { exact: false }).and(page.locator("summary")).first().click();
  const code = page.getByRole("img", { name: /girocode|qr/i }).first();
  await expect(code).toBeVisible();
  expect(await decodeGirocode(await code.screenshot({ scale: "device" }))).toBe(expectedGirocode(facts));
  const saved = await page.request.get(`/orders/${token}/girocode.png`);
  expect(saved.headers()["content-type"]).toBe("image/png");
  expect(await decodeGirocode(await saved.body())).toBe(expectedGirocode(facts));

  const mail = await sandbox.waitForMail(email, /überweisen/);
  const [picture] = mail.attachments;
  expect(await decodeGirocode(Buffer.from(picture?.contentBase64 ?? "", "base64"))).toBe(expectedGirocode(facts));

  const transaction = await sandbox.transaction();
  await sandbox.post(`transactions/${transaction.id}/pay`);
  await sandbox.waitForMail(email, /Zahlung .* ist eingegangen/);
  await page.reload();
  await expectPayment(page, "paid");
  expect((await page.request.get(`/orders/${token}/girocode.png`)).status()).toBe(404);
  expect(await sandbox.mailsTo(email)).toHaveLength(2);
});

test("the facts can be copied as a banking app wants them", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await order(page, "Vorkasse");
  const facts = await readFacts(page);
  const copied = async (name: string) => {
    await page.getByRole("button", { name, exact: true }).click();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  expect(await copied("IBAN kopieren")).toBe(facts.iban);
  expect(await copied("Empfänger kopieren")).toBe(facts.owner);
  expect(await copied("Verwendungszweck kopieren")).toBe(facts.purpose);
  expect(await copied("Betrag kopieren")).toMatch(/^\d+,\d\d$/);
});

test("a forged push changes nothing", async ({ page, sandbox, stack }) => {
  await order(page, "Vorkasse");
  const { requests } = await sandbox.ledger();
  const created = requests.find((entry) => entry.call === "create")?.body as {
    application_context: { return_urls: { url_push: string } };
  };
  const address = created.application_context.return_urls.url_push;
  expect(address.startsWith(`${stack.shopUrl}/api/secuconnect/push/`)).toBe(true);
  const forged = {
    object: "event.pushes",
    id: "evt_forged",
    status: "ok",
    data: [{ object: "payment.transactions", id: "PCI_FORGED", status: "paid" }],
  };
  expect((await page.request.post(address, { data: forged })).status()).toBe(200);
  const elsewhere = address.replace(/[^/]+$/, "A".repeat(22));
  expect((await page.request.post(elsewhere, { data: forged })).status()).toBe(404);
  await expect
    .poll(async () => (await sandbox.ledger()).requests.filter((entry) => entry.call.startsWith("get")).length)
    .toBeGreaterThan(0);
  await page.reload();
  await expectPayment(page, "pending");
});
