import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Heading } from "#components/ui/heading.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { Order } from "#lib/domain/order.ts";
import { toOrderPath } from "./find-order.ts";

interface FormPageProps {
  order: Order;
  title: string;
  /** What went wrong, in sentences; nothing when all is well. */
  problems?: readonly string[];
  children: ReactNode;
}

/** One thing to do with one order: nothing else on the page, and a way back. */
export async function FormPage({ order, title, problems = [], children }: FormPageProps) {
  const t = await getTranslations("handling");
  const { firstName, lastName, company, address } = order.customer;
  const who = [company, `${firstName} ${lastName}`, `${address.postalCode} ${address.city}`].filter(Boolean).join(", ");
  return (
    <Page className="space-y-6">
      <header>
        <p className="text-sm">
          <TextLink href={toOrderPath(order)}>{t("backToOrder", { number: order.number })}</TextLink>
        </p>
        <Heading level={1} size="section" className="mt-2">
          {title}
        </Heading>
        <p className="mt-1 text-sm text-soft">{who}</p>
      </header>
      {problems.length === 0 ? null : (
        <div className="max-w-2xl">
          <Notice tone="bad" role="alert" title={t("problemTitle")}>
            {problems.map((problem) => (
              <p key={problem}>{problem}</p>
            ))}
          </Notice>
        </div>
      )}
      {children}
    </Page>
  );
}

/** What was typed, carried on to the next step. */
export function HiddenFields({ typed }: { typed: Readonly<Record<string, string>> }) {
  return Object.entries(typed).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
