import { randomUUID } from "node:crypto";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import { FoldMark } from "#components/ui/fold-mark.tsx";
import { toOrderPath } from "../orders/[id]/find-order.ts";
import type { PlannedTask, TaskRepair } from "./group-tasks.ts";
import {
  lookAction,
  refundAgainAction,
  replayAction,
  reportAgainAction,
  resendAction,
  settleAction,
} from "./repair-actions.ts";

/** What mends a task, the likeliest first. Each press names its wish, so a second one changes nothing. */
export async function TaskButtons({ entry, title }: { entry: PlannedTask; title: string }) {
  const t = await getTranslations("tasks.repair");
  const about = entry.order === null ? title : `${title}, ${entry.order.number}`;
  const press = (repair: TaskRepair, look: "secondary" | "quiet"): ReactNode => {
    const { order, matter } = entry;
    if (repair === "settle") return <SettleForm key={repair} entry={entry} about={about} label={t("settle")} />;
    if (repair === "toOrder") {
      return order === null ? null : (
        <ButtonLink key={repair} href={toOrderPath(order)} look={look} aria-label={`${t("toOrder")}: ${about}`}>
          {t("toOrder")}
        </ButtonLink>
      );
    }
    if (repair === "toWithdrawal") {
      const key = matter.kind === "attention" ? matter.attention.key : "";
      return (
        <ButtonLink
          key={repair}
          href={`/merchant/withdrawals#${key}`}
          look={look}
          aria-label={`${t("toWithdrawal")}: ${about}`}
        >
          {t("toWithdrawal")}
        </ButtonLink>
      );
    }
    const fields: Record<string, string> = { order: order?.id ?? "", wish: randomUUID() };
    if (matter.kind === "job") fields.job = matter.id;
    // A report and the mark of the same delivery are two matters with one id.
    if (matter.kind === "attention")
      Object.assign(fields, { delivery: matter.attention.key.replace(/-mark$/, ""), refund: matter.attention.key });
    if (matter.kind === "mail") {
      const { event, attempt, about: which } = matter.mail;
      Object.assign(fields, { event, attempt: String(attempt), about: String(which) });
    }
    return (
      <form key={repair} action={ACTIONS[repair]}>
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button look={look} aria-label={`${t(repair)}: ${about}`}>
          {t(repair)}
        </Button>
      </form>
    );
  };
  return (
    <div className="mt-3 flex flex-wrap items-start gap-x-5 gap-y-2">
      {entry.repairs.map((repair, place) => press(repair, place === 0 ? "secondary" : "quiet"))}
    </div>
  );
}

const ACTIONS = {
  look: lookAction,
  replay: replayAction,
  resend: resendAction,
  reportAgain: reportAgainAction,
  refundAgain: refundAgainAction,
};

/** Folded, because it hides something from everybody: two presses, and room for what was done. */
async function SettleForm({ entry, about, label }: { entry: PlannedTask; about: string; label: string }) {
  const t = await getTranslations("tasks.repair");
  if (entry.matter.kind !== "attention") return null;
  return (
    <details className="group min-w-0">
      <summary
        aria-label={`${label}: ${about}`}
        className="flex min-h-11 cursor-pointer list-none items-center gap-2 px-1 text-sm text-soft underline decoration-line-strong underline-offset-4 hover:text-ember"
      >
        {label}
        <FoldMark />
      </summary>
      <form action={settleAction} className="mt-2 flex flex-wrap items-end gap-3">
        <input type="hidden" name="id" value={entry.matter.id} />
        <TextField
          id={`note-${entry.id}`}
          name="note"
          label={t("note")}
          optional={t("optional")}
          maxLength={300}
          autoComplete="off"
          className="w-72 max-w-full"
        />
        <Button look="secondary">{t("confirm")}</Button>
      </form>
    </details>
  );
}
