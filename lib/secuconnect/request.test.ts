import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createConnection } from "./connection/connection.ts";
import { InvalidRequest, omitUndefined, toBody, toPath } from "./request.ts";
import { CancelPaymentTransaction } from "./wire/payment-transaction.ts";

describe("a request", () => {
  it("with a field or value the provider does not have is not sent, and its values stay out of the message", () => {
    const body = { reduce_amount_by: 0, reason: "€ für Erika", amount: 5 } as { reduce_amount_by: number };
    const failure = (() => {
      try {
        return toBody(CancelPaymentTransaction, body);
      } catch (error) {
        return error;
      }
    })();
    expect(failure).toBeInstanceOf(InvalidRequest);
    expect(failure).toMatchObject({
      outcome: "notDone",
      fields: ["reduce_amount_by (too_small)", "reason (invalid_format)", "amount (unrecognized_keys)"],
      message: expect.not.stringContaining("Erika"),
    });
  });

  it("leaves out what was not given, and keeps null and false", () => {
    expect(omitUndefined({ a: undefined, b: null, c: false })).toEqual({ b: null, c: false });
  });

  it.each(["", ".", ".."])("about an object named %o would reach another endpoint", (id) => {
    expect(() => toPath`/Smart/Transactions/${id}`).toThrow(InvalidRequest);
  });

  it("keeps an id in its segment", () => {
    expect(toPath`/Smart/Transactions/${"a/../b?c"}/cancel`).toBe("/Smart/Transactions/a%2F..%2Fb%3Fc/cancel");
  });
});

describe("an id that no address can hold", () => {
  it.each(["\ud800", "STX_\udc00", "ä😀\ud800"])("is refused like any failure, and nothing is sent: %j", async (id) => {
    const connection = createConnection(
      {
        apiUrl: "http://127.0.0.1:9/api/v2",
        tokenUrl: "http://127.0.0.1:9/oauth/token",
        clientId: "x",
        clientSecret: "x",
      },
      { exchange: () => Promise.reject(new Error("sent")) },
    );
    const call = {
      operation: "x",
      method: "GET" as const,
      path: toPath`/Payment/Transactions/${id}`,
      reply: z.unknown(),
    };
    await expect(connection.call(call)).rejects.toMatchObject({ name: "TransportFailure", outcome: "notDone" });
  });
});
