import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import type { Order } from "#lib/domain/order.ts";
import { toOrderPath } from "../find-order.ts";

interface PartFieldsProps {
  order: Order;
  /** As typed. */
  amount?: string | undefined;
  error?: string | undefined;
  /** Beside the button. */
  children?: ReactNode;
}

/** How much came; the next page says what comes of it. */
export async function PartFields({ order, amount, error, children }: PartFieldsProps) {
  const t = await getTranslations("handling");
  return (
    <form action={`${toOrderPath(order)}/part-payment`} noValidate className="space-y-4">
      <input type="hidden" name="step" value="check" />
      <TextField
        name="amount"
        label={t("part.label")}
        hint={t("part.hint")}
        inputMode="decimal"
        autoComplete="off"
        className="max-w-72"
        defaultValue={amount}
        error={error}
      />
      <p className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <Button look="secondary" className="max-sm:w-full">
          {t("check.button")}
        </Button>
        {children}
      </p>
    </form>
  );
}
