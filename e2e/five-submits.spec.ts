import type { APIResponse, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { expectPayment, goToReview } from "./shopper.ts";

/** The order form as a browser without scripts would post it. */
async function readOrderForm(page: Page): Promise<Record<string, string>> {
  const form = page
    .locator("form")
    .filter({ has: page.getByRole("button", { name: "zahlungspflichtig bestellen", exact: true }) });
  const fields = await form
    .locator("input[name]")
    .evaluateAll((inputs) =>
      inputs.map((input) => [(input as HTMLInputElement).name, (input as HTMLInputElement).value]),
    );
  return Object.fromEntries(fields);
}

test.describe("five submits at once", () => {
  // Without scripts the form carries everything a post needs.
  test.use({ javaScriptEnabled: false });

  test("make one order and one started transaction", async ({ page, sandbox, stack }) => {
    await goToReview(page, "Rechnung");
    const multipart = await readOrderForm(page);
    const headers = { origin: stack.shopUrl };
    const post = (): Promise<APIResponse> => page.request.post(page.url(), { multipart, headers, maxRedirects: 0 });
    const answers = await Promise.all([post(), post(), post(), post(), post()]);
    const addresses = answers.map((answer) => answer.headers().location);
    expect(addresses[0]).toMatch(/\/orders\/[\w-]{22}$/);
    expect(new Set(addresses).size).toBe(1);
    await page.goto(addresses[0] ?? "");
    await expectPayment(page, "accepted");
    expect(await sandbox.changes()).toEqual(["create", "prepare", "start"]);
    expect((await sandbox.ledger()).transactions).toHaveLength(1);
  });
});

test("a double click orders once", async ({ page, sandbox }) => {
  await goToReview(page, "Vorkasse");
  await page.getByRole("button", { name: "zahlungspflichtig bestellen", exact: true }).dblclick();
  await expectPayment(page, "pending");
  expect(await sandbox.changes()).toEqual(["create", "start"]);
});
