import { getTranslations } from "next-intl/server";
import { CheckField } from "#components/ui/check-field.tsx";
import { Heading } from "#components/ui/heading.tsx";
import type { MandateText } from "#lib/domain/mandate.ts";

/** Name and id of the box. */
export const CONSENT_FIELD = "mandate";

interface MandatePanelProps {
  text: MandateText;
  /** Fingerprint of these words, sent when the box is ticked. */
  hash: string;
  /** Id of the form with the order button: the total stands between box and button, so they are tied by this. */
  form: string;
  isMissing: boolean;
}

/** The mandate in full and the box by which the customer grants it. */
export async function MandatePanel({ text, hash, form, isMissing }: MandatePanelProps) {
  const t = await getTranslations("checkout.review");
  return (
    <section
      aria-labelledby="mandate-title"
      className={`mt-6 rounded-xs border bg-raised px-5 pt-4 pb-2 ${isMissing ? "border-bad" : "border-line-strong"}`}
    >
      <Heading level={3} id="mandate-title" className="mb-2">
        {text.title}
      </Heading>
      {text.paragraphs.map((paragraph) => (
        <p key={paragraph} className="mt-2 text-sm text-soft">
          {paragraph}
        </p>
      ))}
      <div className="mt-3 border-t border-line pt-1 pb-1">
        <CheckField
          name={CONSENT_FIELD}
          value={hash}
          form={form}
          label={text.consent}
          error={isMissing ? t("consentError") : undefined}
          required
        />
      </div>
    </section>
  );
}
