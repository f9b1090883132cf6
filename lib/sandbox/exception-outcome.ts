import { API_EXCEPTIONS, type ApiException } from "#lib/secuconnect/wire/error.ts";
import { ProviderError } from "./provider-error.ts";

/**
 * Reads an outcome such as `exception:ProductNotAllowedException:product id is missing`: a refusal ordered word by word,
 * for what no request can cause here. A code of the provider may follow as `#4028`.
 * @returns null when it is no such outcome
 */
export function readExceptionOutcome(outcome: string): ProviderError | null {
  const match = /^exception:(\w+):(.{1,200}?)(?:#(\d{4}))?$/.exec(outcome);
  const exception = API_EXCEPTIONS.find((known) => known === match?.[1]) satisfies ApiException | undefined;
  if (exception === undefined) return null;
  const code = match?.[3];
  return new ProviderError(exception, match?.[2] ?? "", code === undefined ? {} : { code: Number(code) });
}
