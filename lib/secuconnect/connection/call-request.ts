import { TransportFailure } from "../errors.ts";
import type { ApiCall } from "./api-call.ts";
import type { HttpRequest } from "./transport.ts";

/** What a call sends each time it is tried; the token is added then. */
export type CallRequest = Omit<HttpRequest, "milliseconds">;

/** Segments of unreserved and encoded characters. An empty one inside (`/a//b`) would be another resource; only the last may be. */
const PATH = /^(\/[\w.~%:@!$&'()*+,;=-]+)+\/?$/;
/** Servers resolve these, encoded or not, and the call would end up somewhere else. */
const DOT_SEGMENT = /\/(\.|%2e){1,2}(\/|$)/i;

/**
 * @param api the configured base; nothing in a call can lead anywhere else (G-72)
 * @throws TransportFailure, `notDone`, for a path that would leave its place
 */
export function toCallRequest(api: URL, call: ApiCall<unknown>): CallRequest {
  if (!PATH.test(call.path) || DOT_SEGMENT.test(call.path)) {
    throw new TransportFailure(`${call.operation} was given an id that cannot be part of an address`, "notDone");
  }
  const query = call.query === undefined ? "" : `?${call.query}`;
  const headers: Record<string, string> = { accept: "application/json" };
  const request = { origin: api, path: `${api.pathname.replace(/\/+$/, "")}${call.path}${query}`, method: call.method };
  if (call.body === undefined) {
    // A POST without a body is normal here; some servers want to be told.
    if (call.method !== "GET") headers["content-length"] = "0";
    return { ...request, headers };
  }
  const body = JSON.stringify(call.body);
  headers["content-type"] = "application/json";
  headers["content-length"] = String(Buffer.byteLength(body));
  return { ...request, headers, body };
}
