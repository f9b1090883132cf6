import type { Locale as ShopLocale } from "#lib/domain/money.ts";
import type { Messages as ShopMessages } from "./messages.ts";

declare module "use-intl" {
  interface AppConfig {
    Locale: ShopLocale;
    Messages: ShopMessages;
  }
}
