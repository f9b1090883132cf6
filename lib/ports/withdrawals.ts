import type { Locale } from "#lib/domain/money.ts";
import type { Withdrawal, WithdrawalStanding, WithdrawalStatement } from "#lib/domain/withdrawal.ts";

export interface Withdrawals {
  /** Keeps what was typed in the first step, or what was changed of it. Nothing once it is declared. */
  draft(token: string, statement: WithdrawalStatement, locale: Locale): Promise<void>;
  find(token: string): Promise<Withdrawal | null>;
  /**
   * The confirming click: the statement becomes one, its receipt is queued and people are told, in one transaction. Declared
   * once more it stays what it was, with the first time.
   * @returns null when there is no such draft
   */
  declare(
    token: string,
    judged: { declaredAt: Date; orderId: string | null; standing: WithdrawalStanding },
  ): Promise<Withdrawal | null>;
  markReceipt(token: string, receipt: Withdrawal["receipt"]): Promise<void>;
  /** Declared ones, the newest first, with the number of the order where there is one. */
  list(limit: number): Promise<(Withdrawal & { declaredAt: Date; order: { id: string; number: string } | null })[]>;
  /** Forgets drafts that were left. */
  tidy(): Promise<void>;
}
