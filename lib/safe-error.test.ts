import { DrizzleQueryError } from "drizzle-orm/errors";
import { describe, expect, it } from "vitest";
import { scrubText, toSafeError } from "./safe-error.ts";

describe("toSafeError", () => {
  it("tells what failed and where, with its cause and without its values", () => {
    const row = Object.assign(new Error('duplicate key value violates "orders_email"'), {
      code: "23505",
      detail: "Key (email)=(erika@example.test) already exists.",
    });
    const safe = toSafeError(new DrizzleQueryError("insert into orders values ($1)", ["erika@example.test"], row));
    expect(JSON.stringify(safe)).not.toMatch(/erika|insert into/);
    expect(safe.cause).toMatchObject({ code: "23505" });
    expect(safe.at?.[0]).toMatch(/^at .*safe-error\.test/);
  });

  it("keeps the message of an ordinary error", () => {
    expect(toSafeError(new TypeError("x is not a function"))).toMatchObject({
      type: "TypeError",
      message: "x is not a function",
    });
    expect(toSafeError("just words").message).toBe("just words");
  });

  it("survives causes in a circle and endless messages", () => {
    const error = new Error("x".repeat(10_000));
    error.cause = error;
    expect(JSON.stringify(toSafeError(error)).length).toBeLessThan(12_000);
  });
});

describe("scrubText", () => {
  it.each([
    ["Failed to handle request for /en/orders/q1w2e3r4t5z6u7i8o9p0aa?x=1", "q1w2e3r4t5z6u7i8o9p0aa"],
    ["POST /api/secuconnect/push/q1w2e3r4t5z6u7i8o9p0aa 500", "q1w2e3r4t5z6u7i8o9p0aa"],
    ["no such user erika.probe@mail.example.test", "erika"],
    ["account DE89 3704 0044 0532 0130 00 closed", "3704"],
    ["account DE89370400440532013000 closed", "3704"],
    ["postgres://shop:geheim@db/shop", "geheim"],
    ["Authorization: Bearer abc.def-ghi", "abc.def"],
  ])("takes out of %j what nobody should read", (text, secret) => {
    expect(text).toContain(secret);
    expect(scrubText(text)).not.toContain(secret);
  });

  it("leaves ids and numbers that people search for", () => {
    const text = "order 10042 STX_2XYKK9WR32N54R7FX7Y8RN9WRRAYA7 PCI_WP7AEW7WRANVTQE9XSXA3ZXNSJ9RAO ab12cd34";
    expect(scrubText(text)).toBe(text);
  });
});
