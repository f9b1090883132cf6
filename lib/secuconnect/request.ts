import type { z } from "zod";
import { apiPath } from "./connection/api-call.ts";
import { SecuconnectError } from "./errors.ts";

/** A request the provider has no such fields or values for. It was never sent. */
export class InvalidRequest extends SecuconnectError {
  override name = "InvalidRequest";
  readonly outcome = "notDone";
  /** @param fields wire paths; the values stay out, they may be personal data */
  constructor(readonly fields: readonly string[]) {
    super(`the request to secuconnect is not valid: ${fields.join(", ")}`);
  }
}

/**
 * The body as it goes out, checked against the strict wire schema.
 * @throws InvalidRequest
 */
export function toBody<Schema extends z.ZodType>(schema: Schema, body: z.input<Schema>): z.output<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new InvalidRequest(
    parsed.error.issues.map(({ path, code, ...issue }) =>
      [...path, ...("keys" in issue ? issue.keys : [])].join(".").concat(` (${code})`),
    ),
  );
}

/**
 * Path of a call about one object. What is no single segment would reach another endpoint: the list, or the parent's.
 * @throws InvalidRequest
 */
export function toPath(parts: TemplateStringsArray, ...ids: string[]): string {
  if (ids.some((id) => /^\.{0,2}$/.test(id))) throw new InvalidRequest(["id (empty or dots)"]);
  return apiPath(parts, ...ids);
}

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Without the keys whose value is undefined: a field that was not given is not sent. */
export function omitUndefined<T extends object>(fields: T): Defined<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>;
}

/** The mapped value, or undefined where there was none. */
export function whenGiven<T, U>(value: T | undefined, map: (value: T) => U): U | undefined {
  return value === undefined ? undefined : map(value);
}

/** A group of optional fields: undefined when none of them was given, so that no empty object is sent. */
export function unlessEmpty<T extends object>(fields: T): T | undefined {
  return Object.keys(fields).length === 0 ? undefined : fields;
}
