import { getTranslations } from "next-intl/server";
import { SubmitButton } from "#components/checkout/submit-button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { formatCents, type Locale } from "#lib/domain/money.ts";
import type { LegacyPayment } from "#lib/ports.ts";
import type { CancelLegacy } from "#lib/usecases/legacy-payment.ts";
import type { Typed } from "../orders/[id]/typed-form.ts";
import { cancelLegacyAction } from "./legacy-actions.ts";

interface CancelCheckProps {
  payment: LegacyPayment;
  wanted: CancelLegacy;
  typed: Typed;
  locale: Locale;
}

/** What will happen, before it happens; the one button below it does it. */
export async function CancelCheck({ payment, wanted, typed, locale }: CancelCheckProps) {
  const t = await getTranslations("legacyPayment.check");
  const seen = payment.amountCents ?? 0;
  const by = wanted.byCents ?? seen;
  const values = { amount: formatCents(by, locale), left: formatCents(Math.max(0, seen - by), locale) };
  return (
    <section aria-labelledby="legacy-check" className="max-w-2xl space-y-5">
      <Heading level={2} size="part" id="legacy-check">
        {wanted.byCents === null ? t("titleAll") : t("titlePart", values)}
      </Heading>
      <ul className="border-t border-line text-sm">
        <li className="border-b border-line py-2.5">
          {wanted.byCents === null ? t("happensAll", values) : t("happensPart", values)}
        </li>
        <li className="border-b border-line py-2.5">{t("happensPaid")}</li>
        <li className="border-b border-line py-2.5">{t("happensLog")}</li>
      </ul>
      <form action={cancelLegacyAction} className="flex flex-wrap items-center gap-x-6 gap-y-2">
        {(["id", "wish", "seen", "amount"] as const).map((name) => (
          <input key={name} type="hidden" name={name} value={typed[name] ?? ""} />
        ))}
        <div className="max-sm:w-full">
          <SubmitButton label={t("submit")} pendingLabel={t("pending")} />
        </div>
        <TextLink href={`/merchant/legacy?id=${encodeURIComponent(payment.hash)}`}>{t("back")}</TextLink>
      </form>
    </section>
  );
}
