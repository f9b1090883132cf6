import type { Agent } from "node:http";
import type { Duplex } from "node:stream";

/**
 * Closes idle connections on which the server says something nobody asked for. It would be taken for the answer to the
 * next call, and so for the state of another customer's payment.
 */
export function guardIdleSockets<T extends Agent>(agent: T): T {
  const { keepSocketAlive, reuseSocket } = agent;
  agent.keepSocketAlive = (socket) => {
    socket.on("data", hangUp);
    return keepSocketAlive.call(agent, socket);
  };
  agent.reuseSocket = (socket, request) => {
    socket.off("data", hangUp);
    reuseSocket.call(agent, socket, request);
  };
  return agent;
}

function hangUp(this: Duplex): void {
  this.destroy();
}
