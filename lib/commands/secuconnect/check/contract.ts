import { PAYMENT_METHODS } from "#lib/payments/index.ts";
import type { SecuconnectClient } from "#lib/secuconnect/index.ts";
import { EXIT } from "../shell/exit-codes.ts";
import { toPlain } from "../shell/layout.ts";
import type { Target } from "../shell/target.ts";
import { type Finding, fail, ok } from "./finding.ts";
import { failFinding } from "./merchant.ts";

/** The contract, what it offers, and whether that covers what the shop sells with. */
export async function checkContract(client: SecuconnectClient, { settings }: Target): Promise<Finding[]> {
  const { contract, isDemo } = settings;
  try {
    const { methods } = await client.contracts.getAvailablePaymentMethods(contract, { currency: "EUR", isDemo });
    const offered = methods.map(({ name, method }) => `${toPlain(name)} → ${method ?? "(unknown to us)"}`);
    const own = methods.map(({ method }) => method);
    const codes = PAYMENT_METHODS.map(({ code }) => code);
    const missing = codes.filter((code) => !own.includes(code));
    return [
      ok("contract", contract),
      offered.length === 0
        ? fail("methods", "the contract offers none in EUR", "Ask secupay to enable them.", EXIT.refused)
        : ok("methods", offered.join(", ")),
      missing.length === 0
        ? ok("shop", `${codes.join(", ")}: all of the shop's methods are offered`)
        : fail(
            "shop",
            `the shop offers ${missing.join(", ")}, the contract does not`,
            "Ask secupay to enable it, or take the method out of lib/payments; until then every customer is refused.",
            EXIT.refused,
          ),
    ];
  } catch (error) {
    return [
      failFinding("contract", error, `Check SECUCONNECT_CONTRACT (${contract}): does it belong to these credentials?`),
    ];
  }
}
