export { LEGAL_TEXTS } from "./legal/index.ts";
export { SHOP_PROFILE } from "./profile.ts";
