import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { formatCents, formatPlainAmount, type Locale } from "#lib/domain/money.ts";
import type { Transfer } from "#lib/domain/transfer.ts";
import { CopyButton } from "./copy-button.tsx";
import { IbanGroups } from "./iban-groups.tsx";

type CopiedFact = "owner" | "iban" | "amount" | "purpose";

interface TransferFactsProps {
  transfer: Transfer;
  locale: Locale;
  /** Until when, in words, and what this is called. */
  due: { term: string; value: string };
}

/** The facts of a transfer in the order in which banking apps ask for them, exactly as the provider gave them. Where a part came, the total is there to compare, not to copy. */
export async function TransferFacts({ transfer, locale, due }: TransferFactsProps) {
  const t = await getTranslations("order");
  const { owner, iban, bic, bankName, remittance } = transfer.instructions;
  const { isPartPaid } = transfer;
  const facts: { name: CopiedFact; value: string; shown: ReactNode; hint?: string }[] = [
    { name: "owner", value: owner, shown: owner },
    { name: "iban", value: iban, shown: <IbanGroups iban={iban} /> },
    {
      name: "amount",
      value: formatPlainAmount(transfer.openCents, locale),
      shown: formatCents(transfer.openCents, locale),
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
            term={t(name === "amount" && isPartPaid ? "facts.total" : `facts.${name}`)}
            hint={hint}
            value={shown}
          >
            {name === "amount" && isPartPaid ? null : (
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
