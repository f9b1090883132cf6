import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/** Header in which this process tells its pages where a request came from. What comes from outside under it is overwritten. */
export const CLIENT_ADDRESS_HEADER = "x-shop-client-address";

/**
 * The framework believes any `x-forwarded-for`, and hides the connection. Node tells of every request before anybody else
 * sees it.
 * @param trustedProxies how many proxies of one's own stand before the shop; each has added one address at the end
 */
export function markClientAddress(trustedProxies: number): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[CLIENT_ADDRESS_HEADER] = findClientAddress(
      request.socket.remoteAddress,
      request.headers["x-forwarded-for"],
      trustedProxies,
    );
  });
}

/** IPv4 as it is, of IPv6 the network that one customer has (/64). */
export function findClientAddress(
  connection: string | undefined,
  forwarded: string | string[] | undefined,
  trustedProxies: number,
): string {
  const hops = `${forwarded ?? ""}`
    .split(",")
    .map((hop) => hop.trim())
    .filter(Boolean);
  // The last hop is the connection itself; each trusted proxy vouches for the one before it.
  const chain = [...hops, connection ?? "unknown"];
  return toNetwork(chain[Math.max(0, chain.length - 1 - trustedProxies)] ?? "unknown");
}

function toNetwork(address: string): string {
  const mapped = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1] !== undefined) return mapped[1];
  if (!address.includes(":")) return address.slice(0, 64);
  const [before = "", after = ""] = address.split("%")[0]?.split("::") ?? [];
  const left = before.split(":").filter(Boolean);
  const right = after.split(":").filter(Boolean);
  const groups = address.includes("::")
    ? [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0"), ...right]
    : left;
  return `${groups
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}
