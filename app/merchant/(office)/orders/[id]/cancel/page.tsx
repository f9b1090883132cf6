import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { requireMerchant } from "#lib/auth/require-merchant.ts";
import type { Order } from "#lib/domain/order.ts";
import { findCancelProblem } from "#lib/domain/undo.ts";
import { findOrder, toOrderPath } from "../find-order.ts";
import { FormPage } from "../form-page.tsx";
import { ReasonFields } from "../reason-fields.tsx";
import { readTyped, type Typed } from "../typed-form.ts";
import { toUndoRefusal } from "../undo-refusal.ts";
import { readCancel } from "./cancel-form.ts";
import { CancelPreview } from "./cancel-preview.tsx";

interface CancelPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
}

export async function generateMetadata({ params }: CancelPageProps): Promise<Metadata> {
  await requireMerchant("undo");
  const [order, t] = await Promise.all([params.then(({ id }) => findOrder(id)), getTranslations("handling.cancel")]);
  return { title: t("title", { number: order.number }) };
}

/** First why, then what will happen, then it happens. */
export default async function CancelPage({ params, searchParams }: CancelPageProps) {
  await requireMerchant("undo");
  const [order, typed, t] = await Promise.all([
    params.then(({ id }) => findOrder(id)),
    searchParams.then(readTyped),
    getTranslations("handling"),
  ]);
  const wanted = readCancel(typed);
  const refusal = toUndoRefusal(typed.refused);
  if (wanted !== null && typed.step === "check" && refusal === null && findCancelProblem(order) === null) {
    return <CancelPreview order={order} wanted={wanted} typed={typed} />;
  }
  const standing = findCancelProblem(order);
  const isReasonMissing = typed.step === "check" && wanted === null;
  return (
    <FormPage
      order={order}
      title={t("cancel.title", { number: order.number })}
      problems={[
        ...(refusal === null ? [] : [t(`undo.${refusal}`)]),
        ...(isReasonMissing ? [t("reasons.problem")] : []),
      ]}
    >
      {standing === null ? (
        <CancelForm order={order} typed={{ wish: randomUUID(), ...typed }} isReasonMissing={isReasonMissing} />
      ) : (
        <>
          <p>{t(`undo.${standing}`)}</p>
          {standing === "refundInstead" ? (
            <ButtonLink href={`${toOrderPath(order)}/refund`}>{t("refund.open")}</ButtonLink>
          ) : null}
        </>
      )}
    </FormPage>
  );
}

async function CancelForm({ order, typed, isReasonMissing }: { order: Order; typed: Typed; isReasonMissing: boolean }) {
  const t = await getTranslations("handling");
  return (
    <form action={`${toOrderPath(order)}/cancel`} noValidate className="max-w-2xl space-y-6">
      <input type="hidden" name="wish" value={typed.wish} />
      <input type="hidden" name="step" value="check" />
      <ReasonFields
        for="cancel"
        typed={typed}
        error={isReasonMissing ? t("reasons.problem") : undefined}
        customerLocale={order.locale}
      />
      <p className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <Button className="max-sm:w-full">{t("check.button")}</Button>
        <TextLink href={toOrderPath(order)}>{t("check.leave")}</TextLink>
      </p>
    </form>
  );
}
