// How much each part of the benchmarks does.
const PROVIDER = { perSecond: 200, providerSeconds: 8, journal: 50_000 };
const SCALE = { small: 1_000, large: 1_000_000, requests: 400, purchases: 60, rounds: 300 };
const OFFICE = { small: 1_000, large: 100_000, requests: 60, rounds: 200 };
const LIVE = {
  orders: 20,
  pages: 100,
  paid: 10,
  idleSeconds: 30,
  idleTurns: 3,
  commitSeconds: 0.5,
  commitTurns: 25,
  purchases: 16,
  purchaseTurns: 9,
};

export const FULL = {
  orders: 200,
  connections: 8,
  floorSeconds: 2,
  pushSeconds: 6,
  ...PROVIDER,
  scale: SCALE,
  office: OFFICE,
  live: LIVE,
};

/** For a first look. @type {typeof FULL} */
export const QUICK = {
  ...FULL,
  orders: 40,
  floorSeconds: 1,
  pushSeconds: 2,
  providerSeconds: 2,
  journal: 5_000,
  scale: { small: 1_000, large: 50_000, requests: 60, purchases: 8, rounds: 40 },
  office: { ...OFFICE, requests: 12, rounds: 40 },
  live: { ...LIVE, paid: 3, idleTurns: 1, commitTurns: 7, purchases: 8, purchaseTurns: 3 },
};
