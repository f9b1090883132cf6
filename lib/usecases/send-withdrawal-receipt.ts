import { MailRefused } from "#lib/ports.ts";
import type { Deps } from "./deps.ts";

/**
 * Confirms what was declared, and when (§ 356a (4) BGB).
 * @throws when the mail server has trouble; the job tries again with the same Message-ID
 */
export async function sendWithdrawalReceipt(
  deps: Pick<Deps, "withdrawals" | "shop" | "mailer" | "renderWithdrawalMail" | "shopUrl">,
  token: string,
  isStillOurs: () => Promise<boolean>,
): Promise<void> {
  const withdrawal = await deps.withdrawals.find(token);
  if (withdrawal === null || withdrawal.declaredAt === null || withdrawal.receipt !== "queued") return;
  const { declaredAt } = withdrawal;
  const profile = await deps.shop.profile();
  const rendered = await deps.renderWithdrawalMail({ ...withdrawal, declaredAt }, profile, deps.shopUrl);
  if (!(await isStillOurs())) return;
  const messageId = `<withdrawal.${token}@storefront>`;
  try {
    await deps.mailer.send({ to: withdrawal.email, replyTo: profile.email, messageId, ...rendered });
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    await deps.withdrawals.markReceipt(token, "failed");
    return;
  }
  await deps.withdrawals.markReceipt(token, "sent");
}
