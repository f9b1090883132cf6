import { getTranslations } from "next-intl/server";
import { splitAge } from "./split-age.ts";

/** How much waits for people, and for how long the first of it has. */
export interface OpenTasks {
  count: number;
  /** Seconds; null when nothing waits. */
  oldestSeconds: number | null;
}

interface OfficeNavProps {
  path: string;
  tasks: OpenTasks;
  withStaff: boolean;
}

/** The rooms of the back office. On a phone they stand in one line that scrolls sideways. */
export async function OfficeNav({ path, tasks, withStaff }: OfficeNavProps) {
  const t = await getTranslations("office.frame");
  const here = path.replace(/[?#].*$/, "");
  const rooms = [
    { href: "/merchant", name: t("orders"), isHere: here === "/merchant" || here.startsWith("/merchant/orders") },
    { href: "/merchant/attention", name: t("attention"), isHere: here.startsWith("/merchant/attention") },
    {
      href: "/merchant/withdrawals",
      name: t("withdrawals"),
      isHere: here.startsWith("/merchant/withdrawals"),
    },
    { href: "/merchant/legacy", name: t("legacy"), isHere: here.startsWith("/merchant/legacy") },
    ...(withStaff ? [{ href: "/merchant/staff", name: t("staff"), isHere: here.startsWith("/merchant/staff") }] : []),
  ];
  return (
    <nav aria-label={t("nav")} className="shell overflow-x-auto">
      <ul className="-mx-3 flex text-sm whitespace-nowrap">
        {rooms.map(({ href, name, isHere }) => (
          <li key={href}>
            <a
              href={href}
              aria-current={isHere ? "page" : undefined}
              className={`inline-flex min-h-11 items-center gap-2 border-b-2 px-3 ${isHere ? "border-ember font-semibold" : "border-transparent text-soft hover:border-line-strong hover:text-ink"}`}
            >
              {name}
              {href === "/merchant/attention" && tasks.count > 0 ? <TaskCount {...tasks} /> : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

async function TaskCount({ count, oldestSeconds }: OpenTasks) {
  const t = await getTranslations("office");
  const { unit, count: number } = splitAge(oldestSeconds ?? 0);
  const age = t(`span.${unit}`, { count: number });
  return (
    <>
      <span
        aria-hidden="true"
        className="tabular rounded-full bg-ember px-2 text-xs leading-5 font-semibold text-on-ember"
      >
        {count}
      </span>
      <span aria-hidden="true" className="hidden text-xs font-normal text-soft sm:inline">
        {age}
      </span>
      <span className="sr-only">{t("frame.attentionCount", { count, age })}</span>
    </>
  );
}
