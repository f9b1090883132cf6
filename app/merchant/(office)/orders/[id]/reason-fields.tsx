import { getTranslations } from "next-intl/server";
import { SelectField, TextField } from "#components/ui/field.tsx";
import type { Locale } from "#lib/domain/money.ts";
import type { Typed } from "./typed-form.ts";

/** Why an order ends, and why money goes back. */
const REASONS = {
  cancel: ["changedMind", "notDeliverable", "orderedTwice", "noMoney"],
  refund: ["returned", "missing", "damaged", "goodwill"],
} as const;

interface ReasonFieldsProps {
  for: keyof typeof REASONS;
  typed: Typed;
  error: string | undefined;
  /** The customer's language: what is chosen here is what the customer reads. */
  customerLocale: Locale;
}

/** A reason to choose, or own words instead. */
export async function ReasonFields({ for: about, typed, error, customerLocale }: ReasonFieldsProps) {
  const [t, theirs] = await Promise.all([
    getTranslations(`handling.reasons`),
    getTranslations({ locale: customerLocale, namespace: "handling.reasons" }),
  ]);
  return (
    <div className="grid gap-x-4 gap-y-5 sm:grid-cols-2">
      <SelectField
        name="reason"
        label={t("label")}
        hint={t(about === "refund" ? "hint" : "hintCancel")}
        defaultValue={typed.reason ?? ""}
        error={error}
      >
        <option value="">{t("choose")}</option>
        {REASONS[about].map((name) => (
          <option key={name} value={theirs(name)}>
            {t(name)}
          </option>
        ))}
      </SelectField>
      <TextField
        name="words"
        label={t("words")}
        optional={t("optional")}
        autoComplete="off"
        maxLength={100}
        defaultValue={typed.words}
      />
    </div>
  );
}
