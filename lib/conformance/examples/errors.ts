/** An error body as every API call answers it (dev:Error_Handling, §9.1). */
export function buildRefusal(status: number, error: string, details: string, code: number) {
  return {
    status,
    reason: error,
    headers: { "Content-Type": "application/json; charset=UTF-8" },
    body: {
      status: "error",
      error,
      error_details: details,
      error_user: `Es ist ein unbekannter Fehler aufgetreten (Code ${code})`,
      code,
      supportId: "0f3ac1d2e4b5967788990a0b0c0d0e0f",
    },
  };
}
