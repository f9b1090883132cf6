import { getTranslations } from "next-intl/server";
import { SubmitButton } from "#components/checkout/submit-button.tsx";
import { TextField } from "#components/ui/field.tsx";
import { WITHDRAWAL_LENGTHS, type WithdrawalStatement } from "#lib/domain/withdrawal.ts";
import type { WithdrawalErrors } from "#lib/domain/withdrawal-form.ts";
import { describeWithdrawalAction } from "./actions.ts";
import { TrapField } from "./trap-field.tsx";

interface StatementFormProps {
  values: Partial<WithdrawalStatement>;
  errors?: WithdrawalErrors;
  /** Of the draft that is changed; absent for a new one. */
  token?: string;
}

/** Who withdraws, from which contract, and where the receipt goes; all else is offered. */
export async function StatementForm({ values, errors = {}, token }: StatementFormProps) {
  const t = await getTranslations("withdrawal");
  const field = (name: keyof WithdrawalStatement) => ({
    name,
    label: t(`fields.${name}`),
    defaultValue: values[name] ?? "",
    maxLength: WITHDRAWAL_LENGTHS[name],
    error: errors[name] === undefined ? undefined : t(`errors.${name}.${errors[name]}` as "errors.name.required"),
  });
  return (
    <form action={describeWithdrawalAction} className="max-w-xl space-y-6">
      {token === undefined ? null : <input type="hidden" name="token" value={token} />}
      <TextField {...field("name")} autoComplete="name" required />
      <TextField {...field("contract")} hint={t("hints.contract")} autoComplete="off" required />
      <TextField {...field("email")} type="email" autoComplete="email" required />
      <TextField {...field("items")} hint={t("hints.items")} optional={t("optional")} autoComplete="off" />
      <TextField {...field("reason")} optional={t("optional")} autoComplete="off" />
      <TrapField />
      <div className="max-w-sm pt-2">
        <SubmitButton label={t("continue")} pendingLabel={t("pending")} />
      </div>
    </form>
  );
}
