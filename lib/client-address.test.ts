import { describe, expect, it } from "vitest";
import { findClientAddress } from "./client-address.ts";

describe("where a request comes from", () => {
  it.each([
    // Nobody vouches for the header: the connection counts.
    ["203.0.113.7", "1.2.3.4", 0, "203.0.113.7"],
    ["203.0.113.7", undefined, 0, "203.0.113.7"],
    // One proxy of our own: what it added last.
    ["10.0.0.1", "6.6.6.6, 198.51.100.9", 1, "198.51.100.9"],
    ["10.0.0.1", "6.6.6.6, 198.51.100.9, 10.0.0.2", 2, "198.51.100.9"],
    // Fewer hops than proxies: somebody is nearer than that, and the first is as far as can be seen.
    ["10.0.0.1", "198.51.100.9", 3, "198.51.100.9"],
    ["10.0.0.1", "", 1, "10.0.0.1"],
    // One customer's network of IPv6, in one spelling.
    ["2001:0DB8:0001:0002:aaaa:bbbb:cccc:dddd", undefined, 0, "2001:db8:1:2::/64"],
    ["2001:db8:1:2::9", undefined, 0, "2001:db8:1:2::/64"],
    ["2001:db8::1", undefined, 0, "2001:db8:0:0::/64"],
    ["::1", undefined, 0, "0:0:0:0::/64"],
    ["fe80::1%eth0", undefined, 0, "fe80:0:0:0::/64"],
    ["::ffff:203.0.113.7", undefined, 0, "203.0.113.7"],
    [undefined, undefined, 0, "unknown"],
  ])("%s, forwarded for %s, behind %i proxies: %s", (connection, forwarded, proxies, address) => {
    expect(findClientAddress(connection, forwarded, proxies)).toBe(address);
  });

  it("keeps a long text out of the keys of the limits", () => {
    expect(findClientAddress("10.0.0.1", `${"x".repeat(5_000)}`, 1)).toHaveLength(64);
  });
});
