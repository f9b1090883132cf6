import type { LocalText } from "./catalogue.ts";
import { accountInText, type Funding } from "./funding.ts";
import type { Locale } from "./money.ts";

/** The leave to take money from an account, as the provider keeps it for one payment attempt. */
export interface Mandate {
  /** Mandate reference, printed on the customer's statement; null when the provider did not tell it. */
  reference: string | null;
  /** The account at the provider (PCT_…). */
  containerId: string | null;
}

/** Who collects money, and the words under which a customer allows it: data of the merchant, kept in the database. */
export interface MandateTerms {
  creditor: string;
  creditorAddress: string;
  /** Creditor identifier, on the customer's statement as well. */
  creditorId: string;
  /** Bank working days between the order, which announces the collection, and the collection. */
  noticeDays: number;
  title: LocalText;
  /** With {creditor}, {address}, {creditorId}, {reference}, {holder}, {account} and {days}. */
  paragraphs: LocalText[];
  /** What the customer ticks; the same placeholders. */
  consent: LocalText;
  /** Stands for {reference} while there is none. */
  referenceLater: LocalText;
}

/** A mandate as it is read and agreed to. */
export interface MandateText {
  title: string;
  paragraphs: string[];
  consent: string;
}

/** The merchant's words with the facts of one payment; the account is masked. */
export function writeMandate(
  terms: MandateTerms,
  { funding, mandate }: { funding: Funding; mandate: Mandate | null },
  locale: Locale,
): MandateText {
  const slots: Record<string, string> = {
    creditor: terms.creditor,
    address: terms.creditorAddress,
    creditorId: terms.creditorId,
    reference: mandate?.reference ?? terms.referenceLater[locale],
    holder: funding.holder,
    account: accountInText(funding),
    days: String(terms.noticeDays),
  };
  const fill = (text: LocalText) => text[locale].replace(/\{(\w+)\}/g, (slot, name: string) => slots[name] ?? slot);
  return { title: terms.title[locale], paragraphs: terms.paragraphs.map(fill), consent: fill(terms.consent) };
}

/** What the provider said now over what it said before; an answer may leave out what an earlier one held. */
export function mergeMandate(before: Mandate | null, now: Mandate | null): Mandate | null {
  if (now === null) return before;
  const isSameAccount = before !== null && (now.containerId === null || before.containerId === now.containerId);
  const reference = now.reference ?? (isSameAccount ? before.reference : null);
  const merged = { reference, containerId: now.containerId ?? before?.containerId ?? null };
  const isNews = merged.reference !== before?.reference || merged.containerId !== before.containerId;
  return isNews ? merged : before;
}
