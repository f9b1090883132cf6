import { getTranslations } from "next-intl/server";
import type { Attention } from "#lib/domain/attention.ts";
import { readConcern } from "#lib/domain/concern.ts";
import { formatCents, type Locale } from "#lib/domain/money.ts";
import type { Task } from "#lib/ports.ts";

interface TaskWords {
  title: string;
  text: string;
  facts: string[];
}

/** What happened and what to do, in sentences; amounts, ids and foreign words below them. */
export async function toTaskWords({ matter }: Task, locale: Locale): Promise<TaskWords> {
  const [t, order] = await Promise.all([getTranslations("tasks"), getTranslations("handling")]);
  switch (matter.kind) {
    case "attention": {
      const { attention } = matter;
      return {
        title: order(`notices.attention.${attention.kind}.title`),
        text: order(`notices.attention.${attention.kind}.text`),
        facts: await toFacts(attention, locale),
      };
    }
    case "mail":
      return {
        title: t("mail.title", { mail: order(`mails.${matter.mail.event}`) }),
        text: t("mail.text"),
        facts: matter.error === null ? [] : [matter.error.slice(0, 200)],
      };
    case "job":
      return {
        title: order("notices.dead", { work: order(`notices.kinds.${matter.work}`) }),
        text: order("notices.deadText"),
        facts: matter.cause === null ? [] : [matter.cause.slice(0, 200)],
      };
    case "call":
      return { title: t("call.title", { call: t(`call.names.${matter.call}`) }), text: t("call.text"), facts: [] };
  }
}

/** Details are data of many programs: only what is known by name stands in a sentence. */
async function toFacts({ kind, key, detail }: Attention, locale: Locale): Promise<string[]> {
  const t = await getTranslations("tasks.facts");
  const facts: string[] = [];
  if (typeof detail.says === "string") facts.push(await toConcernWords(detail.says, locale));
  if (kind === "note") facts.push(t("said", { text: key }));
  if (typeof detail.provider === "string" && detail.provider !== "") facts.push(t("said", { text: detail.provider }));
  if (typeof detail.reason === "string" && detail.reason !== "") facts.push(t("said", { text: detail.reason }));
  if (typeof detail.delivery === "number") facts.push(t("delivery", { number: detail.delivery }));
  const { wanted, of } = detail;
  if (typeof wanted === "number" && typeof of === "number") {
    facts.push(t("reduced", { there: formatCents(wanted, locale), here: formatCents(of, locale) }));
  }
  for (const cents of [detail.amountCents, detail.amount]) {
    if (typeof cents === "number") facts.push(formatCents(cents, locale));
  }
  for (const id of [detail.payment, detail.stx]) if (typeof id === "string") facts.push(id);
  return facts;
}

/** Why an answer is not believed. @param text as an order keeps it */
export async function toConcernWords(text: string, locale: Locale): Promise<string> {
  const t = await getTranslations("tasks.concern");
  const concern = readConcern(text);
  switch (concern.kind) {
    case "otherAmount":
      return t("otherAmount", { there: formatCents(concern.there, locale), here: formatCents(concern.here, locale) });
    case "otherCurrency":
      return t("otherCurrency", { currency: concern.currency });
    case "silent":
    case "unknownStatus":
    case "doesNotFollow":
      return t(concern.kind, { status: concern.status });
    case "other":
      return concern.text;
    default:
      return t(concern.kind);
  }
}
