import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { FoldMark } from "#components/ui/fold-mark.tsx";
import { formatCents, formatPlainAmount, type Locale } from "#lib/domain/money.ts";
import type { DueRule, PaymentInstructions } from "#lib/domain/payment-instructions.ts";
import { CopyButton } from "./copy-button.tsx";
import { FactRow } from "./fact-row.tsx";
import { formatDay } from "./format-day.ts";
import { IbanGroups } from "./iban-groups.tsx";

type Translate = Awaited<ReturnType<typeof getTranslations<"order">>>;

interface TransferFactsProps {
  instructions: PaymentInstructions;
  locale: Locale;
}

/**
 * The facts of a transfer in the order in which banking apps ask for them, exactly as the provider gave them; what most apps
 * find out themselves is folded, and on paper it is not. Where a part came and nobody knows how much, the total is there to
 * compare, not to copy.
 */
export async function TransferFacts(props: TransferFactsProps) {
  return <TransferFactsView {...props} t={await getTranslations("order")} />;
}

/** The same with its words. */
export function TransferFactsView({ instructions, locale, t }: TransferFactsProps & { t: Translate }) {
  const { owner, iban, bic, bankName, remittance, openCents } = instructions;
  const isUnknown = instructions.partCents === null;
  const due = sayDue(t, instructions.due, locale);
  const plain = formatPlainAmount(openCents, locale);
  const facts: { name: "owner" | "iban" | "amount" | "purpose"; value: string; shown: ReactNode; hint?: string }[] = [
    { name: "owner", value: owner, shown: owner },
    { name: "iban", value: iban, shown: <IbanGroups iban={iban} /> },
    { name: "amount", value: plain, shown: formatCents(openCents, locale) },
    { name: "purpose", value: remittance, shown: remittance, hint: t("facts.purposeHint") },
  ];
  const more = [
    { name: "bic" as const, value: bic },
    { name: "bankname" as const, value: bankName },
  ].filter(({ value }) => value !== null);
  const everything = [
    ...facts.map(({ name, value }) => `${t(`facts.${name}`)}: ${name === "amount" ? `${value} EUR` : value}`),
    ...more.map(({ name, value }) => `${t(`facts.${name}`)}: ${value}`),
    `${due.term}: ${due.value}`,
  ].join("\n");
  return (
    <div id="transfer-facts">
      <dl className="border-t border-line">
        {facts.map(({ name, value, shown, hint }) => (
          <FactRow
            key={name}
            name={name}
            term={t(name === "amount" && isUnknown ? "facts.total" : `facts.${name}`)}
            hint={hint}
            value={shown}
          >
            {name === "amount" && isUnknown ? null : (
              <CopyButton
                label={t(`copy.${name}`)}
                short={t("copy.short")}
                value={value}
                done={t(`copy.${name}Done`)}
                failed={t("copy.failed")}
                target={`fact-${name}`}
              />
            )}
          </FactRow>
        ))}
        <FactRow name="due" term={due.term} value={due.value} />
      </dl>
      {more.length === 0 ? null : (
        <details className="border-b border-line print:border-0 print:[&::details-content]:[content-visibility:visible]">
          <summary className="flex min-h-11 items-center justify-between gap-2 text-sm print:hidden">
            {t(bic === null ? "facts.moreBank" : bankName === null ? "facts.moreBic" : "facts.more")}
            <FoldMark />
          </summary>
          <dl className="border-t border-line print:border-0 [&>:last-child]:border-0">
            {more.map(({ name, value }) => (
              <FactRow key={name} name={name} term={t(`facts.${name}`)} value={value} />
            ))}
          </dl>
        </details>
      )}
      {isUnknown ? null : (
        <div className="mt-4 noscript:hidden print:hidden">
          <CopyButton
            label={t("copy.all")}
            short={t("copy.all")}
            value={everything}
            done={t("copy.allDone")}
            failed={t("copy.failed")}
            target="transfer-facts"
          />
        </div>
      )}
      <p className="mt-4 text-sm text-soft">{t("facts.payee", { owner })}</p>
    </div>
  );
}

/** A day, or the rule while no day is known. */
function sayDue(t: Translate, due: DueRule, locale: Locale): { term: string; value: string } {
  switch (due.kind) {
    case "by":
      return { term: t("facts.due"), value: formatDay(due.day, locale) };
    case "on":
      return { term: t("facts.dueOn"), value: formatDay(due.day, locale) };
    case "afterDelivery": {
      const rule = due.delivery === "collection" ? "facts.dueAfterCollection" : "facts.dueAfterDispatch";
      return { term: t("facts.dueInvoice"), value: t(rule, { days: due.days }) };
    }
  }
}
