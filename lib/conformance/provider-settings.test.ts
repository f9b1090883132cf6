import { describe, expect, it } from "vitest";
import { readProviderSettings } from "./provider-settings.ts";

const GOOD = {
  SECUCONNECT_API_URL: "https://connect-testing.secuconnect.com/api/v2",
  SECUCONNECT_TOKEN_URL: "https://connect-testing.secuconnect.com/oauth/token",
  SECUCONNECT_CLIENT_ID: "id",
  SECUCONNECT_CLIENT_SECRET: "secret",
  SECUCONNECT_CONTRACT: "GCR_000000000000000000000000000001",
};

describe("the settings of the suite", () => {
  it("lead to the testing host", () => {
    expect(readProviderSettings(GOOD)).toMatchObject({ apiUrl: GOOD.SECUCONNECT_API_URL, clientId: "id" });
  });

  it.each([
    "https://connect.secucard.com/api/v2",
    "https://connect.secuconnect.com/api/v2",
    "https://connect-testing.secuconnect.com.example.org/api/v2",
    "https://user@connect.secucard.com/api/v2",
  ])("refuse %s, for API and token alike", (address) => {
    const { host } = new URL(address);
    const refusal = `leads to ${host}: this suite makes transactions and asks the provider's testing host only.`;
    expect(() => readProviderSettings({ ...GOOD, SECUCONNECT_API_URL: address })).toThrow(refusal);
    expect(() => readProviderSettings({ ...GOOD, SECUCONNECT_TOKEN_URL: address })).toThrow(refusal);
  });

  it.each([
    [{ SECUCONNECT_CONTRACT: " " }, "Set SECUCONNECT_CONTRACT to"],
    [{ SECUCONNECT_API_URL: "connect-testing" }, "SECUCONNECT_API_URL is no address."],
    [{ SECUCONNECT_API_URL: "http://connect-testing.secuconnect.com/api/v2" }, "must begin with https."],
    [{ SECUCONNECT_API_URL: "https://connect-testing.secuconnect.com/" }, "must end in /api/v2."],
  ])("say what is wrong with %o", (change, sentence) => {
    expect(() => readProviderSettings({ ...GOOD, ...change })).toThrow(sentence);
  });
});
