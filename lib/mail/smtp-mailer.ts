import { createTransport } from "nodemailer";
import { type Mailer, MailRefused } from "#lib/ports.ts";

/** Shorter than the lease of a mail job, so that a hanging server cannot make a second worker send the same mail. */
const SMTP_SECONDS = 20;

/** @throws MailRefused for a permanent refusal (5xx); other errors are worth another try */
export function createSmtpMailer(smtpUrl: string, from: string): Mailer {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: SMTP_SECONDS * 500,
    greetingTimeout: SMTP_SECONDS * 500,
    socketTimeout: SMTP_SECONDS * 1000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail) {
      try {
        await transport.sendMail({
          from,
          to: mail.to,
          replyTo: mail.replyTo,
          // Out-of-office replies are not wanted (RFC 3834).
          headers: { "Auto-Submitted": "auto-generated" },
          subject: mail.subject,
          html: mail.html,
          text: mail.text,
          messageId: mail.messageId,
          attachments: mail.attachments.map(({ cid, ...file }) =>
            cid === undefined
              ? { ...file, contentDisposition: "attachment" as const }
              : { ...file, cid, contentDisposition: "inline" as const },
          ),
        });
      } catch (error) {
        const { responseCode, message } = error as { responseCode?: number; message: string };
        if (responseCode !== undefined && responseCode >= 500)
          throw new MailRefused(`SMTP ${responseCode}`, { cause: error });
        throw new Error(`SMTP: ${responseCode ?? (error as { code?: string }).code ?? message}`, { cause: error });
      }
    },
  };
}
