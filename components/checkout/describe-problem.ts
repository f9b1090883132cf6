import type { CheckoutField } from "#lib/domain/checkout.ts";

/** The messages below `checkout.errors`, unformatted: by field, then by code. `digits` holds number words. */
export type ErrorTexts = Record<string, Record<string, string>>;

const NUMBER_WORDS = ["many", "one", "two", "three", "four", "five", "six"];
const EXAMPLES: Record<string, string> = { digitsDE: "01067", digitsAT: "1010" };

/**
 * The sentence that says what is wrong with this very value and how to mend it.
 * @param problem a code as the schema gives it, with what its sentence fills in: "length count=21"
 * @param value as typed
 */
export function describeProblem(field: CheckoutField, problem: string, value: string, texts: ErrorTexts): string {
  const typed = shorten(value.trim());
  const [code = "", ...given] = problem.split(" ");
  const template = texts[field]?.[refineCode(code, typed)] ?? texts[field]?.[code] ?? code;
  const slots: Record<string, string> = {
    ...Object.fromEntries(given.map((slot) => slot.split("="))),
    value: typed,
    digits: countDigits(typed, texts),
    example: giveExample(code, typed),
  };
  return template.replace(/\{(\w+)\}/g, (slot, name: string) => slots[name] ?? slot);
}

/** The schema knows that a value is wrong; the customer wants to know in which way. */
function refineCode(code: string, value: string): string {
  if (code === "format" && !value.includes("@")) return "formatAt";
  if (code.startsWith("digits") && !/^\d+$/.test(value)) return code.replace("digits", "letters");
  return code;
}

function countDigits(value: string, texts: ErrorTexts): string {
  const words = texts.digits?.[NUMBER_WORDS[value.length] ?? "many"] ?? texts.digits?.many ?? "{count}";
  return words.replace("{count}", String(value.length));
}

/** The likeliest slip is a leading zero that a spreadsheet has eaten: offer the typed code with it. */
function giveExample(code: string, value: string): string {
  return code === "digitsDE" && /^[1-9]\d{3}$/.test(value) ? `0${value}` : (EXAMPLES[code] ?? "");
}

function shorten(value: string): string {
  return value.length > 60 ? `${value.slice(0, 59)}…` : value;
}
