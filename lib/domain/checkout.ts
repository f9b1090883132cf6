import * as z from "zod/mini";
import { type IsoDay, parseBirthDate } from "./birth-date.ts";
import { PAYMENT_METHOD_CODES } from "./payment.ts";

export const DELIVERY_KINDS = ["shipping", "collection"] as const;
export type DeliveryKind = (typeof DELIVERY_KINDS)[number];

/** Digits of a postal code, by country; a country that is missing here cannot be ordered to. */
const POSTAL_CODE_DIGITS: Record<string, number> = { DE: 5, AT: 4 };

/** Names of the form fields, in the order of the page; error summaries follow it. */
export const CHECKOUT_FIELDS = [
  "email",
  "firstName",
  "lastName",
  "company",
  "street",
  "houseNumber",
  "postalCode",
  "city",
  "country",
  "delivery",
  "paymentMethod",
  "birthDate",
] as const;
export type CheckoutField = (typeof CHECKOUT_FIELDS)[number];

/**
 * What can be wrong with a field. Each code is a message key below `checkout.errors.<field>`;
 * the text may show the typed value as {value}.
 */
export type CheckoutErrors = Partial<Record<CheckoutField, string>>;

/** Links and markup in a name would turn our mails into somebody's advertisement (G-70). */
const CLEAN_TEXT = /^(?!.*(?:https?:|www\.|:\/\/))[^<>\p{Cc}]*$/iu;

function text(max: number) {
  return z
    .string()
    .check(
      z.trim(),
      z.minLength(1, { error: "required" }),
      z.maxLength(max, { error: "tooLong" }),
      z.regex(CLEAN_TEXT, { error: "characters" }),
    );
}

/**
 * The checkout form, the same in the browser and in the server action.
 * Lengths are the provider's (secuconnect-api §2.4). Issue messages are codes, not sentences.
 * @param today the current day where the shop is, for the age check
 * @param countries where the shop delivers, ISO 3166-1 alpha-2
 */
export function checkoutSchema(today: IsoDay, countries: readonly string[]) {
  return z
    .object({
      email: z
        .string()
        .check(
          z.trim(),
          z.minLength(1, { error: "required" }),
          z.maxLength(254, { error: "tooLong" }),
          z.email({ error: "format" }),
        ),
      firstName: text(50),
      lastName: text(50),
      company: z
        .string()
        .check(z.trim(), z.maxLength(50, { error: "tooLong" }), z.regex(CLEAN_TEXT, { error: "characters" })),
      street: text(50),
      houseNumber: text(10),
      postalCode: text(10),
      city: text(50),
      country: z.string().check(z.refine((value) => countries.includes(value), { error: "unknown" })),
      delivery: z.enum(DELIVERY_KINDS, { error: "required" }),
      paymentMethod: z.enum(PAYMENT_METHOD_CODES, { error: "required" }),
      birthDate: z.string().check(z.trim(), z.maxLength(30, { error: "format" })),
    })
    .check((context) => {
      const { country, postalCode, birthDate, paymentMethod } = context.value;
      const digits = POSTAL_CODE_DIGITS[country];
      if (postalCode !== "" && digits !== undefined && !new RegExp(`^\\d{${digits}}$`).test(postalCode)) {
        context.issues.push({ code: "custom", message: `digits${country}`, path: ["postalCode"], input: postalCode });
      }
      if (paymentMethod !== "invoice" || birthDate === "") return;
      const parsed = parseBirthDate(birthDate, today);
      if (!parsed.ok) {
        context.issues.push({ code: "custom", message: parsed.reason, path: ["birthDate"], input: birthDate });
      }
    });
}

/** A form that passed: trimmed texts, known codes. `birthDate` still as typed; `toBirthDay` reads it. */
export type CheckoutInput = z.infer<ReturnType<typeof checkoutSchema>>;

/** What the form shows: every field as the text that was typed. */
export type CheckoutValues = Record<CheckoutField, string>;

export const EMPTY_CHECKOUT: CheckoutValues = {
  email: "",
  firstName: "",
  lastName: "",
  company: "",
  street: "",
  houseNumber: "",
  postalCode: "",
  city: "",
  country: "DE",
  delivery: "shipping",
  paymentMethod: "invoice",
  birthDate: "",
};

/** Longer texts are cut before they are shown again: nobody types them, and the page must stay small. */
const MAX_ECHO = 300;

/** Reads a posted form into texts; missing fields are empty. */
export function readCheckoutValues(form: { get(name: string): unknown }): CheckoutValues {
  const values = { ...EMPTY_CHECKOUT };
  for (const field of CHECKOUT_FIELDS) {
    const value = form.get(field);
    values[field] = typeof value === "string" ? value.slice(0, MAX_ECHO) : "";
  }
  return values;
}

export type CheckoutParse = { ok: true; input: CheckoutInput } | { ok: false; errors: CheckoutErrors };

/** The first problem of each field. */
export function parseCheckout(values: CheckoutValues, today: IsoDay, countries: readonly string[]): CheckoutParse {
  const result = checkoutSchema(today, countries).safeParse(values);
  if (result.success) return { ok: true, input: result.data };
  const errors: CheckoutErrors = {};
  for (const issue of result.error.issues) {
    const field = issue.path[0] as CheckoutField | undefined;
    if (field !== undefined && errors[field] === undefined) errors[field] = issue.message;
  }
  return { ok: false, errors };
}
