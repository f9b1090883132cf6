import { z } from "zod";

/** A reply field that may be missing or null; the provider promises neither presence nor value. */
export function maybe<T extends z.ZodType>(schema: T): z.ZodOptional<z.ZodNullable<T>> {
  return schema.nullable().optional();
}

/** An object that PHP may have written as `[]` when it was empty. */
export function phpObject<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (Array.isArray(value) && value.length === 0 ? {} : value), schema);
}

/** A number that some endpoints send as text; text that is no number becomes null instead of an error. */
export const NumberOrText = z.union([
  z.number(),
  z.string().transform((text) => (/^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : null)),
]);
export type NumberOrText = z.infer<typeof NumberOrText>;

/** A yes or no that PHP may write as 1 or 0, also as text. */
export const Flag = z.union([
  z.boolean(),
  z.literal([0, 1]).transform((number) => number === 1),
  z.literal(["0", "1"]).transform((text) => text === "1"),
]);
export type Flag = z.infer<typeof Flag>;

/** Text that some endpoints send as a number (`articleNumber`, detailed status). */
export const TextOrNumber = z.union([z.string(), z.number().transform(String)]);
export type TextOrNumber = z.infer<typeof TextOrNumber>;

/** `{object, id}` as replies write a reference; `object` is sometimes left out. */
export const Reference = z.looseObject({ object: maybe(z.string()), id: maybe(z.string()) });
export type Reference = z.infer<typeof Reference>;

/** `{id}` as requests write a reference. */
export const IdReference = z.strictObject({ object: z.string().optional(), id: z.string() });
export type IdReference = z.infer<typeof IdReference>;
