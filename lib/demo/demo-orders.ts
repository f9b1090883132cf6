import type { Locale } from "#lib/domain/money.ts";
import type { DemoCustomer, Lever, Stage } from "./stage.ts";

export interface DemoOrder {
  /** Names the order; it is made once. */
  key: string;
  method: "invoice" | "prepaid" | "debit";
  customer: DemoCustomer;
  goods: Record<string, number>;
  locale?: Locale;
  /** What the sandbox is told before it is ordered. */
  before?(lever: Lever): Promise<void>;
  /** What happens to it afterwards. */
  play?(stage: Stage): Promise<void>;
}

const BREAD = { "roggenkorn-lose": 2 };
const TOOLS = { siedesalz: 3, "roggenkorn-lose": 1 };

/** One order for each state a page can be in that lasts. */
export const DEMO_ORDERS: readonly DemoOrder[] = [
  { key: "wartet", method: "prepaid", customer: { firstName: "Zoë", lastName: "Größmann" }, goods: TOOLS },
  {
    ...{ key: "erinnert", method: "prepaid", customer: { firstName: "Jörg", lastName: "Müßig" }, goods: BREAD },
    play: (stage) => stage.age(8),
  },
  {
    ...{ key: "teilbezahlt", method: "prepaid", customer: { firstName: "Nur", lastName: "Yıldız" }, goods: TOOLS },
    play: (stage) => stage.pay(500),
  },
  {
    ...{ key: "teil-unklar", method: "prepaid", customer: { firstName: "Sepp", lastName: "Huber" }, goods: TOOLS },
    play: (stage) => stage.payUnclear(500),
  },
  {
    ...{ key: "abgelehnt", method: "prepaid", customer: { firstName: "Ida", lastName: "Busch" }, goods: BREAD },
    play: (stage) => stage.happens("deny"),
  },
  {
    ...{ key: "umgestellt", method: "prepaid", customer: { firstName: "Nils", lastName: "Frey" }, goods: TOOLS },
    play: (stage) => stage.switchTo("invoice"),
  },
  {
    ...{ key: "abholung", method: "prepaid", goods: BREAD },
    customer: { firstName: "Lea", lastName: "Thoma", delivery: "collection" },
    play: (stage) => stage.pay(),
  },
  {
    ...{ key: "bezahlt", method: "prepaid", customer: { firstName: "Kim", lastName: "Muster" }, goods: BREAD },
    play: (stage) => stage.pay(),
  },
  {
    ...{ key: "ueberzahlt", method: "prepaid", customer: { firstName: "Ada", lastName: "Łęcka" }, goods: BREAD },
    play: async (stage) => stage.pay((await stage.order()).totalCents + 500),
  },
  {
    ...{ key: "versendet", method: "prepaid", customer: { firstName: "Uwe", lastName: "O'Neill" }, goods: TOOLS },
    play: async (stage) => {
      await stage.pay();
      await stage.deliver();
    },
  },
  {
    ...{ key: "zurueckgezahlt", method: "prepaid", customer: { firstName: "Ines", lastName: "Graf" }, goods: BREAD },
    play: async (stage) => {
      await stage.pay();
      await stage.refund(1, "Leider ausverkauft");
    },
  },
  {
    ...{ key: "abgelaufen", method: "prepaid", customer: { firstName: "Otto", lastName: "Vogt" }, goods: BREAD },
    play: (stage) => stage.age(40),
  },
  {
    ...{ key: "storniert", method: "prepaid", customer: { firstName: "Lena", lastName: "Roth" }, goods: TOOLS },
    play: (stage) => stage.cancel("Auf Wunsch storniert"),
  },
  {
    ...{ key: "anderswo-beendet", method: "prepaid", customer: { firstName: "Paul", lastName: "Weiß" }, goods: BREAD },
    play: (stage) => stage.endOutside(),
  },
  { key: "rechnung", method: "invoice", customer: { firstName: "Erika", lastName: "Probe" }, goods: TOOLS },
  {
    ...{ key: "teillieferung", method: "invoice", customer: { firstName: "Björn", lastName: "Åkesson" }, goods: TOOLS },
    play: (stage) => stage.deliver(1),
  },
  {
    ...{ key: "faellig", method: "invoice", customer: { firstName: "Mara", lastName: "Süß" }, goods: TOOLS },
    play: (stage) => stage.deliver(),
  },
  {
    ...{ key: "gemindert", method: "invoice", customer: { firstName: "Till", lastName: "Hahn" }, goods: TOOLS },
    play: async (stage) => {
      await stage.deliver();
      await stage.refund(0.3, "Eine Tüte war aufgerissen");
    },
  },
  {
    ...{ key: "rechnung-teil", method: "invoice", customer: { firstName: "Eva", lastName: "Kern" }, goods: TOOLS },
    play: async (stage) => {
      await stage.deliver();
      await stage.pay(300);
    },
  },
  {
    ...{ key: "rechnung-bezahlt", method: "invoice", customer: { firstName: "Ben", lastName: "Ott" }, goods: TOOLS },
    play: async (stage) => {
      await stage.deliver();
      await stage.pay();
    },
  },
  {
    ...{ key: "geschaeft", method: "invoice", goods: { siedesalz: 8, "roggenkorn-lose": 6 } },
    customer: { firstName: "Ruth", lastName: "Adler", company: "Café Adler & Söhne KG" },
    play: (stage) => stage.deliver(),
  },
  {
    ...{ key: "rueckfrage", method: "invoice", customer: { firstName: "Finn", lastName: "Bader" }, goods: BREAD },
    play: async (stage) => {
      await stage.deliver();
      await stage.happens("issue");
    },
  },
  {
    ...{ key: "bank-prueft", method: "debit", customer: { firstName: "Rosa", lastName: "Klee" }, goods: BREAD },
    before: (lever) => lever("next", { call: "start", outcome: "pending" }),
  },
  { key: "eingezogen", method: "debit", customer: { firstName: "Gül", lastName: "Aydın" }, goods: BREAD },
  {
    ...{ key: "rueckgebucht", method: "debit", customer: { firstName: "Hugo", lastName: "Lenz" }, goods: BREAD },
    play: (stage) => stage.happens("return-debit"),
  },
  {
    key: "english",
    method: "prepaid",
    customer: { firstName: "Joan", lastName: "Miller" },
    goods: TOOLS,
    locale: "en",
  },
];
