// The least a server could do: read the body, answer with JSON of a transaction's size. Prints its port.
import { createServer } from "node:http";

const ANSWER = JSON.stringify({
  object: "smart.transactions",
  id: "STX_0",
  transactions: [{ id: "PCI_0" }],
  fill: "x".repeat(2500),
});

const server = createServer((incoming, response) => {
  const chunks = /** @type {Buffer[]} */ ([]);
  incoming.on("data", (chunk) => chunks.push(chunk));
  incoming.on("end", () => {
    const text = Buffer.concat(chunks).toString();
    if (text !== "") JSON.parse(text);
    response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(ANSWER) });
    response.end(ANSWER);
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  console.log(`ready http://127.0.0.1:${address.port}`);
});
