import { STYLE_BASE } from "./style-base.ts";
import { STYLE_PAGES } from "./style-pages.ts";
import { STYLE_PARTS } from "./style-parts.ts";
import { STYLE_TOKENS } from "./style-tokens.ts";

/** The console's style sheet: the shop's type and colours, its hairlines and square corners. */
export const STYLE = STYLE_TOKENS + STYLE_BASE + STYLE_PARTS + STYLE_PAGES;
