import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { Locale } from "#lib/domain/money.ts";
import type { RecordedMail } from "#lib/ports.ts";
import { formatMoment } from "./format-moment.ts";
import { Part } from "./part.tsx";

interface MailListProps {
  mails: readonly RecordedMail[];
  locale: Locale;
  /** The button that sends it once more, for those who may. */
  sendAgain: (mail: RecordedMail) => ReactNode;
}

/** What the customer was written, and whether it went out. */
export async function MailList({ mails, locale, sendAgain }: MailListProps) {
  const t = await getTranslations("handling");
  return (
    <Part id="mails" title={t("mailStates.title")}>
      {mails.length === 0 ? <p className="text-sm text-soft">{t("mailStates.none")}</p> : null}
      <ul className="border-t border-line">
        {mails.map((mail) => (
          <li
            key={`${mail.event}-${mail.attempt}-${mail.about}`}
            className="flex flex-wrap items-center justify-between gap-x-4 border-b border-line py-1.5 text-sm"
          >
            <div className="min-w-0">
              <p>{t(`mails.${mail.event}`)}</p>
              <p className={`text-xs ${mail.status === "failed" ? "text-bad" : "text-soft"}`}>
                {mail.status === "sent"
                  ? t("mailStates.sent", { date: formatMoment(mail.sentAt ?? mail.queuedAt, locale) })
                  : t(`mailStates.${mail.status}`, { date: formatMoment(mail.queuedAt, locale) })}
                {mail.error === null || mail.status === "sent" ? null : ` ${mail.error.slice(0, 200)}`}
              </p>
            </div>
            {sendAgain(mail)}
          </li>
        ))}
      </ul>
    </Part>
  );
}
