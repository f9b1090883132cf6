/** Runs once when the server starts: opens the database and starts the worker, so that a shop that is up can sell. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") await (await import("./lib/start-shop.ts")).startShop();
}
