import { InvalidRequest } from "./request.ts";

/** A field of the group's table, or any other by its wire path, e.g. `wire:customer.contact.surname`. */
export type QueryField<Field extends string> = Field | `wire:${string}`;

/** What the objects must fulfil. Built with `where`; plain data, so that it can be logged and compared. */
export type Condition<Field extends string> =
  | { kind: "equals"; field: QueryField<Field>; value: string | number | boolean }
  | { kind: "matches"; field: QueryField<Field>; pattern: string }
  | { kind: "between"; field: QueryField<Field>; from: string | number | null; to: string | number | null }
  | { kind: "present"; field: QueryField<Field> }
  | { kind: "raw"; text: string }
  | { kind: "and" | "or"; parts: readonly Condition<Field>[] }
  | { kind: "not"; part: Condition<Field> };

export interface ListQuery<Field extends string> {
  /** Objects a page, 20 where nothing is said (secuconnect-api §2.5, R). */
  count?: number;
  /** from zero */
  offset?: number;
  where?: Condition<Field>;
  /** e.g. `created:asc`; the first decides */
  sort?: readonly `${QueryField<Field>}:${"asc" | "desc"}`[];
  /** Only these; `object` and `id` come in any case. */
  fields?: readonly QueryField<Field>[];
  /** `all`, or one wire field whose reference is to come as an object (S). */
  expand?: string;
}

/** The query grammar as functions (§2.5, D and S). Text comparison ignores case. */
export const where = {
  equals: <Field extends string>(field: QueryField<Field>, value: string | number | boolean): Condition<Field> => ({
    kind: "equals",
    field,
    value,
  }),
  /** `*` stands for any text and `?` for one character; everything else is taken as it is. */
  matches: <Field extends string>(field: QueryField<Field>, pattern: string): Condition<Field> => ({
    kind: "matches",
    field,
    pattern,
  }),
  /** Both ends belong to it; null leaves an end open. */
  between: <Field extends string>(
    field: QueryField<Field>,
    from: string | number | null,
    to: string | number | null,
  ): Condition<Field> => ({ kind: "between", field, from, to }),
  present: <Field extends string>(field: QueryField<Field>): Condition<Field> => ({ kind: "present", field }),
  /** The provider's own grammar with its own field names, sent as it is. Never build it from what somebody typed in a shop. */
  raw: <Field extends string>(text: string): Condition<Field> => ({ kind: "raw", text }),
  and: <Field extends string>(...parts: Condition<Field>[]): Condition<Field> => ({ kind: "and", parts }),
  or: <Field extends string>(...parts: Condition<Field>[]): Condition<Field> => ({ kind: "or", parts }),
  not: <Field extends string>(part: Condition<Field>): Condition<Field> => ({ kind: "not", part }),
};

/** Our field names and their wire paths. */
export type FieldTable<Field extends string> = Readonly<Record<Field, string>>;

/** @throws InvalidRequest for a page size, value or field that the grammar has no place for */
export function toSearchParams<Field extends string>(
  query: ListQuery<Field>,
  table: FieldTable<Field>,
): URLSearchParams {
  const path = (field: QueryField<Field>) => toPath(field, table);
  const search = new URLSearchParams();
  if (query.count !== undefined) search.set("count", toNumber("count", query.count, 1));
  if (query.offset !== undefined) search.set("offset", toNumber("offset", query.offset, 0));
  if (query.where !== undefined) search.set("q", renderCondition(query.where, path));
  if (query.sort?.length) {
    const parts = query.sort.map((entry) => {
      const at = entry.lastIndexOf(":");
      return `${path(entry.slice(0, at) as QueryField<Field>)}:${entry.slice(at + 1)}`;
    });
    search.set("sort", parts.join(","));
  }
  if (query.fields?.length) search.set("fields", [...new Set(["object", "id", ...query.fields.map(path)])].join(","));
  if (query.expand !== undefined) search.set("expand", query.expand);
  return search;
}

type ToPath<Field extends string> = (field: QueryField<Field>) => string;

function toPath<Field extends string>(field: QueryField<Field>, table: FieldTable<Field>): string {
  const path = field.startsWith("wire:") ? field.slice(5) : table[field as Field];
  if (!/^\w+(\.\w+)*$/.test(path ?? "")) throw new InvalidRequest([`q (no field ${field})`]);
  return path;
}

function toNumber(name: string, value: number, least: number): string {
  if (!Number.isSafeInteger(value) || value < least) throw new InvalidRequest([`${name} (not a number from ${least})`]);
  return String(value);
}

function renderCondition<Field extends string>(condition: Condition<Field>, path: ToPath<Field>): string {
  switch (condition.kind) {
    case "equals":
      return `${path(condition.field)}:${quoteValue(String(condition.value))}`;
    case "matches":
      return `${path(condition.field)}:${escapePattern(condition.pattern)}`;
    case "between":
      return `${path(condition.field)}:[${toEnd(condition.from)} TO ${toEnd(condition.to)}]`;
    case "present":
      return `${path(condition.field)}:*`;
    case "raw":
      return condition.text;
    case "not":
      return `NOT ${renderPart(condition.part, path)}`;
    default: {
      if (condition.parts.length === 0) throw new InvalidRequest([`q (${condition.kind} of nothing)`]);
      return condition.parts.map((part) => renderPart(part, path)).join(` ${condition.kind.toUpperCase()} `);
    }
  }
}

/** Inner combinations stand in brackets: nothing is said about which word binds tighter. */
function renderPart<Field extends string>(part: Condition<Field>, path: ToPath<Field>): string {
  const text = renderCondition(part, path);
  return ["and", "or", "not", "raw"].includes(part.kind) ? `(${text})` : text;
}

/** Words of the grammar and everything that could be read as an operator is quoted (I: the grammar is Lucene's). */
function quoteValue(value: string): string {
  if (value === "") throw new InvalidRequest(["q (empty value)"]);
  const isPlain = /^[\p{L}\p{N}_.@][\p{L}\p{N}_.@-]*$/u.test(value) && !/^(AND|OR|NOT|TO)$/.test(value);
  return isPlain ? value : `"${value.replaceAll(/["\\]/g, "\\$&")}"`;
}

function escapePattern(pattern: string): string {
  if (!/[^*]/.test(pattern)) throw new InvalidRequest(["q (pattern without text)"]);
  return pattern.replaceAll(/[\s+\-&|!(){}[\]^"~:/\\]/g, "\\$&");
}

/** Inside the brackets only blanks and brackets have a meaning, and no value needs them. */
function toEnd(value: string | number | null): string {
  if (value === null) return "*";
  const text = String(value);
  if (text === "" || /[\s[\]{}"\\]/.test(text)) throw new InvalidRequest(["q (end of a range)"]);
  return text;
}
