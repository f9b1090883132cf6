/** No page answers below /api: an address that is none is told so, whatever was sent to it. */
function answer(): Response {
  return new Response("not found", { status: 404 });
}

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
