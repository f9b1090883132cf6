import type { Example } from "../example.ts";
import { API_ERRORS } from "./api-errors.ts";
import { CONTAINERS } from "./containers.ts";
import { CONTRACT, GIROCODE } from "./contract.ts";
import { CUSTOMERS } from "./customers.ts";
import { LEGACY } from "./legacy.ts";
import { LEGACY_CAPTURE } from "./legacy-capture.ts";
import { LEGACY_REFUSALS } from "./legacy-refusals.ts";
import { PAYMENT_CANCEL, PAYMENT_CAPTURE, PAYMENT_OTHERS } from "./payment-change.ts";
import { CHECK_STATUS, PAYMENT_LIST, PAYMENT_READ } from "./payment-read.ts";
import { PUSH } from "./push.ts";
import { SMART_CREATE } from "./smart-create.ts";
import { SMART_CANCEL, SMART_DELIVERY } from "./smart-end.ts";
import { SMART_PREPARE } from "./smart-prepare.ts";
import { SMART_LIST, SMART_LIST_PAGES, SMART_READ, SMART_UPDATE } from "./smart-read.ts";
import { SMART_START, SMART_START_WITH } from "./smart-start.ts";
import { TOKEN } from "./token.ts";

/** Every documented or recorded exchange, in the order of the provider's documentation. */
export const EXAMPLES: readonly Example[] = [
  ...TOKEN,
  ...API_ERRORS,
  ...SMART_CREATE,
  ...SMART_READ,
  ...SMART_LIST,
  ...SMART_LIST_PAGES,
  ...SMART_UPDATE,
  ...SMART_PREPARE,
  ...SMART_START,
  ...SMART_START_WITH,
  ...SMART_CANCEL,
  ...SMART_DELIVERY,
  ...PAYMENT_READ,
  ...PAYMENT_LIST,
  ...CHECK_STATUS,
  ...PAYMENT_CAPTURE,
  ...PAYMENT_CANCEL,
  ...PAYMENT_OTHERS,
  ...CUSTOMERS,
  ...CONTAINERS,
  ...CONTRACT,
  ...GIROCODE,
  ...LEGACY,
  ...LEGACY_CAPTURE,
  ...LEGACY_REFUSALS,
  ...PUSH,
];
