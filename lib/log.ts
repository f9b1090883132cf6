import pino from "pino";

/**
 * Structured lines on standard error, without personal data: callers name order numbers, ids and support ids,
 * never people, addresses or bank details. `redact` is the net below that rule.
 */
export const log = pino(
  {
    level: process.env.LOG_LEVEL || "info",
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        "email",
        "iban",
        "customer",
        "token",
        "pushToken",
        "authorization",
        "*.email",
        "*.iban",
        "*.customer",
        "*.token",
      ],
      censor: "[redacted]",
    },
  },
  pino.destination(2),
);
