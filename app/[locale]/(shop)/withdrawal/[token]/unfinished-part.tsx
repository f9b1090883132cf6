import { getTranslations } from "next-intl/server";
import { Heading } from "#components/ui/heading.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { WITHDRAWAL_FIELDS, type Withdrawal } from "#lib/domain/withdrawal.ts";
import type { WithdrawalErrors } from "#lib/domain/withdrawal-form.ts";
import { StatementForm } from "../statement-form.tsx";

/** The first step once more, with everything typed; what is missing is said on top and beside its field. */
export async function UnfinishedPart({ withdrawal, errors }: { withdrawal: Withdrawal; errors: WithdrawalErrors }) {
  const t = await getTranslations("withdrawal");
  const problems = WITHDRAWAL_FIELDS.filter((field) => errors[field] !== undefined);
  return (
    <>
      <Heading level={1}>{t("title")}</Heading>
      {problems.length === 0 ? null : (
        <div className="max-w-xl">
          <Notice tone="bad" role="alert" title={t("errors.title")}>
            <ul>
              {problems.map((field) => (
                <li key={field}>
                  <a href={`#${field}`} className="link inline-block py-0.5">
                    {t(`errors.${field}.${errors[field]}` as "errors.name.required")}
                  </a>
                </li>
              ))}
            </ul>
          </Notice>
        </div>
      )}
      <StatementForm values={withdrawal} errors={errors} token={withdrawal.token} />
    </>
  );
}
