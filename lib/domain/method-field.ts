import { type IsoDay, parseBirthDate } from "./birth-date.ts";
import { CLEAN_TEXT } from "./clean-text.ts";
import { ibanLength, parseIban } from "./iban.ts";

/** What a method may ask beside contact and address. A record says which of them it wants; here is how they are read. */
export const METHOD_FIELDS = ["birthDate", "iban", "accountHolder"] as const;
export type MethodFieldName = (typeof METHOD_FIELDS)[number];

/** A further field of a method, as its record lists it. Label and hint are messages below `payment.<code>.fields.<name>`. */
export interface MethodField {
  name: MethodFieldName;
  maxLength: number;
  autoComplete?: string;
  inputMode?: "text" | "decimal" | "numeric";
  autoCapitalize?: "characters" | "words";
  spellCheck?: boolean;
  required?: boolean;
  /** Short content: the input is as wide as that. */
  narrow?: boolean;
}

/** As much of a method as its form needs. */
export interface MethodForm {
  code: string;
  fields: readonly MethodField[];
}

/** The provider's bound for the name of a person or company, as for forename and surname together. */
const MAX_HOLDER = 70;

/**
 * What is wrong with a typed value: a message key below `payment.<code>.errors.<name>`, null when it is fine. The key may
 * be followed by what its sentence fills in: "length count=21 expected=22".
 * @param typed without blanks around it
 * @param today the current day where the shop is
 */
export function findFieldProblem(name: MethodFieldName, typed: string, today: IsoDay): string | null {
  switch (name) {
    case "birthDate": {
      if (typed === "") return null;
      const parsed = parseBirthDate(typed, today);
      return parsed.ok ? null : parsed.reason;
    }
    case "accountHolder":
      if (typed.length > MAX_HOLDER) return "tooLong";
      return CLEAN_TEXT.test(typed) ? null : "characters";
    case "iban":
      return findIbanProblem(typed);
  }
}

function findIbanProblem(typed: string): string | null {
  const parsed = parseIban(typed);
  if (parsed.ok) return null;
  const compact = typed.replace(/\s/gu, "").toUpperCase();
  const country = compact.slice(0, 2);
  switch (parsed.problem) {
    case "empty":
      return "required";
    case "country":
      return /^[A-Z]{2}$/.test(country) ? `country country=${country}` : "start";
    case "length":
      return `length count=${compact.length} expected=${ibanLength(country)} country=${country}`;
    case "characters":
    case "checkDigits":
      return parsed.problem;
  }
}
