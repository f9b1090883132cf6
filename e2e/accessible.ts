import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/** Nothing that axe would name, in the light and in the dark. */
export async function expectAccessible(page: Page): Promise<void> {
  // After a step within the shop the title arrives a moment later than the address.
  await expect(page).toHaveTitle(/\S/);
  for (const colorScheme of ["light", "dark"] as const) {
    // Without motion no colour is caught on its way from one to the other.
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const axe = new AxeBuilder({ page });
    // The page is the same in the dark but for its colours, so only the rules about them are asked again.
    const { violations } = await (colorScheme === "dark" ? axe.withRules(COLOUR_RULES) : axe).analyze();
    expect(violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
  }
}
