import * as z from "zod/mini";
import type { IsoDay } from "./birth-date.ts";
import { CLEAN_TEXT } from "./clean-text.ts";
import { findFieldProblem, METHOD_FIELDS, type MethodFieldName, type MethodForm } from "./method-field.ts";

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
  ...METHOD_FIELDS,
] as const;
export type CheckoutField = (typeof CHECKOUT_FIELDS)[number];

/**
 * What can be wrong with a field. Each code is a message key below `checkout.errors.<field>`, or of a method's own field
 * below `payment.<code>.errors.<field>`; the text may show the typed value as {value}.
 */
export type CheckoutErrors = Partial<Record<CheckoutField, string>>;

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

/** What the form is checked against besides itself. */
export interface CheckoutRules {
  /** The current day where the shop is, for the age check. */
  today: IsoDay;
  /** Where the shop delivers, ISO 3166-1 alpha-2. */
  countries: readonly string[];
  /** What can be chosen, each with the fields it wants. */
  methods: readonly MethodForm[];
}

/** Whether it makes sense is for the method that asks. */
const METHOD_FIELD_TEXT = z.string().check(z.trim());

/**
 * The checkout form, the same in the browser and in the server action.
 * Lengths are the provider's (secuconnect-api §2.4). Issue messages are codes, not sentences.
 */
export function checkoutSchema({ today, countries, methods }: CheckoutRules) {
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
      paymentMethod: z
        .string()
        .check(z.refine((value) => methods.some(({ code }) => code === value), { error: "required" })),
      ...methodFields(),
    })
    .check((context) => {
      const { country, postalCode, paymentMethod } = context.value;
      const digits = POSTAL_CODE_DIGITS[country];
      if (postalCode !== "" && digits !== undefined && !new RegExp(`^\\d{${digits}}$`).test(postalCode)) {
        context.issues.push({ code: "custom", message: `digits${country}`, path: ["postalCode"], input: postalCode });
      }
      // What another method would ask is not looked at: it is not shown, and it is not kept.
      for (const { name } of methods.find(({ code }) => code === paymentMethod)?.fields ?? []) {
        const input = context.value[name];
        const message = findFieldProblem(name, input, today);
        if (message !== null) context.issues.push({ code: "custom", message, path: [name], input });
      }
    });
}

function methodFields(): Record<MethodFieldName, typeof METHOD_FIELD_TEXT> {
  return Object.fromEntries(METHOD_FIELDS.map((name) => [name, METHOD_FIELD_TEXT])) as ReturnType<typeof methodFields>;
}

/** A form that passed: trimmed texts, known codes. What a method asks stands there as typed. */
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
  paymentMethod: "",
  birthDate: "",
  accountHolder: "",
  iban: "",
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
export function parseCheckout(values: CheckoutValues, rules: CheckoutRules): CheckoutParse {
  const result = checkoutSchema(rules).safeParse(values);
  if (result.success) return { ok: true, input: result.data };
  const errors: CheckoutErrors = {};
  for (const issue of result.error.issues) {
    const field = issue.path[0] as CheckoutField | undefined;
    if (field !== undefined && errors[field] === undefined) errors[field] = issue.message;
  }
  return { ok: false, errors };
}
