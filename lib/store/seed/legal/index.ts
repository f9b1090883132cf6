import type { LegalText } from "#lib/domain/shop.ts";
import { accessibility } from "./accessibility.ts";
import { imprint } from "./imprint.ts";
import { privacy } from "./privacy.ts";
import { terms } from "./terms.ts";
import { withdrawal } from "./withdrawal.ts";

/**
 * Texts of the demo merchant, written for this project. A real merchant replaces them with texts a lawyer has read;
 * they show what has to be said and where, they are no legal advice.
 */
export const LEGAL_TEXTS: LegalText[] = [imprint, privacy, terms, withdrawal, accessibility];
