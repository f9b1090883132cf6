import type { Block } from "./letter.ts";
import { type Occasion, say } from "./occasion.ts";
import { toOrderBlock } from "./order-block.ts";

/** What § 312f BGB wants in the hands of the customer: content of the contract and the way out of it. */
export function closeContract({ language, order, profile, links, withdrawal }: Occasion): Block[] {
  const { t, locale } = language;
  const instruction = withdrawal?.sections.flatMap(({ heading, paragraphs }): Block[] => [
    { kind: "heading", text: heading[locale] },
    ...paragraphs.map((text) => say(text[locale])),
  ]);
  return [
    toOrderBlock(language, order, profile),
    { kind: "heading", text: t("mail.legal.title") },
    say(t("mail.legal.withdrawal", { link: links.withdrawalFunction.label })),
    { kind: "links", links: [links.withdrawalFunction, links.withdrawalInstruction, links.terms] },
    ...(instruction ?? []),
  ];
}
