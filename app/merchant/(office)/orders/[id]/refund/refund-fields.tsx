import { getTranslations } from "next-intl/server";
import { Button } from "#components/ui/button.tsx";
import { CheckField } from "#components/ui/check-field.tsx";
import { FieldError, TextField } from "#components/ui/field.tsx";
import { RadioCard, RadioGroup } from "#components/ui/radio-card.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { refundableCents } from "#lib/domain/claim.ts";
import { formatCents, type Locale } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import { itemsRefundable } from "#lib/domain/undo.ts";
import { toOrderPath } from "../find-order.ts";
import { QuantityTable } from "../quantity-table.tsx";
import { ReasonFields } from "../reason-fields.tsx";
import type { Typed } from "../typed-form.ts";

interface RefundFieldsProps {
  order: Order;
  typed: Typed;
  /** What is wrong, by field. */
  errors: Readonly<Record<string, string>>;
  locale: Locale;
}

/** How much, of what, and why. What belongs to a choice stands within it. */
export async function RefundFields({ order, typed, errors, locale }: RefundFieldsProps) {
  const t = await getTranslations("handling");
  const articles = itemsRefundable(order);
  const is = (kind: string) => typed.kind === kind;
  return (
    <form action={`${toOrderPath(order)}/refund`} noValidate className="max-w-2xl space-y-6">
      <input type="hidden" name="wish" value={typed.wish} />
      <input type="hidden" name="step" value="check" />
      <RadioGroup name="kind" legend={t("refund.kind")} error={errors.kind}>
        {articles.length === 0 ? null : (
          <RadioCard
            name="kind"
            value="items"
            label={t("refund.items")}
            consequence={t("refund.itemsNote")}
            defaultChecked={is("items")}
          >
            <div className="space-y-4">
              <QuantityTable
                caption={t("refund.quantities")}
                lines={order.lines}
                most={articles}
                typed={typed}
                errors={errors}
                locale={locale}
              />
              <FieldError id="items-error" message={errors.items} />
              <CheckField name="restock" label={t("refund.restock")} defaultChecked={typed.restock === "on"} />
              <TextField
                name="itemsAmount"
                label={t("refund.itemsAmount")}
                optional={t("reasons.optional")}
                hint={t("refund.itemsAmountHint")}
                inputMode="decimal"
                autoComplete="off"
                className="max-w-56"
                defaultValue={typed.itemsAmount}
                error={errors.itemsAmount}
              />
            </div>
          </RadioCard>
        )}
        <RadioCard
          name="kind"
          value="amount"
          label={t("refund.amount")}
          consequence={t("refund.amountNote")}
          defaultChecked={is("amount")}
        >
          <TextField
            name="amount"
            label={t("refund.amountLabel")}
            inputMode="decimal"
            autoComplete="off"
            className="max-w-56"
            defaultValue={typed.amount}
            error={errors.amount}
          />
        </RadioCard>
        <RadioCard
          name="kind"
          value="all"
          label={t("refund.all")}
          consequence={t("refund.allNote")}
          aside={formatCents(refundableCents(order), locale)}
          defaultChecked={is("all")}
        />
      </RadioGroup>
      <ReasonFields for="refund" typed={typed} error={errors.reason} customerLocale={order.locale} />
      <p className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <Button className="max-sm:w-full">{t("check.button")}</Button>
        <TextLink href={toOrderPath(order)}>{t("check.leave")}</TextLink>
      </p>
    </form>
  );
}
