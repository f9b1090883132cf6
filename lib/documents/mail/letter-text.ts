import type { Block, Letter, MailLink, OrderBlock, TransferBlock } from "./letter.ts";
import { toPlainSpaces } from "./one-line.ts";

/** The mail without HTML and pictures, as complete: every fact on a line of its own, "Label: value". */
export function renderLetterText(letter: Letter): string {
  const { questions, seller, links } = letter.footer;
  const parts = [
    underline(letter.heading, "="),
    ...letter.blocks.map(renderBlock),
    `--\n${letter.shopName}`,
    questions,
    seller.join("\n"),
    renderLinks(links),
  ];
  return `${toPlainSpaces(parts.join("\n\n"))}\n`;
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return block.text;
    case "heading":
      return underline(block.text, "-");
    case "action":
      return renderLinks([block]);
    case "links":
      return renderLinks(block.links);
    case "transfer":
      return renderTransfer(block);
    case "facts":
      return [underline(block.title, "-"), block.facts.map(({ label, value }) => `${label}: ${value}`).join("\n")].join(
        "\n\n",
      );
    case "order":
      return renderOrder(block);
  }
}

function renderTransfer({ title, facts, pictureHint, hints }: TransferBlock): string {
  const lines = facts.map((fact) => `${fact.label}: ${fact.value}`);
  return [underline(title, "-"), lines.join("\n"), ...hints, pictureHint.text].join("\n\n");
}

function renderOrder({ title, placed, lines, sums, details }: OrderBlock): string {
  return [
    underline(title, "-"),
    placed,
    lines.map(({ name, quantity, sum }) => `- ${name}\n  ${quantity}: ${sum}`).join("\n"),
    sums.map(({ label, value }) => `${label}: ${value}`).join("\n"),
    ...details.map(({ label, lines: values }) => `${label}:\n${values.map((value) => `  ${value}`).join("\n")}`),
  ].join("\n\n");
}

function renderLinks(links: readonly MailLink[]): string {
  return links.map(({ label, url }) => `${label}: ${url}`).join("\n");
}

function underline(text: string, rule: string): string {
  return `${text}\n${rule.repeat(text.length)}`;
}
