import { AvailablePaymentMethods as Body } from "#lib/secuconnect/wire/contract.ts";
import { omitUndefined, toBody } from "../request.ts";
import type { MethodsQuestion } from "./model.ts";

export function toMethodsBody({ currency, isDemo }: MethodsQuestion): Body {
  return toBody(Body, omitUndefined({ currency, is_demo: isDemo }));
}
