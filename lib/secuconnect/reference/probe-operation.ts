import type { CallApi } from "../connection/api-call.ts";
import { probeRequest, type RequestProbe } from "./probe-mapping.ts";

/** Probes one operation of a group by its name; what an async iterator asks for first counts as its call. */
export function probeOperation(
  createGroup: (callApi: CallApi) => object,
  samples: object,
  name: string,
  parameters: readonly string[],
): Promise<RequestProbe> {
  const given = Object.entries(samples).find(([key]) => key === name)?.[1] as
    | readonly (readonly unknown[])[]
    | undefined;
  if (given === undefined) throw new Error(`no sample for ${name}`);
  const run = async (callApi: CallApi, args: readonly unknown[]) => {
    const operation: unknown = Object.entries(createGroup(callApi)).find(([key]) => key === name)?.[1];
    if (typeof operation !== "function") throw new Error(`no operation ${name}`);
    const result: unknown = operation(...args);
    return isIterator(result) ? result.next() : result;
  };
  return probeRequest(run, given, parameters);
}

function isIterator(value: unknown): value is AsyncIterator<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}
