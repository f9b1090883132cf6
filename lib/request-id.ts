/** Header that names one request from the door to every line of the log about it, and back in the answer. */
export const REQUEST_ID_HEADER = "x-request-id";

/** Always ours: what a visitor sends under this name could be anything. */
export function createRequestId(): string {
  return crypto.randomUUID().slice(0, 13);
}
