import { findLegacy, readLegacyMethod } from "./find-legacy.ts";
import { formatAmount, parseAmount } from "./shell/amounts.ts";
import type { Command } from "./shell/command.ts";
import { UsageError } from "./shell/exit-codes.ts";
import { readHash } from "./shell/ids.ts";
import { alignRows } from "./shell/layout.ts";
import { makeChange, typed } from "./shell/make-change.ts";
import { replyToJson } from "./shell/reply-json.ts";
import { LEGACY_GROUPS } from "./views/legacy-view.ts";

export const LEGACY_CANCEL: Command = {
  name: "legacy cancel",
  arguments: "<hash>",
  takes: { least: 1, most: 1 },
  summary: "cancels or refunds a transaction of the older endpoints, all or a part of it",
  notes: ["Asks first, unless --yes is given."],
  options: {
    "reduce-by": { type: "string", value: "EUR", help: "only this much; everything where nothing is said" },
    method: { type: "string", value: "METHOD", help: "invoice or prepaid; found out where nothing is said" },
    yes: { type: "boolean", help: "do not ask" },
  },
  changes: "payments",
  run: async (input, { client, target, ink, raw, confirm }) => {
    const hash = readHash(input.positionals[0] ?? "");
    const reduceBy = input.text("reduce-by");
    const reduction = reduceBy === undefined ? {} : { reduceByCents: parseAmount("reduce-by", reduceBy) };
    const { legacy, method } = await findLegacy(client, hash, readLegacyMethod(input.text("method")));
    const { currency } = legacy;
    const amount = reduceBy === undefined ? "all" : formatAmount(reduction.reduceByCents ?? null, currency);
    const question = `Cancel ${amount} of the legacy ${method} ${hash} (${formatAmount(legacy.amountCents, currency)})?`;
    if (!input.flag("yes") && !(await confirm(question))) throw new UsageError("Nothing was done.");
    const reply = await makeChange(`cancelling ${hash}`, typed(`legacy get ${hash}`), () =>
      client.legacy[LEGACY_GROUPS[method]].cancel(hash, { ...reduction, contractId: target.settings.contract }),
    );
    const waits = reply.isRefundWaitingForPayment === true;
    return {
      lines: [
        "",
        ink("green", `Cancelled: ${amount}.`),
        ...alignRows(
          [
            ["left of it", reply.remainingCents === null ? null : formatAmount(reply.remainingCents, currency)],
            ["refund", reply.newTransId],
          ],
          "  ",
        ),
        ...(waits ? [ink("yellow", "The refund waits until the merchant has transferred the money back.")] : []),
      ],
      json: { method, cancellation: replyToJson(reply, { ...reply }, raw) },
    };
  },
};
