import { getTranslations } from "next-intl/server";
import { CarrierNames } from "#components/office/carrier-names.tsx";
import { Button } from "#components/ui/button.tsx";
import { SelectField, TextField } from "#components/ui/field.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { toBerlinDay } from "#lib/domain/shop-day.ts";
import type { LegacyPayment } from "#lib/ports.ts";
import type { Typed } from "../orders/[id]/typed-form.ts";
import { reportLegacyAction } from "./legacy-actions.ts";

interface FormProps {
  payment: LegacyPayment;
  /** What was typed before, where it could not be used. */
  typed: Typed;
  wish: string;
}

/** Leads to the page that says what will happen; nothing is changed here. */
export async function CancelForm({ payment, typed, wish }: FormProps) {
  const t = await getTranslations("legacyPayment.cancel");
  return (
    <section aria-labelledby="legacy-cancel">
      <Heading level={2} size="part" id="legacy-cancel">
        {t("title")}
      </Heading>
      <form method="get" className="mt-3 space-y-4">
        <input type="hidden" name="id" value={payment.hash} />
        <input type="hidden" name="wish" value={wish} />
        <input type="hidden" name="seen" value={payment.amountCents ?? ""} />
        <input type="hidden" name="step" value="check" />
        <TextField
          name="amount"
          label={t("amount")}
          optional={t("optional")}
          hint={t("amountHint")}
          inputMode="decimal"
          autoComplete="off"
          maxLength={12}
          defaultValue={typed.amount ?? ""}
        />
        <Button look="secondary">{t("next")}</Button>
      </form>
    </section>
  );
}

/** For an invoice the last delivery makes it due; for a prepayment a parcel is only noted. */
export async function ReportForm({ payment, typed, wish }: FormProps) {
  const t = await getTranslations("legacyPayment.report");
  return (
    <section aria-labelledby="legacy-report">
      <Heading level={2} size="part" id="legacy-report">
        {t("title")}
      </Heading>
      <form action={reportLegacyAction} className="mt-3 space-y-4">
        <input type="hidden" name="id" value={payment.hash} />
        <input type="hidden" name="wish" value={wish} />
        {payment.kind === "invoice" ? (
          <SelectField name="kind" label={t("kind")} defaultValue={typed.kind ?? "final"}>
            <option value="final">{t("final")}</option>
            <option value="part">{t("part")}</option>
          </SelectField>
        ) : (
          <input type="hidden" name="kind" value="part" />
        )}
        <TextField
          name="carrier"
          label={t("carrier")}
          optional={t("optional")}
          list="legacy-carriers"
          maxLength={60}
          defaultValue={typed.carrier ?? ""}
        />
        <CarrierNames id="legacy-carriers" />
        <TextField
          name="tracking"
          label={t("tracking")}
          optional={t("optional")}
          autoComplete="off"
          maxLength={60}
          defaultValue={typed.tracking ?? ""}
        />
        <TextField
          name="invoice"
          label={t("invoice")}
          optional={t("optional")}
          autoComplete="off"
          maxLength={60}
          defaultValue={typed.invoice ?? ""}
        />
        <TextField name="date" type="date" label={t("date")} defaultValue={typed.date ?? toBerlinDay(new Date())} />
        <p className="text-sm text-soft">{t(payment.kind === "invoice" ? "happensInvoice" : "happensPrepaid")}</p>
        <Button>{t("submit")}</Button>
      </form>
    </section>
  );
}
