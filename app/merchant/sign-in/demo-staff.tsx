import { getTranslations } from "next-intl/server";
import { Button } from "#components/ui/button.tsx";
import { ROLES } from "#lib/domain/staff.ts";
import { DEMO_STAFF } from "#lib/usecases/seed-staff.ts";
import { signInAction } from "./actions.ts";

/** Who can sign in to the demo shop, with one button each. Never part of a real shop's page. */
export async function DemoStaff({ to }: { to: string }) {
  const t = await getTranslations("staff");
  return (
    <section aria-labelledby="demo-staff" className="space-y-4 border-t border-line pt-6">
      <div>
        <h2 id="demo-staff" className="text-lg">
          {t("demo.title")}
        </h2>
        <p className="text-sm text-soft">{t("demo.text")}</p>
      </div>
      <ul className="divide-y divide-line border-y border-line">
        {[...ROLES].reverse().map((role) => {
          const { name, email, password } = DEMO_STAFF[role];
          return (
            <li key={role} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
              <div className="text-sm">
                <p className="font-semibold">
                  {name} <span className="font-normal text-soft">· {t(`roles.${role}`)}</span>
                </p>
                <p>
                  <code>{email}</code>
                </p>
                <p>
                  <code>{password}</code>
                </p>
              </div>
              <form action={signInAction}>
                <input type="hidden" name="to" value={to} />
                <input type="hidden" name="email" value={email} />
                <input type="hidden" name="password" value={password} />
                <Button look="secondary">{t("demo.use", { name })}</Button>
              </form>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
