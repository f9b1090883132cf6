import type { PaymentInstructions } from "#lib/secuconnect/index.ts";
import { type Row, toPlain } from "../shell/layout.ts";

/** Where the customer transfers to. The account is the provider's, one for each transaction: not personal data. */
export function listInstructions(instructions: PaymentInstructions | null): Row[] {
  if (instructions === null) return [];
  const { owner, iban, bic, bankName, remittance, girocodeUrl } = instructions;
  const rows: Row[] = [
    ["owner", owner],
    ["IBAN", iban],
    ["BIC", bic],
    ["bank", bankName],
    ["remittance", remittance],
    ["girocode", girocodeUrl],
  ];
  return rows.map(([name, value]) => [name, value && toPlain(value)]);
}
