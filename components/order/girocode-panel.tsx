import { getTranslations } from "next-intl/server";
import { FoldMark } from "#components/ui/fold-mark.tsx";
import { formatCents, type Locale } from "#lib/domain/money.ts";
import type { PaymentInstructions } from "#lib/domain/payment-instructions.ts";
import { Girocode } from "./girocode.tsx";

interface GirocodePanelProps {
  instructions: PaymentInstructions;
  locale: Locale;
  /** Address of the same code as PNG. */
  imageHref: string;
  /** Whom to ask when there is no code. */
  phone: string;
}

/**
 * The QR code beside the facts: always shown on a wide screen, folded on a phone, which cannot scan its own screen.
 * Details for which no valid code exists stand alone, with a word about it.
 */
export async function GirocodePanel({ instructions, locale, imageHref, phone }: GirocodePanelProps) {
  const t = await getTranslations("order.girocode");
  const { owner, iban, remittance, girocode, openCents } = instructions;
  if (girocode === null) return <p className="text-sm text-soft">{t("missing", { phone })}</p>;
  const amount = formatCents(openCents, locale);
  return (
    <details className="border border-line px-4 py-2 md:border-0 md:p-0 md:[&::details-content]:[content-visibility:visible]">
      <summary className="flex min-h-11 items-center justify-between gap-2 font-semibold md:supports-[selector(::details-content)]:hidden">
        {t("summary")}
        <FoldMark />
      </summary>
      <div className="mt-2 w-fit border border-line bg-[#ffffff] md:mt-0">
        <Girocode text={girocode} title={t("title", { amount, owner, iban, purpose: remittance })} />
      </div>
      <p className="mt-3 max-w-72 text-sm">{t("scan")}</p>
      <p className="mt-2 mb-2 max-w-72 text-sm text-soft">
        {t("saveHint")}{" "}
        <a href={imageHref} download className="link inline-flex min-h-11 items-center text-ink md:min-h-0">
          {t("save")}
        </a>
      </p>
    </details>
  );
}
