import { getTranslations } from "next-intl/server";
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
  chooseLocale: (form: FormData) => Promise<void>;
}

/** Shop, rooms and who is signed in: two quiet lines on every page of the back office. */
export async function OfficeHeader({ locale, shopName, path, actor, tasks, signOut, chooseLocale }: OfficeHeaderProps) {
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
        <p className="ml-auto text-soft max-sm:hidden">
          {actor.name} · {staff(`roles.${actor.role}`)}
        </p>
        <div className="flex items-center gap-x-4 max-sm:ml-auto">
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

const QUIET = "inline-flex min-h-11 items-center text-soft hover:text-ember";
