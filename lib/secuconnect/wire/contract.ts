import { z } from "zod";
import { maybe } from "./php-values.ts";

/** Body of `POST /General/Contracts/{GCR}/getAvailablePaymentMethods` (optionally with `/{STX}`). */
export const AvailablePaymentMethods = z.strictObject({
  currency: z.string().optional(),
  is_demo: z.boolean().optional(),
  /** Flex names instead of these */
  apiv2_products: z.boolean().optional(),
});
export type AvailablePaymentMethods = z.infer<typeof AvailablePaymentMethods>;

/** Names such as `Invoice`, `Prepay`, `Debit`; entries that are no text are left out. */
export const AvailablePaymentMethodsReply = z
  .array(z.unknown())
  .transform((names) => names.filter((name): name is string => typeof name === "string"));
export type AvailablePaymentMethodsReply = z.infer<typeof AvailablePaymentMethodsReply>;

/** Reply of `GET /General/Merchants/me`, the smoke test of a token. */
export const MerchantReply = z.looseObject({
  object: maybe(z.string()),
  id: z.string().min(1),
  companyname: maybe(z.string()),
});
export type MerchantReply = z.infer<typeof MerchantReply>;
