// What an issued document costs beside a bare page of the same library, and what many at once take.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { ROOT } from "../paths.mjs";
import { say } from "../terminal.mjs";

const AT_ONCE = 50;

/** @typedef {{ bare: number[], invoice: number[], bytes: number, before: number, after: number, many: number }} DocumentsResult */

/** @param {number} rounds @returns {Promise<DocumentsResult>} */
export async function measureDocuments(rounds) {
  const task = JSON.stringify({ document: makeDocument(), rounds, atOnce: AT_ONCE });
  const args = [join(ROOT, "scripts/run.mjs"), "lib/benchmarks/documents-probe.ts", task];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT, maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stdout);
}

/** @param {DocumentsResult} result */
export function printDocuments({ bare, invoice, bytes, before, after, many }) {
  const [page, whole] = [median(bare), median(invoice)];
  say("\nDocuments, one process");
  say(`  bare page of pdfkit                    ${page.toFixed(1)} ms   1.00×`);
  say(
    `  invoice with code and XML (${Math.round(bytes / 1024)} kB)    ${whole.toFixed(1)} ms   ${(whole / page).toFixed(2)}×`,
  );
  say(
    `  ${AT_ONCE} invoices at once                    ${Math.round(many)} ms, peak ${after} MB (${before} MB before)`,
  );
}

/** @param {number[]} values */
function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** An invoice of eight lines at 19 %, to a business. */
function makeDocument() {
  const lines = Array.from({ length: 8 }, (_, index) => ({
    ...{ position: index + 1, sku: `A-${index}`, name: `Ware ${index}`, quantity: 2, unitGrossCents: 1190 },
    ...{ grossCents: 2380, netCents: 2000, vatRate: 19, category: "S" },
  }));
  const bank = { owner: "secupay AG", iban: "DE81850400611005523759", bic: "COBADEFFXXX", bankName: "Commerzbank CC" };
  const code = ["BCD", "002", "1", "SCT", bank.bic, bank.owner, bank.iban, "EUR190.40", "", "", "TA 49425099"].join(
    "\n",
  );
  const place = { street: "Testweg", postalCode: "01896", city: "Pulsnitz", country: "DE", email: "a@example.test" };
  return {
    ...{
      kind: "invoice",
      number: "RE-2026-00001",
      issuedOn: "2026-11-26",
      language: "de",
      corrects: null,
      reason: null,
    },
    ...{ order: { number: "10001", placedOn: "2026-11-25" }, supply: { from: "2026-11-26", to: "2026-11-26" }, lines },
    seller: {
      ...{ ...place, shopName: "Shop", legalName: "Shop GmbH", phone: "+49 171 3920042", managingDirector: "E. Probe" },
      ...{ registerEntry: "HRB 1", vatId: "DE123456788", taxNumber: null },
    },
    buyer: { ...place, company: "Probe KG", name: "Erika Probe", houseNumber: "7", vatId: null },
    ...{ reductions: [], netCents: 16_000, vatCents: 3_040, totalCents: 19_040, paidCents: 0, openCents: 19_040 },
    vat: [{ category: "S", rate: 19, grossCents: 19_040, netCents: 16_000, vatCents: 3_040 }],
    ...{ method: "invoice", isAssigned: true, payeeName: "secupay AG", layout: 1 },
    instructions: {
      ...{ ...bank, remittance: "TA 49425099", openCents: 19_040, due: { kind: "on", day: "2026-12-07" } },
      ...{ girocode: code, partCents: 0, revision: "00000000" },
    },
  };
}
