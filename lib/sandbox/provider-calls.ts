/** A request to the provider's surface, recognised by method and path. */
export interface ProviderCall {
  /** the call's name in the ledger and for the levers */
  call: string;
  stx: string | null;
  pci: string | null;
  paymentMethod: string | null;
}

const SMART = "api/v2/smart/transactions";
const PAYMENT = "api/v2/payment/transactions";

const ROUTES: readonly (readonly [method: string, pattern: string, call: string])[] = [
  ["POST", "oauth/token", "token"],
  ["GET", SMART, "list"],
  ["POST", SMART, "create"],
  ["GET", `${SMART}/{stx}`, "get"],
  ["PUT", `${SMART}/{stx}`, "update"],
  ["POST", `${SMART}/{stx}/prepare/{method}`, "prepare"],
  ["POST", `${SMART}/{stx}/start`, "start"],
  ["POST", `${SMART}/{stx}/start/{method}`, "start"],
  ["POST", `${SMART}/{stx}/cancel`, "cancel"],
  ["POST", `${SMART}/{stx}/abort`, "abort"],
  ["GET", PAYMENT, "listPayments"],
  ["GET", `${PAYMENT}/{pci}`, "getPayment"],
  ["GET", `${PAYMENT}/{pci}/checkstatus`, "checkStatus"],
  ["GET", "qr/epc", "qr"],
];

/** Recognises a call; segments are case-insensitive and a trailing slash is allowed. Null: no such endpoint. */
export function parseProviderCall(method: string, url: URL): ProviderCall | null {
  const segments = url.pathname.split("/").filter((segment) => segment !== "");
  for (const [routeMethod, pattern, call] of ROUTES) {
    const parts = pattern.split("/");
    if (routeMethod !== method || parts.length !== segments.length) continue;
    const found: Record<string, string> = {};
    const fits = parts.every((part, index) => {
      const segment = segments[index] ?? "";
      if (!part.startsWith("{")) return part === segment.toLowerCase();
      found[part] = segment;
      return true;
    });
    if (!fits) continue;
    return {
      call,
      stx: found["{stx}"]?.toUpperCase() ?? (call === "qr" ? url.searchParams.get("stx") : null),
      pci: found["{pci}"] ?? null,
      paymentMethod: found["{method}"]?.toLowerCase() ?? null,
    };
  }
  return null;
}
