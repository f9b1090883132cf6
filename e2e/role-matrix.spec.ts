import { expect, inLanes, test } from "./doors/guarded-test.ts";
import { listDoors, readActionIds } from "./doors/list-doors.ts";
import { ACTIONS, type ActionDoor, HANDLERS, PAGES, VISITORS } from "./doors/table.ts";
import { tryAction, tryHandler, tryPage } from "./doors/try-door.ts";

// Every page, handler and action × everybody × every way to ask. A new one without a row fails.
test.describe.configure({ mode: "default", timeout: 120_000 });

test("everything that can be asked for has a row, and every row something", () => {
  const { files, actions } = listDoors(process.cwd());
  expect([...Object.keys(PAGES), ...Object.keys(HANDLERS)].sort()).toEqual(files);
  expect(Object.keys(ACTIONS).sort()).toEqual(actions);
});

test("every page shows itself to its guests, and nothing to anybody else", async ({ shop }) => {
  const tries = Object.entries(PAGES).flatMap((door) => VISITORS.map((visitor) => () => tryPage(shop, door, visitor)));
  expect(await inLanes(tries)).toEqual([]);
});

test("every handler answers its guests, and nobody else", async ({ shop }) => {
  const doors = Object.values(HANDLERS).flat();
  expect(await inLanes(doors.flatMap((door) => VISITORS.map((one) => () => tryHandler(shop, door, one))))).toEqual([]);
});

test("every action obeys those who may, and nobody else", async ({ shop }) => {
  const ids = readActionIds(process.cwd());
  const toTry = ([name, door]: [string, ActionDoor]) => {
    const action = ids.get(name);
    const path = PAGES[action?.page ?? ""]?.path;
    return action === undefined || path === undefined
      ? async () => [`${name}: is on no page`]
      : () => tryAction(shop, door, { name, id: action.id, path: shop.fill(path) });
  };
  // Whoever signs out everywhere takes the others along.
  const [leaving, staying] = [true, false].map((isLeaving) =>
    Object.entries(ACTIONS).filter(([name]) => name.includes("#signOut") === isLeaving),
  );
  expect(await inLanes((staying ?? []).map(toTry))).toEqual([]);
  for (const entry of leaving ?? []) expect(await toTry(entry)()).toEqual([]);
});
