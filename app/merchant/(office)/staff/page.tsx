import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Heading } from "#components/ui/heading.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireMerchant } from "#lib/auth/require-merchant.ts";
import { SHORTEST_PASSWORD } from "#lib/domain/password-rule.ts";
import { getRuntime } from "#lib/runtime.ts";
import { AddStaffForm } from "./add-staff-form.tsx";
import { StaffRow } from "./staff-row.tsx";
import { readTypedStaff } from "./typed-staff.ts";

interface StaffPageProps {
  searchParams: Promise<{ done?: string | string[]; name?: string | string[]; problem?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff.team"))("title") };
}

/** Who may sign in, and as what. */
export default async function StaffPage({ searchParams }: StaffPageProps) {
  const actor = await requireMerchant("staff");
  const [{ done, name, problem }, t, runtime] = await Promise.all([
    searchParams,
    getTranslations("staff.team"),
    getRuntime(),
  ]);
  const [members, typed] = await Promise.all([runtime.staff.list(), readTypedStaff(runtime)]);
  const trouble = problem === "lastAdmin" || problem === "failed" ? problem : null;
  return (
    <Page className="space-y-10">
      <header className="max-w-2xl space-y-2">
        <Heading level={1}>{t("title")}</Heading>
        <p className="text-soft">{t("intro")}</p>
      </header>
      {done === "created" || done === "changed" || done === "ended" ? (
        <Notice tone="good" role="status" title={t(`done.${done}`, { name: String(name ?? "") })} />
      ) : null}
      {trouble === null ? null : <Notice tone="bad" role="alert" title={t(`problem.${trouble}`)} />}
      <ul className="divide-y divide-line border-y border-line">
        {members.map((member) => (
          <StaffRow key={member.id} member={member} isOneself={member.id === actor.staffId} />
        ))}
      </ul>
      <AddStaffForm wish={randomUUID()} typed={typed} shortest={SHORTEST_PASSWORD} />
    </Page>
  );
}
