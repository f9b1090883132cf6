import { getTranslations } from "next-intl/server";
import { TextLink } from "#components/ui/text-link.tsx";
import type { Locale } from "#lib/domain/money.ts";
import { toOrderPath } from "../orders/[id]/find-order.ts";
import { formatMoment } from "../orders/[id]/format-moment.ts";
import type { PlannedTask } from "./group-tasks.ts";
import { TaskButtons } from "./task-buttons.tsx";
import { toTaskWords } from "./task-words.ts";

interface TaskItemProps {
  entry: PlannedTask;
  /** False for those who only read. */
  mayRepair: boolean;
  locale: Locale;
}

/** What happened, since when, to which order, and what to do; below it what does it. */
export async function TaskItem({ entry, mayRepair, locale }: TaskItemProps) {
  const t = await getTranslations("tasks");
  const { title, text, facts } = await toTaskWords(entry, locale);
  const { order, since } = entry;
  return (
    <li
      data-task={entry.matter.kind === "attention" ? entry.matter.attention.kind : entry.matter.kind}
      className="grid gap-x-10 gap-y-2 border-b border-line py-4 md:grid-cols-[minmax(0,1fr)_16rem]"
    >
      <div>
        <h3 className="font-semibold">{title}</h3>
        <p className="mt-1 max-w-prose text-sm">{text}</p>
        {facts.length === 0 ? null : <p className="tabular mt-1 text-xs text-soft">{facts.join(" · ")}</p>}
        {mayRepair ? <TaskButtons entry={entry} title={title} /> : null}
      </div>
      <div className="text-sm md:order-none md:text-right">
        {order === null ? (
          <p className="text-soft">{t("noOrder")}</p>
        ) : (
          <p>
            {order.isPlaced ? (
              <TextLink href={toOrderPath(order)} className="tabular font-semibold">
                {order.number}
              </TextLink>
            ) : (
              <span className="tabular">{t("checkout", { number: order.number })}</span>
            )}
            <span className="block">{order.customerName}</span>
          </p>
        )}
        <p className="tabular text-soft">
          <time dateTime={since.toISOString()}>{t("since", { date: formatMoment(since, locale) })}</time>
        </p>
      </div>
    </li>
  );
}
