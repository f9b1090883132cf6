import { getTranslations } from "next-intl/server";
import { FoldMark } from "#components/ui/fold-mark.tsx";
import type { Locale } from "#lib/domain/money.ts";
import { type Actor, mayDo } from "#lib/domain/staff.ts";
import { toLocalePath } from "#lib/i18n/paths.ts";
import { OfficeNav, type OpenTasks } from "./office-nav.tsx";

interface OfficeHeaderProps {
  locale: Locale;
  shopName: string;
  /** The address asked for: marks the room, and is where another language leads back to. */
  path: string;
  actor: Pick<Actor, "name" | "role">;
  tasks: OpenTasks;
  signOut: (form: FormData) => Promise<void>;
  signOutEverywhere: (form: FormData) => Promise<void>;
  chooseLocale: (form: FormData) => Promise<void>;
}

/** Shop, rooms and who is signed in: two quiet lines on every page of the back office. */
export async function OfficeHeader(props: OfficeHeaderProps) {
  const { locale, shopName, path, actor, tasks, signOut, signOutEverywhere, chooseLocale } = props;
  const [t, staff] = await Promise.all([getTranslations("office.frame"), getTranslations("staff")]);
  const other: Locale = locale === "de" ? "en" : "de";
  return (
    <header className="border-b border-line bg-raised">
      <div className="shell flex flex-wrap items-center gap-x-5 text-sm">
        <a
          href="/merchant"
          className="inline-flex min-h-11 items-center font-display text-base whitespace-nowrap hover:text-ember"
        >
          {shopName}
        </a>
        <details className="relative ml-auto">
          <summary className={`${QUIET} list-none gap-1.5`}>
            <span className="max-sm:sr-only">
              {actor.name} · {staff(`roles.${actor.role}`)}
            </span>
            <span aria-hidden="true" className="sm:hidden">
              {toInitials(actor.name)}
            </span>
            <FoldMark />
          </summary>
          <div className="absolute right-0 z-10 border border-line bg-raised px-4 py-2 whitespace-nowrap">
            <p className="text-xs text-soft sm:hidden">
              {actor.name} · {staff(`roles.${actor.role}`)}
            </p>
            <form action={signOutEverywhere}>
              <button type="submit" className={QUIET}>
                {staff("signOutEverywhere")}
              </button>
            </form>
          </div>
        </details>
        <div className="flex items-center gap-x-4">
          <form action={chooseLocale}>
            <input type="hidden" name="locale" value={other} />
            <input type="hidden" name="to" value={path} />
            <button
              type="submit"
              lang={other}
              title={t("otherLanguage")}
              aria-label={t("otherLanguage")}
              className={QUIET}
            >
              {other.toUpperCase()}
            </button>
          </form>
          <a href={toLocalePath("/", locale)} className={`${QUIET} max-sm:hidden`}>
            {t("toShop")}
          </a>
          <form action={signOut}>
            <button type="submit" className={QUIET}>
              {staff("signOut")}
            </button>
          </form>
        </div>
      </div>
      <OfficeNav path={path} tasks={tasks} withStaff={mayDo(actor.role, "staff")} />
    </header>
  );
}

function toInitials(name: string): string {
  return name
    .split(/\s+/)
    .map((part) => [...part][0] ?? "")
    .join("");
}

const QUIET = "inline-flex min-h-11 items-center text-soft hover:text-ember";
