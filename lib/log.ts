import pino from "pino";
import { scrubText, toSafeError } from "./safe-error.ts";

/**
 * Structured lines on standard error, without personal data: callers name order numbers, ids and support ids,
 * never people, addresses or bank details. `redact` is the net below that rule.
 */
export const log = pino(
  {
    level: process.env.LOG_LEVEL || "info",
    base: null,
    serializers: { err: toSafeError },
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

/**
 * Whatever the framework prints becomes a line of this log: errors without values, addresses without tokens. By itself it
 * prints errors with all their properties, and with them the parameters of a query that failed.
 */
export function captureConsole(): void {
  console.error = (...args: unknown[]) => write("error", args);
  console.warn = (...args: unknown[]) => write("warn", args);
}

function write(level: "error" | "warn", args: unknown[]): void {
  const err = args.find((arg) => arg instanceof Error);
  const words = args.filter((arg) => typeof arg === "string").map((arg) => scrubText(arg.replace(COLOURS, "")));
  log[level](err === undefined ? {} : { err }, words.join(" ").trim() || "reported by the framework");
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what colours are made of
const COLOURS = /\u001b\[[0-9;]*m/g;
