import type { WithRaw } from "#lib/secuconnect/index.ts";

/** A reply for the JSON document: our names, and with `raw` the provider's own JSON beside them. */
export function replyToJson<Model extends WithRaw>(reply: Model, shown: object, raw: boolean): object {
  return raw ? { ...shown, raw: reply.raw } : shown;
}
