import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { IbanGroups } from "#components/order/iban-groups.tsx";
import { DataList, DataRow } from "#components/ui/data-list.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Price } from "#components/ui/price.tsx";
import type { Locale } from "#lib/domain/money.ts";
import { isPartUnsaid, partCents } from "#lib/domain/receipt.ts";
import { paymentMethod } from "#lib/payments/index.ts";
import type { OrderRecord } from "#lib/ports.ts";
import { toConcernWords } from "../../attention/task-words.ts";
import { toOrderMoney } from "./order-money.ts";
import { Part } from "./part.tsx";

interface MoneyFactsProps {
  record: OrderRecord;
  locale: Locale;
  /** The day an invoice is to be paid by, in words; null while there is none. */
  dueOn: string | null;
  /** What can be done about the money, for those who may. */
  children?: ReactNode;
}

/** What is claimed, in, open and given back; below it how the money comes. */
export async function MoneyFacts({ record, locale, dueOn, children }: MoneyFactsProps) {
  const { order } = record;
  const { payment } = order;
  const [t, methods] = await Promise.all([getTranslations("handling.money"), getTranslations("payment")]);
  const money = toOrderMoney(order);
  const part = partCents(payment.receipts);
  return (
    <Part id="money" title={t("title")} aside={<span>{methods(`${paymentMethod(payment.method).code}.label`)}</span>}>
      <DataList>
        <DataRow term={t("claimed")} fact="claimed" numeric>
          <Price cents={money.claimedCents} locale={locale} />
        </DataRow>
        {money.reducedCents > 0 ? (
          <DataRow term={t("reduced")} fact="reduced" numeric>
            <Price cents={money.reducedCents} locale={locale} />
          </DataRow>
        ) : null}
        <DataRow term={t("received")} fact="received" numeric>
          {part === null ? t("somePart") : <Price cents={money.receivedCents + part} locale={locale} />}
          {part !== null && isPartUnsaid(payment.receipts) ? (
            <span className="block text-xs text-soft">{t("partEntered")}</span>
          ) : null}
        </DataRow>
        <DataRow term={t("open")} fact="open" numeric strong>
          {part === null ? t("upTo") : null} <Price cents={money.openCents} locale={locale} />
        </DataRow>
        {dueOn === null ? null : (
          <DataRow term={t("due")} fact="due" numeric>
            {dueOn}
          </DataRow>
        )}
      </DataList>
      {payment.concern === null ? null : (
        <div className="mt-3">
          <Notice tone="bad" title={t("concernTitle")}>
            {await toConcernWords(payment.concern, locale)}
          </Notice>
        </div>
      )}
      {payment.providerNote === null ? null : (
        <div className="mt-3">
          <Notice tone="warn" title={t("noteTitle")}>
            {payment.providerNote}
          </Notice>
        </div>
      )}
      {children}
      <TransferAccount record={record} />
      <ProviderFacts record={record} />
    </Part>
  );
}

/** Where the customer transfers to: the provider's account of this one payment. */
async function TransferAccount({ record }: { record: OrderRecord }) {
  const { instructions, funding, mandate } = record.order.payment;
  const t = await getTranslations("handling.money");
  if (instructions === null && funding === null) return null;
  return (
    <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-5 gap-y-1 text-sm [&>dt]:text-soft">
      {instructions === null ? null : (
        <>
          <dt>{t("purpose")}</dt>
          <dd className="select-all font-semibold" data-fact="purpose">
            {instructions.remittance}
          </dd>
          <dt>{t("owner")}</dt>
          <dd className="select-all">{instructions.owner}</dd>
          <dt>{t("iban")}</dt>
          <dd className="select-all tabular">
            <IbanGroups iban={instructions.iban} />
          </dd>
        </>
      )}
      {funding === null ? null : (
        <>
          <dt>{t("account")}</dt>
          <dd>
            {funding.masked} · {funding.holder}
          </dd>
        </>
      )}
      {mandate?.reference ? (
        <>
          <dt>{t("mandate")}</dt>
          <dd className="select-all break-all">{mandate.reference}</dd>
        </>
      ) : null}
    </dl>
  );
}

/** For the provider's back office and its support; a press selects an id whole. */
async function ProviderFacts({ record }: { record: OrderRecord }) {
  const { attempts, order } = record;
  const t = await getTranslations("handling.provider");
  return (
    <div className="mt-4 space-y-3">
      {[...attempts].reverse().map((attempt) => (
        <dl
          key={attempt.id}
          className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-1 border-t border-line pt-3 text-xs [&>dt]:text-soft"
        >
          {attempts.length === 1 ? null : (
            <>
              <dt>{t("attempt")}</dt>
              <dd>{t(attempt.id === order.payment.id ? "current" : "former", { number: attempt.number })}</dd>
            </>
          )}
          <dt>{t("status")}</dt>
          <dd className="break-words">
            {attempt.providerStatus ?? t("none")}
            <SimpleStatus of={attempt.providerStatus} />
          </dd>
          {attempt.stxId === null ? null : (
            <>
              <dt>{t("stx")}</dt>
              <dd className="select-all break-all font-mono">{attempt.stxId}</dd>
            </>
          )}
          {attempt.pciIds.length === 0 ? null : (
            <>
              <dt>{t("pci")}</dt>
              {attempt.pciIds.map((id) => (
                <dd key={id} className="col-start-2 select-all break-all font-mono">
                  {id}
                </dd>
              ))}
            </>
          )}
        </dl>
      ))}
    </div>
  );
}

async function SimpleStatus({ of }: { of: string | null }) {
  const t = await getTranslations("handling.provider.simple");
  const simple = simpleOf(of);
  return simple === null ? null : <span className="text-soft"> · {t(simple)}</span>;
}

const SIMPLE = ["1", "2", "3", "4", "5", "6", "7", "9", "10", "13", "14"] as const;

/** The simple status out of the provider's words ("ok / 14·86"), as far as it has words of ours. */
function simpleOf(providerStatus: string | null): (typeof SIMPLE)[number] | null {
  const simple = / \/ (\d+)·/.exec(providerStatus ?? "")?.[1];
  return SIMPLE.find((known) => known === simple) ?? null;
}
