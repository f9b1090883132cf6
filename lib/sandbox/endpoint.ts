import type { z } from "zod";
import type { Verdict } from "./prepare-and-start.ts";
import { ProviderError } from "./provider-error.ts";
import { listExcesses } from "./soft-limits.ts";
import type { StoredRequest } from "./state.ts";
import { parseWireBody } from "./wire-body.ts";
import type { World } from "./world.ts";

/** A request to the provider's surface, recognised by method and path. */
export interface ProviderCall {
  endpoint: Endpoint;
  /** the call's name in the ledger and for the levers */
  call: string;
  stx: string | null;
  /** id or hash of a payment, as written in the path */
  pci: string | null;
  paymentMethod: string | null;
  /** every `{name}` of the pattern, as written in the path */
  params: Record<string, string>;
}

/** What a call came with, beside its path. */
export interface ProviderRequest {
  route: ProviderCall;
  query: URLSearchParams;
  body: unknown;
  authorization: string | undefined;
  verdict: Verdict;
  /** the ledger's entry: ids and dropped fields are added as they become known */
  record: StoredRequest;
}

/** One operation of the provider: how it is recognised, and what it does. */
export interface Endpoint {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** lower case, `{name}` for a variable segment */
  path: string;
  call: string;
  /** a lever set for this call hits the endpoint too, e.g. `get` for the reading of a payment */
  family?: string;
  /** set where the path itself stands for a method instead of naming one in `{method}` */
  paymentMethod?: string;
  /** answers without a token */
  isOpen?: boolean;
  /** of bytes in the answer; a PNG when left out */
  contentType?: string;
  /**
   * @returns the JSON reply, or the bytes of an image or document
   * @throws ProviderError for every refusal
   */
  answer(world: World, request: ProviderRequest): unknown | Promise<unknown>;
}

/**
 * The request's body by its wire schema. What the provider does not know, and what is longer than it likes, is noted in
 * the ledger; a strict contract refuses both.
 * @throws ProviderError ProductFormatException
 */
export function readBody<T extends z.ZodType>(world: World, schema: T, request: ProviderRequest): z.output<T> {
  const { strict } = world.store.meta.contract;
  const { value, droppedFields } = parseWireBody(schema, request.body, strict);
  request.record.droppedFields = droppedFields;
  const warnings = listExcesses(value);
  request.record.warnings.push(...warnings);
  if (strict && warnings.length > 0) throw new ProviderError("ProductFormatException", warnings.join("; "));
  return value;
}

/** The request without fields the system manages itself: they come back in a PUT of the full representation. */
export function withoutManaged(request: ProviderRequest, paths: readonly string[]): ProviderRequest {
  if (typeof request.body !== "object" || request.body === null) return request;
  const body = structuredClone(request.body);
  for (const path of paths) {
    const keys = path.split(".");
    const last = keys.pop() ?? "";
    const holder = keys.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], body);
    if (typeof holder === "object" && holder !== null) delete (holder as Record<string, unknown>)[last];
  }
  return { ...request, body };
}
