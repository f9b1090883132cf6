import { z } from "zod";

/** What arrived, beside our reading of it. Not enumerable, so it never lands in a log line or in JSON. */
export interface WithRaw {
  readonly raw: unknown;
}
/** A model as the operations return it. */
export type Reply<Model> = Model & WithRaw;

/** A reply schema that parses the wire shape, turns it into our model and keeps the raw JSON beside it. */
export function readAs<Wire, Model extends object>(
  wire: z.ZodType<Wire>,
  fromWire: (wire: Wire, raw: unknown) => Model,
): z.ZodType<Reply<Model>> {
  return z.unknown().transform((raw, context) => {
    const parsed = wire.safeParse(raw);
    if (parsed.success) return keepRaw(fromWire(parsed.data, raw), raw);
    // Codes and paths only: a value may be personal data.
    for (const { path, code } of parsed.error.issues) context.addIssue({ code: "custom", path, message: code });
    return z.NEVER;
  });
}

function keepRaw<Model extends object>(model: Model, raw: unknown): Reply<Model> {
  return Object.defineProperty(model, "raw", { value: raw }) as Reply<Model>;
}

/** Missing and empty text are one thing to the provider, which stores `""` as null (secuconnect-api §2.3, S). */
export function orNull<T>(value: T | null | undefined): T | null {
  return value === undefined || value === null || value === "" ? null : value;
}

/** Whole cents; an amount that is no whole number is not guessed into one, it stands in `raw` only. */
export function toCents(value: number | null | undefined): number | null {
  return Number.isSafeInteger(value) ? (value as number) : null;
}

/** The word if it is one we know, else `unknown`; the word itself belongs beside it. */
export function toKnown<Word extends string>(
  words: readonly Word[],
  word: string | null | undefined,
): Word | "unknown" {
  return words.find((known) => known === word) ?? "unknown";
}
