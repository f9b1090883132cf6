import { getTranslations } from "next-intl/server";
import { SubmitButton } from "#components/checkout/submit-button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { Locale } from "#lib/domain/money.ts";
import type { Withdrawal } from "#lib/domain/withdrawal.ts";
import { toLocalePath } from "#lib/i18n/paths.ts";
import { confirmWithdrawalAction } from "../actions.ts";
import { StatementList } from "./statement-list.tsx";

interface ReviewPartProps {
  withdrawal: Withdrawal;
  locale: Locale;
  /** Where else one can withdraw, after the button did not work; null before. */
  email: string | null;
}

/** The second step: everything once more, and the button that declares it. */
export async function ReviewPart({ withdrawal, locale, email }: ReviewPartProps) {
  const t = await getTranslations("withdrawal");
  const { token } = withdrawal;
  return (
    <>
      <header className="max-w-2xl space-y-4">
        <Heading level={1}>{t("title")}</Heading>
        <p className="text-lg">{t("review.text")}</p>
      </header>
      {email === null ? null : (
        <div className="max-w-2xl">
          <Notice tone="warn" role="alert">
            {t("problems.failed", { email })}
          </Notice>
        </div>
      )}
      <StatementList statement={withdrawal} />
      <form action={confirmWithdrawalAction} className="max-w-sm">
        <input type="hidden" name="token" value={token} />
        <SubmitButton label={t("review.confirm")} pendingLabel={t("pending")} />
      </form>
      <p>
        <TextLink href={toLocalePath(`/withdrawal/${token}?change=1`, locale)}>{t("review.change")}</TextLink>
      </p>
    </>
  );
}
