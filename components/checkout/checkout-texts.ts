import type { CheckoutField } from "#lib/domain/checkout.ts";
import type { MethodField, MethodFieldName } from "#lib/domain/method-field.ts";
import type { ErrorTexts } from "./describe-problem.ts";

/** All words of the form in the language of the page; the browser gets these and no message catalogue. */
export interface CheckoutTexts {
  contact: string;
  address: string;
  deliveryTitle: string;
  paymentTitle: string;
  submit: string;
  submitNote: string;
  pending: string;
  fields: Record<Exclude<CheckoutField, MethodFieldName>, string>;
  hints: { email: string; company: string };
  /** By number of problems: `problemTitles[1]` for one, the last for as many as there are fields. */
  problemTitles: string[];
  notices: Record<"unexpected" | "changed" | "crowded" | "closed" | "updated" | "forgotten", NoticeText> & {
    declined: Record<string, NoticeText>;
  };
  errors: ErrorTexts;
}

interface NoticeText {
  title: string;
  text: string;
}

/** A further field of one choice, with its words. */
export interface ChoiceField extends MethodField {
  label: string;
  hint?: string | undefined;
}

/** One radio of the form; `value` is what the schema knows. */
export interface CheckoutChoice {
  value: string;
  label: string;
  consequence: string;
  aside?: string;
  /** Further fields that only this choice wants. */
  fields: readonly ChoiceField[];
}

export interface CheckoutChoices {
  countries: { code: string; name: string }[];
  delivery: CheckoutChoice[];
  paymentMethod: CheckoutChoice[];
}
