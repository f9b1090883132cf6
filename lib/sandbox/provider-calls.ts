import { CONTAINER_ENDPOINTS } from "./container-endpoints.ts";
import { CONTRACT_ENDPOINTS } from "./contract-endpoints.ts";
import { CUSTOMER_ENDPOINTS } from "./customer-endpoints.ts";
import type { Endpoint, ProviderCall } from "./endpoint.ts";
import { drawEpcQr } from "./epc-qr.ts";
import { INSTRUCTION_ENDPOINTS } from "./instruction-endpoints.ts";
import { LEGACY_ENDPOINTS } from "./legacy-endpoints.ts";
import { PAYMENT_CHANGE_ENDPOINTS } from "./payment-change-endpoints.ts";
import { PAYMENT_ENDPOINTS } from "./payment-endpoints.ts";
import { SMART_ENDPOINTS } from "./smart-endpoints.ts";

/** Everything the provider answers to; one line per group. The token endpoint has error bodies of its own. */
export const ENDPOINTS: readonly Endpoint[] = [
  { method: "POST", path: "oauth/token", call: "token", isOpen: true, answer: () => null },
  {
    method: "GET",
    path: "qr/epc",
    call: "qr",
    isOpen: true,
    answer: (world, { route }) => drawEpcQr(world, route.stx),
  },
  ...SMART_ENDPOINTS,
  ...INSTRUCTION_ENDPOINTS,
  ...PAYMENT_ENDPOINTS,
  ...LEGACY_ENDPOINTS,
  ...PAYMENT_CHANGE_ENDPOINTS,
  ...CUSTOMER_ENDPOINTS,
  ...CONTAINER_ENDPOINTS,
  ...CONTRACT_ENDPOINTS,
];

/** Names of all calls, as levers and ledger spell them. */
export const CALLS: readonly string[] = [...new Set(ENDPOINTS.map(({ call }) => call))];

interface Pattern {
  endpoint: Endpoint;
  parts: string[];
}

const PATTERNS: ReadonlyMap<string, Pattern[]> = groupPatterns();

function groupPatterns(): Map<string, Pattern[]> {
  const patterns = new Map<string, Pattern[]>();
  for (const endpoint of ENDPOINTS) {
    const parts = endpoint.path.split("/");
    const key = `${endpoint.method} ${parts.length}`;
    patterns.set(key, [...(patterns.get(key) ?? []), { endpoint, parts }]);
  }
  return patterns;
}

/**
 * Recognises a call; segments are case-insensitive and a trailing slash is allowed; HEAD is GET without a body. Null: no
 * such endpoint, or a path that cannot be decoded.
 */
export function parseProviderCall(method: string, url: URL): ProviderCall | null {
  const segments = url.pathname.split("/").filter((segment) => segment !== "");
  const candidates = PATTERNS.get(`${method === "HEAD" ? "GET" : method} ${segments.length}`) ?? [];
  for (const { endpoint, parts } of candidates) {
    const params = matchParts(parts, segments);
    if (params === null) continue;
    const { call } = endpoint;
    return {
      endpoint,
      call,
      params,
      stx: params.stx?.toUpperCase() ?? (call === "qr" ? url.searchParams.get("stx") : null),
      pci: params.pci ?? null,
      paymentMethod: params.method?.toLowerCase() ?? endpoint.paymentMethod ?? null,
    };
  }
  return null;
}

function matchParts(parts: string[], segments: string[]): Record<string, string> | null {
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const segment = segments[index] ?? "";
    if (part.startsWith("{")) {
      const value = decode(segment);
      if (value === null) return null;
      params[part.slice(1, -1)] = value;
    } else if (part !== segment.toLowerCase()) return null;
  }
  return params;
}

function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
