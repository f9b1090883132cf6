export { LEGAL_TEXTS } from "./legal/index.ts";
export { MANDATE_TERMS } from "./mandate.ts";
export { SHOP_PROFILE } from "./profile.ts";
