import type { Instrumentation } from "next";

/** Runs once when the server starts: opens the database and starts the worker, so that a shop that is up can sell. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") await (await import("./lib/start-shop.ts")).startShop();
}

/** What failed while a page or an action was made, by the id of its request; the framework's own line does not know that. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { log } = await import("./lib/log.ts");
  const { REQUEST_ID_HEADER } = await import("./lib/request-id.ts");
  const { routePath: route, routeType: type } = context;
  log.error({ request: request.headers[REQUEST_ID_HEADER], route, type, err: error }, "request failed");
};
