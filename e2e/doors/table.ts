/** Who comes to a door. customer: somebody with the secret link of an order, and no account. */
export const VISITORS = ["anonymous", "customer", "viewer", "clerk", "admin"] as const;
export type Visitor = (typeof VISITORS)[number];

/** Who is let in; the others see nothing of what is behind. */
export type Guests = readonly Visitor[];

export const ALL: Guests = [...VISITORS];
export const STAFF: Guests = ["viewer", "clerk", "admin"];
export const CLERKS: Guests = ["clerk", "admin"];
export const ADMINS: Guests = ["admin"];

/** In paths: {order} is the id of an order with a customer called SECRET_NAME, {number} its number, {token} the secret of its link. */
export const SECRET_NAME = "Geheimrat";

export interface PageDoor {
  path: string;
  guests: Guests;
  /** Stands on the page and nowhere else. */
  secret: string;
  /** Nothing is there: 404, and its words stand in the frame around the page. */
  isMissing?: true;
}

/** Status by guest and for everybody else, whatever way it is asked. */
export interface HandlerDoor {
  path: string;
  method?: "GET" | "POST";
  guests: Guests;
  status: number;
  /** For people without a session, and for people with one who may not; [200, 200] where everybody is a guest. */
  others: [number, number];
  /** To a question for the headers alone, where it is another. */
  head?: number;
}

export interface ActionDoor {
  guests: Guests;
  fields?: Record<string, string>;
  /** Made for a page's script: is given its last answer first. */
  takesState?: true;
  /** Where it leads who was let in, with a form that has nothing or nonsense in it. */
  leadsTo: RegExp;
}

const orderForm = (name: string): PageDoor => ({
  ...{ path: `/merchant/orders/{order}/${name}`, guests: CLERKS, secret: "{number}" },
});

/** Every page and handler by its file below `app`. */
export const PAGES: Record<string, PageDoor> = {
  "[locale]/(checkout)/checkout/page.tsx": { path: "/checkout", guests: ALL, secret: "" },
  "[locale]/(checkout)/checkout/review/page.tsx": { path: "/checkout/review", guests: ALL, secret: "" },
  "[locale]/(shop)/[...rest]/page.tsx": { path: "/nirgendwo/hier", guests: ALL, secret: "" },
  "[locale]/(shop)/cart/page.tsx": { path: "/cart", guests: ALL, secret: "Warenkorb" },
  "[locale]/(shop)/legal/[slug]/page.tsx": { path: "/legal/terms", guests: ALL, secret: "AGB" },
  "[locale]/(shop)/orders/[token]/page.tsx": { path: "/orders/{token}", guests: ALL, secret: SECRET_NAME },
  "[locale]/(shop)/page.tsx": { path: "/", guests: ALL, secret: "Roggen" },
  "[locale]/(shop)/products/[slug]/page.tsx": { path: "/products/roggenkorn-lose", guests: ALL, secret: "Roggenkorn" },
  "[locale]/(shop)/withdrawal/page.tsx": { path: "/withdrawal", guests: ALL, secret: "Drei Angaben genügen" },
  "[locale]/(shop)/withdrawal/[token]/page.tsx": {
    ...{ path: "/withdrawal/AAAAAAAAAAAAAAAAAAAAAA", guests: ALL, secret: "" },
  },
  "merchant/(office)/withdrawals/page.tsx": {
    ...{ path: "/merchant/withdrawals", guests: STAFF, secret: "Niemand hat widerrufen" },
  },
  "merchant/(office)/page.tsx": { path: "/merchant", guests: STAFF, secret: SECRET_NAME },
  "merchant/(office)/[...rest]/page.tsx": {
    ...{ path: "/merchant/nirgendwo", guests: STAFF, secret: "führt zu nichts", isMissing: true },
  },
  "merchant/(office)/attention/page.tsx": { path: "/merchant/attention", guests: STAFF, secret: "Nichts zu erledigen" },
  "merchant/(office)/legacy/page.tsx": { path: "/merchant/legacy", guests: STAFF, secret: "aus einem früheren" },
  "merchant/(office)/staff/page.tsx": { path: "/merchant/staff", guests: ADMINS, secret: "emre@sauer-und-kruste" },
  "merchant/(office)/orders/[id]/page.tsx": { path: "/merchant/orders/{order}", guests: STAFF, secret: SECRET_NAME },
  "merchant/(office)/orders/[id]/cancel/page.tsx": orderForm("cancel"),
  "merchant/(office)/orders/[id]/deliver/page.tsx": orderForm("deliver"),
  "merchant/(office)/orders/[id]/hand-over/page.tsx": orderForm("hand-over"),
  "merchant/(office)/orders/[id]/part-payment/page.tsx": orderForm("part-payment"),
  "merchant/(office)/orders/[id]/refund/page.tsx": orderForm("refund"),
  "merchant/(office)/orders/[id]/ship-instead/page.tsx": orderForm("ship-instead"),
  "merchant/sign-in/page.tsx": { path: "/merchant/sign-in", guests: ["anonymous", "customer"], secret: "Passwort" },
};

export const HANDLERS: Record<string, HandlerDoor[]> = {
  "[locale]/(shop)/orders/[token]/events/route.ts": [
    { path: "/orders/{token}/events", guests: ALL, status: 200, others: [200, 200] },
    { path: "/orders/AAAAAAAAAAAAAAAAAAAAAA/events", guests: ALL, status: 404, others: [404, 404] },
  ],
  "[locale]/(shop)/orders/[token]/girocode.png/route.ts": [
    { path: "/orders/{token}/girocode.png", guests: ALL, status: 200, others: [200, 200] },
    { path: "/orders/AAAAAAAAAAAAAAAAAAAAAA/girocode.png", guests: ALL, status: 404, others: [404, 404] },
  ],
  "[locale]/(shop)/orders/[token]/reminder.ics/route.ts": [
    { path: "/orders/AAAAAAAAAAAAAAAAAAAAAA/reminder.ics", guests: ALL, status: 404, others: [404, 404] },
  ],
  "[locale]/(shop)/orders/[token]/invoice.pdf/route.ts": [
    { path: "/orders/{token}/invoice.pdf", guests: ALL, status: 404, others: [404, 404] },
  ],
  "[locale]/(shop)/orders/[token]/documents/[file]/route.ts": [
    { path: "/orders/{token}/documents/RE-2026-00001.pdf", guests: ALL, status: 404, others: [404, 404] },
  ],
  "api/[...rest]/route.ts": [{ path: "/api/merchant/orders", guests: ALL, status: 404, others: [404, 404] }],
  "api/auth/[...nextauth]/route.ts": [
    { path: "/api/auth/session", guests: ALL, status: 200, others: [200, 200], head: 400 },
    // Without the Origin of the shop: nobody.
    { path: "/api/auth/callback/credentials", method: "POST", guests: [], status: 200, others: [403, 403] },
  ],
  "api/health/live/route.ts": [{ path: "/api/health/live", guests: ALL, status: 200, others: [200, 200] }],
  "api/health/ready/route.ts": [{ path: "/api/health/ready", guests: ALL, status: 200, others: [200, 200] }],
  // Of a monitoring program with its token.
  "api/metrics/route.ts": [{ path: "/api/metrics", guests: [], status: 200, others: [401, 401] }],
  "api/secuconnect/push/[pushToken]/route.ts": [
    { path: "/api/secuconnect/push/AAAA", method: "POST", guests: [], status: 200, others: [415, 415] },
  ],
  "api/stale-form/route.ts": [{ path: "/api/stale-form", method: "POST", guests: [], status: 303, others: [404, 404] }],
  "merchant/(office)/orders/[id]/events/route.ts": [
    { path: "/merchant/orders/{order}/events", guests: STAFF, status: 200, others: [401, 403] },
  ],
  "merchant/(office)/orders/[id]/documents/[file]/route.ts": [
    { path: "/merchant/orders/{order}/documents/RE-2026-00001.pdf", guests: STAFF, status: 404, others: [401, 403] },
  ],
  "merchant/events/route.ts": [{ path: "/merchant/events", guests: STAFF, status: 200, others: [401, 403] }],
};

const CART = "app/[locale]/(shop)/cart/actions.ts";
const CUSTOMER = "app/[locale]/(shop)/orders/[token]/actions.ts";
const WITHDRAWAL = "app/[locale]/(shop)/withdrawal/actions.ts";
const SESSION = "app/merchant/(office)/session-actions.ts";
const TASKS = "app/merchant/(office)/attention/repair-actions.ts";
const LEGACY = "app/merchant/(office)/legacy/legacy-actions.ts";
const TEAM = "app/merchant/(office)/staff/actions.ts";
/** Of a form that was never rendered. */
const WISH = "11111111-1111-4111-8111-111111111111";
const ABOUT = { order: "{order}", about: WISH };
const ORDER = "app/merchant/(office)/orders/[id]";

/** Every server action by its file and name. */
export const ACTIONS: Record<string, ActionDoor> = {
  "app/[locale]/(checkout)/checkout/actions.ts#submitCheckoutAction": { guests: ALL, takesState: true, leadsTo: /^$/ },
  "app/[locale]/(checkout)/checkout/review/actions.ts#placeOrderAction": { guests: ALL, leadsTo: /^\/(checkout|cart)/ },
  [`${CART}#addToBasketAction`]: { guests: ALL, leadsTo: /^\/cart/ },
  [`${CART}#setQuantityAction`]: { guests: ALL, leadsTo: /^\/cart/ },
  [`${CART}#takeAvailableAction`]: { guests: ALL, leadsTo: /^\/cart/ },
  [`${CUSTOMER}#payOtherwiseAction`]: { guests: ALL, leadsTo: /^\// },
  [`${CUSTOMER}#sendAgainAction`]: { guests: ALL, leadsTo: /\?mail=none$/ },
  [`${CUSTOMER}#cancelOrderAction`]: { guests: ALL, leadsTo: /\?cancel=refused$/ },
  [`${CUSTOMER}#switchMethodAction`]: { guests: ALL, leadsTo: /\?switch=refused$/ },
  [`${WITHDRAWAL}#describeWithdrawalAction`]: { guests: ALL, leadsTo: /^\/withdrawal\/[\w-]{22}$/ },
  [`${WITHDRAWAL}#confirmWithdrawalAction`]: { guests: ALL, leadsTo: /^\/withdrawal\?problem=gone$/ },
  [`${CUSTOMER}#orderAgainAction`]: { guests: ALL, leadsTo: /^\/cart\?problem=unknown$/ },
  "app/merchant/sign-in/actions.ts#signInAction": { guests: ALL, leadsTo: /^\/merchant\/sign-in$/ },
  [`${SESSION}#signOutAction`]: { guests: ALL, leadsTo: /^\/merchant\/sign-in\?out=1$/ },
  [`${SESSION}#signOutEverywhereAction`]: { guests: ALL, leadsTo: /^\/merchant\/sign-in\?out=1$/ },
  [`${SESSION}#chooseOfficeLocaleAction`]: { guests: ALL, fields: { locale: "de" }, leadsTo: /^\/merchant$/ },
  [`${ORDER}/deliver/actions.ts#deliverAction`]: { guests: CLERKS, leadsTo: /refused=notPlaced/ },
  [`${ORDER}/hand-over/actions.ts#handOverAction`]: { guests: CLERKS, leadsTo: /refused=notPlaced/ },
  [`${ORDER}/ship-instead/actions.ts#shipInsteadAction`]: { guests: CLERKS, leadsTo: /refused=notPlaced/ },
  [`${ORDER}/cancel/actions.ts#cancelAction`]: { guests: CLERKS, leadsTo: /refused=noReason/ },
  [`${ORDER}/part-payment/actions.ts#enterPartAction`]: { guests: CLERKS, leadsTo: /refused=noPart/ },
  [`${ORDER}/refund/actions.ts#refundAction`]: { guests: CLERKS, leadsTo: /refused=notPlaced/ },
  [`${ORDER}/repair-actions.ts#reportAgainAction`]: { guests: CLERKS, fields: ABOUT, leadsTo: /done=reportedAgain/ },
  [`${ORDER}/repair-actions.ts#sendMailAction`]: { guests: CLERKS, fields: ABOUT, leadsTo: /done=mailSent/ },
  [`${ORDER}/repair-actions.ts#tryJobAction`]: { guests: CLERKS, fields: ABOUT, leadsTo: /done=retried/ },
  [`${ORDER}/repair-actions.ts#retryRefundAction`]: { guests: CLERKS, fields: ABOUT, leadsTo: /done=refundedAgain/ },
  [`${ORDER}/repair-actions.ts#dropRefundAction`]: { guests: CLERKS, fields: ABOUT, leadsTo: /done=refundDropped/ },
  [`${TASKS}#lookAction`]: {
    ...{ guests: CLERKS, fields: { order: "{order}", wish: WISH }, leadsTo: /done=(looked|queued|before)/ },
  },
  [`${TASKS}#settleAction`]: { guests: CLERKS, fields: { id: "999999" }, leadsTo: /done=before/ },
  [`${TASKS}#replayAction`]: { guests: CLERKS, fields: { job: WISH }, leadsTo: /done=before/ },
  [`${TASKS}#resendAction`]: {
    guests: CLERKS,
    fields: { order: "{order}", wish: WISH, event: "confirmation", attempt: "9", about: "0" },
    leadsTo: /done=before/,
  },
  [`${TASKS}#refundAgainAction`]: {
    ...{ guests: CLERKS, fields: { order: "{order}", refund: "x" }, leadsTo: /done=before/ },
  },
  [`${TASKS}#reportAgainAction`]: {
    ...{ guests: CLERKS, fields: { order: "{order}", delivery: "x" }, leadsTo: /done=before/ },
  },
  [`${LEGACY}#cancelLegacyAction`]: { guests: CLERKS, leadsTo: /^\/merchant\/legacy\?.*problem=/ },
  [`${LEGACY}#reportLegacyAction`]: { guests: CLERKS, leadsTo: /^\/merchant\/legacy\?.*problem=/ },
  [`${TEAM}#addStaffAction`]: { guests: ADMINS, fields: { wish: WISH }, leadsTo: /^\/merchant\/staff#add-staff/ },
  [`${TEAM}#changeStaffAction`]: {
    ...{ guests: ADMINS, fields: { id: "nobody", role: "viewer" }, leadsTo: /problem=lastAdmin/ },
  },
  [`${TEAM}#endStaffSessionsAction`]: { guests: ADMINS, fields: { id: "nobody" }, leadsTo: /done=ended/ },
};
