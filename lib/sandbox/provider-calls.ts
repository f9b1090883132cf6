import type { Endpoint, ProviderCall } from "./endpoint.ts";
import { drawEpcQr } from "./epc-qr.ts";
import { LEGACY_ENDPOINTS } from "./legacy-endpoints.ts";
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
  ...PAYMENT_ENDPOINTS,
  ...LEGACY_ENDPOINTS,
];

/** Names of all calls, as levers and ledger spell them. */
export const CALLS: readonly string[] = [...new Set(ENDPOINTS.map(({ call }) => call))];

/** Recognises a call; segments are case-insensitive and a trailing slash is allowed. Null: no such endpoint. */
export function parseProviderCall(method: string, url: URL): ProviderCall | null {
  const segments = url.pathname.split("/").filter((segment) => segment !== "");
  for (const endpoint of ENDPOINTS) {
    const parts = endpoint.path.split("/");
    if (endpoint.method !== method || parts.length !== segments.length) continue;
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
    if (part.startsWith("{")) params[part.slice(1, -1)] = decodeSegment(segment);
    else if (part !== segment.toLowerCase()) return null;
  }
  return params;
}

/** A segment that cannot be decoded is looked up as it stands, and not found. */
function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
