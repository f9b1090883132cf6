/** One entry of an order's history, as far as somebody has to know that there is one; part of `ports.ts`. */
export interface OrderChange {
  /** Grows, but a commit that took longer may bring a smaller one late. */
  id: number;
  orderId: string;
}

export interface Changes {
  /**
   * Calls `onNews` soon after a change was committed, by whatever process, and whenever one may have been missed.
   * @param onHeard whether calls get through right now; without them somebody has to look
   * @returns how to stop
   */
  hear(onNews: () => void, onHeard: (isHeard: boolean) => void): () => void;
  /** The newest entry's id; 0 where there is none. */
  newest(): Promise<number>;
  /** What came after that entry, newest first, up to 2,000. */
  since(id: number): Promise<OrderChange[]>;
}
