import { z } from "zod";
import { Flag, IdReference, maybe, NumberOrText, phpObject, Reference } from "./php-values.ts";

/** A bank account as we send it; BIC and bank name are filled in by the provider. */
export const BankAccount = z.strictObject({ owner: z.string(), iban: z.string(), bic: z.string().optional() });
export type BankAccount = z.infer<typeof BankAccount>;

/** Payment instrument inside prepare, start or create: inline (`type` and `private`) or by `id` (`PCT_…`). */
export const PaymentContainer = z.strictObject({
  object: z.string().optional(),
  id: z.string().optional(),
  type: z.string().optional(),
  merchant_id: z.string().optional(),
  private: BankAccount.optional(),
});
export type PaymentContainer = z.infer<typeof PaymentContainer>;

/** Body of `POST /Payment/Containers`: only `bank_account` can be stored by call since 4/2024 (§5.7). */
export const CreatePaymentContainer = z.strictObject({
  type: z.string(),
  private: BankAccount,
  customer: IdReference.optional(),
  contract: IdReference.optional(),
});
export type CreatePaymentContainer = z.infer<typeof CreatePaymentContainer>;

/** Body of `PUT /Payment/Containers/{PCT}`. */
export const UpdatePaymentContainer = z.strictObject({
  type: z.string().optional(),
  private: BankAccount.optional(),
  customer: IdReference.optional(),
});
export type UpdatePaymentContainer = z.infer<typeof UpdatePaymentContainer>;

/** `public` holds the account masked, `private` as stored. */
export const BankAccountReply = z.looseObject({
  owner: maybe(z.string()),
  iban: maybe(z.string()),
  bic: maybe(z.string()),
  bankname: maybe(z.string()),
});
export type BankAccountReply = z.infer<typeof BankAccountReply>;

/** SEPA mandate of a bank account, e.g. `{type: "COR1", identification: "PAM/…"}`. */
export const SepaMandate = z.looseObject({
  sepa_mandate_id: maybe(z.union([z.string(), z.number().transform(String)])),
  type: maybe(z.string()),
  identification: maybe(z.string()),
});
export type SepaMandate = z.infer<typeof SepaMandate>;

export const PaymentContainerReply = z.looseObject({
  object: z.literal("payment.containers"),
  id: z.string().min(1),
  type: maybe(z.string()),
  created: maybe(z.string()),
  customer: maybe(phpObject(Reference)),
  public: maybe(phpObject(BankAccountReply)),
  private: maybe(phpObject(BankAccountReply)),
  mandate: maybe(phpObject(SepaMandate)),
});
export type PaymentContainerReply = z.infer<typeof PaymentContainerReply>;

export const PaymentContainerList = z.looseObject({
  count: NumberOrText,
  data: maybe(z.array(PaymentContainerReply)),
});
export type PaymentContainerList = z.infer<typeof PaymentContainerList>;

/** Body and reply of `POST /Payment/Containers/ValidateSingleIban` (SDK 2.57.0, S). */
export const ValidateIban = z.strictObject({ id: z.string().optional(), iban: z.string() });
export type ValidateIban = z.infer<typeof ValidateIban>;
export const ValidateIbanReply = z.looseObject({
  id: maybe(z.string()),
  valid: Flag,
  iban: maybe(z.string()),
  bic: maybe(z.string()),
  bankname: maybe(z.string()),
});
export type ValidateIbanReply = z.infer<typeof ValidateIbanReply>;
