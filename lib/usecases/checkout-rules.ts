import type { CheckoutRules } from "#lib/domain/checkout.ts";
import { toBerlinDay } from "#lib/domain/shop-day.ts";
import { PAYMENT_METHODS } from "#lib/payments/index.ts";
import type { Deps } from "./deps.ts";

/** What a checkout form is checked against today. */
export async function readCheckoutRules({ shop, clock }: Pick<Deps, "shop" | "clock">): Promise<CheckoutRules> {
  const { countries } = await shop.profile();
  return { today: toBerlinDay(clock.now()), countries, methods: PAYMENT_METHODS };
}
