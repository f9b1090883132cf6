import type { CheckoutErrors, CheckoutValues } from "#lib/domain/checkout.ts";

/** What the form shows besides its texts; comes back from the server action with everything typed. */
export interface CheckoutState {
  values: CheckoutValues;
  errors: CheckoutErrors;
  /**
   * Something to tell above the form: the method was refused, the server had trouble, the basket is another one, too many are
   * ordering, the shop is in maintenance, it was renewed under the customer's hands,
   * or the account is no longer kept.
   */
  notice: "declined" | "unexpected" | "changed" | "crowded" | "closed" | "updated" | "forgotten" | null;
  /** With `declined`: which method it was. */
  refusedMethod: string | null;
}

export type CheckoutAction = (previous: CheckoutState, form: FormData) => Promise<CheckoutState>;
