import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { formatCents, formatPlainAmount, type Locale } from "#lib/domain/money.ts";
import type { DueRule, PaymentInstructions } from "#lib/domain/payment-instructions.ts";
import { CopyButton } from "./copy-button.tsx";
import { formatDay } from "./format-day.ts";
import { IbanGroups } from "./iban-groups.tsx";

type Translate = Awaited<ReturnType<typeof getTranslations<"order">>>;
type CopiedFact = "owner" | "iban" | "amount" | "purpose";

interface TransferFactsProps {
  instructions: PaymentInstructions;
  locale: Locale;
}

/** The facts of a transfer in the order in which banking apps ask for them, exactly as the provider gave them. Where a part came and nobody knows how much, the total is there to compare, not to copy. */
export async function TransferFacts({ instructions, locale }: TransferFactsProps) {
  const t = await getTranslations("order");
  const { owner, iban, bic, bankName, remittance, openCents } = instructions;
  const isUnknown = instructions.partCents === null;
  const due = sayDue(t, instructions.due, locale);
  const facts: { name: CopiedFact; value: string; shown: ReactNode; hint?: string }[] = [
    { name: "owner", value: owner, shown: owner },
    { name: "iban", value: iban, shown: <IbanGroups iban={iban} /> },
    {
      name: "amount",
      value: formatPlainAmount(openCents, locale),
      shown: formatCents(openCents, locale),
    },
    { name: "purpose", value: remittance, shown: remittance, hint: t("facts.purposeHint") },
  ];
  return (
    <>
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
        {bic === null ? null : <FactRow name="bic" term={t("facts.bic")} value={bic} />}
        {bankName === null ? null : <FactRow name="bankname" term={t("facts.bankname")} value={bankName} />}
        <FactRow name="due" term={due.term} value={due.value} />
      </dl>
      <p className="mt-4 text-sm text-soft">{t("facts.payee", { owner })}</p>
    </>
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

interface FactRowProps {
  name: string;
  term: string;
  value: ReactNode;
  hint?: string | undefined;
  /** The button that copies. */
  children?: ReactNode;
}

function FactRow({ name, term, value, hint, children }: FactRowProps) {
  return (
    <div className="grid grid-cols-[1fr_auto] items-center gap-x-4 border-b border-line py-2.5">
      <dt className="text-xs text-soft">{term}</dt>
      <dd
        id={`fact-${name}`}
        data-fact={name}
        className={`tabular row-start-2 select-all break-words ${children ? "text-lg font-semibold" : "text-sm"}`}
      >
        {value}
      </dd>
      {hint ? <dd className="col-span-full text-xs text-soft">{hint}</dd> : null}
      {children ? <dd className="col-start-2 row-span-2 row-start-1 text-right noscript:hidden">{children}</dd> : null}
    </div>
  );
}
