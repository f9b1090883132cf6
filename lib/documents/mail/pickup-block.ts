import { awaitsCollection } from "#lib/domain/pickup-code.ts";
import type { Block } from "./letter.ts";
import { type Occasion, say } from "./occasion.ts";
import { toOneLine } from "./one-line.ts";

/** The code the goods are handed over for, where the provider gave one; nothing otherwise. */
export function toPickupBlocks({ language, order }: Occasion): Block[] {
  const { t } = language;
  if (!awaitsCollection(order) || order.pickupCode === null) return [];
  const code = { label: t("mail.pickup.code"), value: toOneLine(order.pickupCode) };
  return [{ kind: "facts", title: t("mail.pickup.title"), facts: [code] }, say(t("mail.pickup.hint"))];
}
