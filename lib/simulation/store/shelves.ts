import type { Basket } from "#lib/domain/basket.ts";
import type { Baskets, Catalogue, MailOutbox, PushInbox, Schedules, Watch, WatchedPayment } from "#lib/ports.ts";
import { toMailKey } from "./effects.ts";
import { enqueueJob } from "./jobs.ts";
import type { AtOnce, StoredAttempt, StoredBasket, Tables } from "./tables.ts";

export function createBasketTable(tables: Tables): AtOnce<Baskets> {
  const read = (id: string, { version, lines }: StoredBasket): Basket => ({
    id,
    version,
    lines: [...lines].map(([productId, quantity]) => ({ productId, quantity })),
  });
  const change = (id: string, edit: (lines: Map<string, number>) => void): Basket | null => {
    const basket = tables.baskets.get(id);
    if (basket === undefined || basket.isOrdered) return null;
    basket.version += 1;
    edit(basket.lines);
    return read(id, basket);
  };
  return {
    find(id) {
      const basket = tables.baskets.get(id);
      return basket === undefined || basket.isOrdered ? null : read(id, basket);
    },
    create(id) {
      if (!tables.baskets.has(id)) tables.baskets.set(id, { version: 0, lines: new Map(), isOrdered: false });
      return { id, version: 0, lines: [] };
    },
    setQuantity: (id, productId, quantity) =>
      change(id, (lines) => {
        if (quantity === 0) lines.delete(productId);
        else if (lines.has(productId)) lines.set(productId, quantity);
      }),
    addQuantity: (id, productId, quantity, max) =>
      change(id, (lines) => lines.set(productId, Math.min(max, (lines.get(productId) ?? 0) + quantity))),
  };
}

export function createCatalogueTable(tables: Tables): AtOnce<Catalogue> {
  const products = () => [...tables.products.values()];
  return {
    categories: () => [],
    products,
    productBySlug: (slug) => products().find((product) => product.slug === slug) ?? null,
    productsByIds: (ids) => products().filter(({ id }) => ids.includes(id)),
  };
}

export function createMailTable(tables: Tables): AtOnce<MailOutbox> {
  return {
    find(orderId, key) {
      const row = tables.mails.get(toMailKey(orderId, key));
      return row === undefined ? null : { ...row };
    },
    mark(orderId, key, status) {
      const row = tables.mails.get(toMailKey(orderId, key));
      if (row !== undefined) row.status = status;
    },
  };
}

export function createPushTable(tables: Tables, delaySeconds: number): AtOnce<PushInbox> {
  const unseen = (orderId: string) => tables.pushes.filter((push) => push.orderId === orderId && !push.isSeen);
  return {
    receive(orderId, eventId) {
      const isKnown = tables.pushes.some((push) => push.orderId === orderId && push.eventId === eventId);
      if (!isKnown) tables.pushes.push({ id: tables.pushes.length + 1, orderId, eventId, isSeen: false });
      enqueueJob(tables, "sync", { orderId }, delaySeconds);
    },
    markSeen(orderId, upToId) {
      for (const push of unseen(orderId)) push.isSeen ||= push.id <= upToId;
    },
    newest: (orderId) => Math.max(0, ...unseen(orderId).map(({ id }) => id)),
  };
}

export function createScheduleTable(tables: Tables): AtOnce<Schedules> {
  return {
    claim(name, leaseSeconds) {
      const now = tables.now();
      const row = tables.schedules.get(name) ?? { dueAt: now, leaseUntil: null, cursor: null };
      if (row.dueAt > now || (row.leaseUntil !== null && row.leaseUntil >= now)) return false;
      tables.schedules.set(name, { ...row, leaseUntil: now + leaseSeconds * 1000 });
      return true;
    },
    finish(name, everySeconds, cursor) {
      const row = tables.schedules.get(name);
      const dueAt = tables.now() + everySeconds * 1000;
      if (row !== undefined) tables.schedules.set(name, { dueAt, leaseUntil: null, cursor: cursor ?? row.cursor });
    },
    cursor: (name) => tables.schedules.get(name)?.cursor ?? null,
  };
}

export function createWatchTable(tables: Tables): AtOnce<Watch> {
  const select = (is: (row: StoredAttempt) => boolean): WatchedPayment[] =>
    [...tables.attempts.values()]
      .filter(is)
      .sort((a, b) => (a.lookAt ?? 0) - (b.lookAt ?? 0))
      .map(({ orderId, attempt, mark }) => ({
        orderId,
        attemptId: attempt.id,
        isCurrent: tables.orders.get(orderId)?.order.payment.id === attempt.id,
        method: attempt.method,
        status: attempt.status,
        pciId: attempt.pciIds.at(-1) ?? null,
        mark,
        startedAt: attempt.startedAt,
      }));
  return {
    due: (limit) => select(({ lookAt }) => lookAt !== null && lookAt <= tables.now()).slice(0, limit),
    plan(attemptId, seconds, mark) {
      const row = tables.attempts.get(attemptId);
      if (row === undefined) return;
      row.lookAt = seconds === null ? null : tables.now() + seconds * 1000;
      row.mark = mark ?? row.mark;
    },
    findByPayments: (pciIds) => select(({ attempt }) => attempt.pciIds.some((id) => pciIds.includes(id))),
    findByRefs: (refs) =>
      [...tables.attempts.values()]
        .filter(({ attempt }) => refs.includes(attempt.merchantRef))
        .map(({ orderId, attempt }) => ({ merchantRef: attempt.merchantRef, orderId, stxId: attempt.stxId })),
  };
}
