import type { z } from "zod";
import { ProviderError } from "./provider-error.ts";

interface UnrecognizedKeys {
  code: "unrecognized_keys";
  path: PropertyKey[];
  keys: string[];
}

/**
 * Reads a request body by its wire schema. A field the provider does not know is dropped and named, as the real system
 * presumably does, or refused when `strict`; nulls count as absent.
 * @throws ProviderError ProductFormatException, naming the field
 */
export function parseWireBody<T extends z.ZodType>(
  schema: T,
  body: unknown,
  strict: boolean,
): { value: z.output<T>; droppedFields: string[] } {
  if (body !== undefined && (typeof body !== "object" || body === null)) {
    throw new ProviderError("ProductFormatException", "Request body is no JSON object");
  }
  const draft = dropNulls(Array.isArray(body) && body.length === 0 ? {} : (body ?? {}));
  const droppedFields: string[] = [];
  for (let round = 0; round < 20; round += 1) {
    const result = schema.safeParse(draft);
    if (result.success) return { value: result.data, droppedFields };
    const unknown = result.error.issues.filter(
      (issue): issue is typeof issue & UnrecognizedKeys => issue.code === "unrecognized_keys",
    );
    if (unknown.length === 0) throw toFormatError(result.error);
    for (const issue of unknown) {
      const holder = issue.path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown>)[key], draft);
      for (const key of issue.keys) {
        delete (holder as Record<string, unknown>)[key];
        droppedFields.push([...issue.path, key].join("."));
      }
    }
    if (strict) throw new ProviderError("ProductFormatException", `Unknown field: ${droppedFields.join(", ")}`);
  }
  throw new ProviderError("ProductFormatException", "Request body is malformed");
}

function toFormatError(error: z.ZodError): ProviderError {
  const [issue] = error.issues;
  const path = issue?.path.join(".") ?? "";
  const missing = issue?.code === "invalid_type" && issue.message.includes("undefined");
  return new ProviderError(
    "ProductFormatException",
    missing ? `${path} is missing` : `${path === "" ? "body" : path} is invalid: ${issue?.message ?? "unknown"}`,
  );
}

function dropNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dropNulls);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(entries.map(([key, inner]) => [key, dropNulls(inner)]));
}
