import { expect, it } from "vitest";
import { isPrivate, judgeHost } from "./host-kind.ts";

it.each([
  ["http://127.0.0.1:4010/api/v2", "sandbox"],
  ["http://localhost:4010/api/v2", "sandbox"],
  ["http://[::1]:4010/api/v2", "sandbox"],
  ["http://sandbox:4010/api/v2", "sandbox"],
  ["http://192.168.1.7:4010/api/v2", "sandbox"],
  ["https://connect-testing.secuconnect.com/api/v2", "testing"],
  ["https://connect-testing.secupay-ag.de/api/v2", "testing"],
  ["https://connect.secucard.com/api/v2", "production"],
  ["https://connect-testing.secuconnect.com.evil.example.org/api/v2", "production"],
  ["http://connect.secucard.com/api/v2", "production"],
  ["https://sandbox/api/v2", "production"],
  ["https://127.0.0.1.example.org/api/v2", "production"],
])("takes %s for %s", (url, kind) => {
  expect(judgeHost(url)).toBe(kind);
});

it.each([
  ["localhost", true],
  ["10.1.2.3", true],
  ["172.16.0.1", true],
  ["172.32.0.1", false],
  ["shop.local", true],
  ["shop.example", true],
  ["shop.example.org", false],
  ["[fd00::1]", true],
  ["[2001:db8::1]", false],
  ["8.8.8.8", false],
])("knows whether the internet can reach %s", (hostname, hidden) => {
  expect(isPrivate(hostname)).toBe(hidden);
});
