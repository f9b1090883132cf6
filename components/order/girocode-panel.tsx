import { getTranslations } from "next-intl/server";
import { FoldMark } from "#components/ui/fold-mark.tsx";
import type { PaymentInstructions } from "#lib/domain/payment-instructions.ts";
import { CopyButton } from "./copy-button.tsx";
import { Girocode } from "./girocode.tsx";
import { ShareCode } from "./share-code.tsx";

interface GirocodePanelProps {
  instructions: PaymentInstructions;
  /** Address of the same code as PNG. */
  imageHref: string;
  /** Name of the PNG as a file. */
  fileName: string;
  /** Whole address of this page, for another device. */
  pageUrl: string;
  /** Whom to ask when there is no code. */
  phone: string;
}

/**
 * The QR code beside the facts: always shown on a wide screen and on paper, folded on a phone, which cannot scan its own
 * screen and gets the picture to hand on instead. Details for which no valid code exists stand alone, with a word about it.
 */
export async function GirocodePanel({ instructions, imageHref, fileName, pageUrl, phone }: GirocodePanelProps) {
  const t = await getTranslations("order");
  const { owner, girocode, partCents } = instructions;
  if (girocode === null) {
    return partCents === null ? null : <p className="text-sm text-soft">{t("girocode.missing", { phone })}</p>;
  }
  return (
    <details className="border border-line px-4 py-2 md:border-0 md:p-0 md:[&::details-content]:[content-visibility:visible] print:border-0 print:p-0 print:[&::details-content]:[content-visibility:visible]">
      <summary className="flex min-h-11 items-center justify-between gap-2 font-semibold md:supports-[selector(::details-content)]:hidden print:hidden">
        {t("girocode.summary")}
        <FoldMark />
      </summary>
      <div className="mt-2 w-fit border border-line bg-[#ffffff] md:mt-0 print:w-[45mm]">
        <Girocode text={girocode} title={t("girocode.title", { owner })} />
      </div>
      <p className="mt-3 max-w-72 text-sm print:max-w-[45mm]">{t("girocode.scan")}</p>
      <div className="mt-2 mb-2 max-w-72 text-sm text-soft print:hidden">
        <p className="md:hidden">{t("girocode.saveHint")}</p>
        <p className="max-md:hidden">{t("girocode.saveHintWide")}</p>
        <div className="flex flex-wrap gap-x-5 text-ink">
          <ShareCode
            label={t("girocode.share")}
            href={imageHref}
            fileName={fileName}
            failed={t("girocode.shareFailed")}
          />
          <a href={imageHref} download={fileName} className="link inline-flex min-h-11 items-center">
            {t("girocode.save")}
          </a>
        </div>
        <div className="mt-3 md:hidden">
          <p>{t("girocode.otherDevice")}</p>
          <p id="page-link" className="my-2 select-all break-all text-xs text-ink">
            {pageUrl}
          </p>
          <div className="noscript:hidden">
            <CopyButton
              label={t("copy.link")}
              short={t("copy.link")}
              value={pageUrl}
              done={t("copy.linkDone")}
              failed={t("copy.failed")}
              target="page-link"
            />
          </div>
        </div>
      </div>
    </details>
  );
}
