import type { CSSProperties } from "react";

/** The light tokens of the shop. Mail clients know no variables, so they stand here as values. */
const LIGHT = {
  paper: "#f8f2e7",
  raised: "#fdfaf3",
  ink: "#2b1d13",
  soft: "#5c4939",
  line: "#dccdb5",
  ember: "#a63f15",
  onEmber: "#fff6ea",
};

const BODY_FONT = "'Avenir Next', Avenir, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const DISPLAY_FONT = "'Iowan Old Style', 'Palatino Linotype', Palatino, Georgia, serif";
const CODE_FONT = "'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace";

const text = { margin: "0 0 16px", fontSize: "16px", lineHeight: "25px", color: LIGHT.ink };

/** Inline styles, because many clients drop style sheets. Classes are only there to turn the colours in the dark. */
export const STYLE = {
  body: { margin: "0", padding: "0", fontFamily: BODY_FONT },
  /** Not on the body: there it would be copied onto a cell that no class reaches. */
  paper: { backgroundColor: LIGHT.paper },
  container: { maxWidth: "600px", width: "100%", margin: "0 auto" },
  shop: { margin: "0", padding: "24px 20px 14px", fontFamily: DISPLAY_FONT, fontSize: "18px", color: LIGHT.ink },
  sheet: { backgroundColor: LIGHT.raised, border: `1px solid ${LIGHT.line}`, padding: "28px 20px 12px" },
  heading: {
    margin: "0 0 16px",
    fontFamily: DISPLAY_FONT,
    fontSize: "27px",
    lineHeight: "33px",
    fontWeight: 500,
    color: LIGHT.ink,
  },
  subheading: {
    margin: "28px 0 10px",
    fontFamily: DISPLAY_FONT,
    fontSize: "19px",
    lineHeight: "25px",
    fontWeight: 500,
    color: LIGHT.ink,
  },
  text,
  small: { ...text, margin: "0 0 10px", fontSize: "14px", lineHeight: "21px", color: LIGHT.soft },
  link: { color: LIGHT.ember, textDecoration: "underline" },
  button: {
    margin: "4px 0 20px",
    padding: "14px 22px",
    backgroundColor: LIGHT.ember,
    color: LIGHT.onEmber,
    fontSize: "16px",
    fontWeight: 600,
    textDecoration: "none",
    borderRadius: "3px",
  },
  transfer: {
    margin: "4px 0 20px",
    borderTop: `2px solid ${LIGHT.ember}`,
    borderBottom: `1px solid ${LIGHT.line}`,
    padding: "4px 0 8px",
  },
  facts: { display: "inline-block", verticalAlign: "top", width: "100%", maxWidth: "302px" },
  factLabel: { padding: "10px 0 0", fontSize: "13px", lineHeight: "18px", color: LIGHT.soft },
  factValue: { padding: "0", fontSize: "16px", lineHeight: "23px", fontWeight: 600, color: LIGHT.ink },
  amount: { fontFamily: DISPLAY_FONT, fontSize: "30px", lineHeight: "36px", fontWeight: 500, whiteSpace: "nowrap" },
  exact: { fontFamily: CODE_FONT, fontSize: "15px", fontWeight: 600, whiteSpace: "nowrap" },
  ibanGroup: { paddingRight: "6px" },
  picture: { display: "inline-block", verticalAlign: "top", width: "100%", maxWidth: "248px", padding: "12px 0 4px" },
  line: {
    borderTop: `1px solid ${LIGHT.line}`,
    padding: "10px 0",
    fontSize: "15px",
    lineHeight: "22px",
    color: LIGHT.ink,
    verticalAlign: "top",
  },
  sum: { padding: "3px 0", fontSize: "15px", lineHeight: "22px", color: LIGHT.soft, verticalAlign: "top" },
  total: {
    padding: "6px 0",
    fontSize: "18px",
    lineHeight: "25px",
    fontWeight: 600,
    color: LIGHT.ink,
    verticalAlign: "top",
  },
  money: { textAlign: "right", whiteSpace: "nowrap", paddingLeft: "12px" },
  sums: { borderTop: `1px solid ${LIGHT.line}`, margin: "0 0 20px", paddingTop: "6px" },
  detail: { ...text, margin: "0 0 14px", fontSize: "15px", lineHeight: "22px" },
  detailLabel: { fontSize: "13px", color: LIGHT.soft },
  footer: { padding: "18px 20px 32px" },
} as const satisfies Record<string, CSSProperties>;

/** The same tokens at night. No quotes and no angle brackets: React would escape them. */
export const NIGHT_SHEET = `
body { background-color: ${LIGHT.paper}; }
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  body, .paper { background-color: #1b120c !important; }
  .raised { background-color: #251910 !important; border-color: #43311f !important; }
  .ink { color: #f4e8d5 !important; }
  .soft { color: #ccb79c !important; }
  .rule { border-color: #43311f !important; }
  .ember { color: #ee8d50 !important; }
  .edge { border-top-color: #ee8d50 !important; border-bottom-color: #43311f !important; }
  .button { background-color: #ee8d50 !important; color: #1d0e05 !important; }
}`;
