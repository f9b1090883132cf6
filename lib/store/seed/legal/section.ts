import type { LegalText } from "#lib/domain/shop.ts";

/** A section from pairs of German and English: first the heading, then the paragraphs. */
export function buildSection(
  heading: [de: string, en: string],
  ...paragraphs: [de: string, en: string][]
): LegalText["sections"][number] {
  return {
    heading: { de: heading[0], en: heading[1] },
    paragraphs: paragraphs.map(([de, en]) => ({ de, en })),
  };
}
