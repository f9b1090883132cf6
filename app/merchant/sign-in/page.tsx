import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { toOfficePath } from "#lib/auth/office-path.ts";
import { readSession } from "#lib/auth/session.ts";
import { toLocalePath } from "#lib/i18n/paths.ts";
import { getRuntime } from "#lib/runtime.ts";
import { signInAction } from "./actions.ts";
import { DemoStaff } from "./demo-staff.tsx";
import { readSignInNote } from "./sign-in-note.ts";

interface SignInPageProps {
  searchParams: Promise<{ to?: string | string[]; out?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff"))("title") };
}

/** The door of the back office. Works without a script. */
export default async function SignInPage({ searchParams }: SignInPageProps) {
  const [{ to, out }, locale, t, runtime] = await Promise.all([
    searchParams,
    getLocale(),
    getTranslations("staff"),
    getRuntime(),
  ]);
  const target = toOfficePath(to);
  if ((await readSession()) !== null) redirect(target);
  const [note, profile] = await Promise.all([readSignInNote(runtime), runtime.shop.profile()]);
  return (
    <Page className="mx-auto max-w-xl! space-y-8">
      <header className="space-y-2">
        <p className="text-sm text-soft">
          <TextLink href={toLocalePath("/", locale)}>{profile.name}</TextLink> · {t("office")}
        </p>
        <Heading level={1}>{t("title")}</Heading>
        <p className="text-soft">{t("intro")}</p>
      </header>
      {note === null ? null : (
        <Notice tone="bad" title={t("problem.title")} role="alert">
          {t(`problem.${note.problem}`, { minutes: Math.ceil((note.seconds ?? 60) / 60) })}
        </Notice>
      )}
      {note === null && out !== undefined ? <Notice role="status" title={t("signedOut")} /> : null}
      <form action={signInAction} className="space-y-5">
        <input type="hidden" name="to" value={target} />
        <TextField
          name="email"
          label={t("email")}
          type="email"
          autoComplete="username"
          defaultValue={note?.email ?? ""}
          required
        />
        <TextField name="password" label={t("password")} type="password" autoComplete="current-password" required />
        <Button wide>{t("submit")}</Button>
      </form>
      {runtime.config.mode === "live" ? null : <DemoStaff to={target} />}
    </Page>
  );
}
