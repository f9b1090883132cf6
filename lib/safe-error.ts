/** An error as it may stand in a log: what it is and where it happened, and nothing a customer typed. */
export interface SafeError {
  type: string;
  message: string;
  code?: string;
  digest?: string;
  /** Frames only. */
  at?: string[];
  cause?: SafeError;
}

const MAX_DEPTH = 4;
const MAX_FRAMES = 12;
const MAX_MESSAGE = 500;

/** @param depth how far down the causes this is */
export function toSafeError(error: unknown, depth = 0): SafeError {
  if (!(error instanceof Error)) return { type: typeof error, message: scrubText(String(error)) };
  const { code, digest, cause } = error as { code?: unknown; digest?: unknown; cause?: unknown };
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    message: quotesValues(error) ? "(withheld: it quotes values)" : scrubText(error.message),
    ...(typeof code === "string" ? { code } : {}),
    ...(typeof digest === "string" ? { digest: scrubText(digest) } : {}),
    ...(frames.length > 0 ? { at: frames.slice(0, MAX_FRAMES).map((line) => line.trim()) } : {}),
    ...(cause === undefined || depth >= MAX_DEPTH ? {} : { cause: toSafeError(cause, depth + 1) }),
  };
}

/** Errors of queries name the parameters, those of PostgreSQL the row. */
function quotesValues(error: Error): boolean {
  return ["params", "parameters", "query", "detail", "where"].some((key) => key in error && Reflect.get(error, key));
}

const SECRETS: [RegExp, string][] = [
  // Order pages, status callbacks: whoever knows the address may.
  [/(orders|push)\/[\w-]{16,}/gi, "$1/[token]"],
  [/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, "[email]"],
  [/\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?\b/g, "[iban]"],
  [/(bearer|basic)\s+[\w.~+/=-]+/gi, "$1 [redacted]"],
  [/:\/\/[^\s/@:]+:[^\s/@]+@/g, "://[redacted]@"],
];

/** Text from outside our own code, without what gives access or names a person, and not longer than needed. */
export function scrubText(text: string): string {
  const scrubbed = SECRETS.reduce((rest, [pattern, word]) => rest.replace(pattern, word), text);
  return scrubbed.length > MAX_MESSAGE ? `${scrubbed.slice(0, MAX_MESSAGE)} …` : scrubbed;
}
