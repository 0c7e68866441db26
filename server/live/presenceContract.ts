// What every presence must do; each adapter's test file runs this suite.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Presence, PresenceChange } from './presence.ts';

type Instances = {
  /** Presence as two instances hold it; the same one twice where there is only one. */
  here: Presence;
  there: Presence;
  close(): Promise<void>;
};

export function presenceContract(start: () => Promise<Instances>): void {
  let instances: Instances;
  let here: Presence;
  let there: Presence;
  let changes: PresenceChange[];
  beforeEach(async () => {
    instances = await start();
    ({ here, there } = instances);
    changes = [];
    here.onChange((change) => changes.push(change));
    if (there !== here) there.onChange((change) => changes.push(change));
  });
  afterEach(() => instances.close());

  const settled = () => Promise.all([here.settled(), there.settled()]);
  const ann = { id: '00000000-0000-7000-8000-00000000000a' };
  const ben = { id: '00000000-0000-7000-8000-00000000000b' };

  it('LIVE-20: is online from the first connection to the end of the last, told once each', async () => {
    here.connected(ann, 'one');
    await settled();
    there.connected(ann, 'two');
    await settled();
    expect(changes).toEqual([{ memberId: ann.id, online: true }]);
    expect(await here.online([ann.id, ben.id])).toEqual(new Set([ann.id]));
    expect(await there.online([ann.id, ben.id])).toEqual(new Set([ann.id]));
    here.disconnected(ann.id, 'one');
    here.disconnected(ann.id, 'one');
    here.disconnected(ben.id, 'never there');
    await settled();
    expect(await here.online([ann.id])).toEqual(new Set([ann.id]));
    expect(changes).toHaveLength(1);
    there.disconnected(ann.id, 'two');
    await settled();
    expect(changes).toEqual([
      { memberId: ann.id, online: true },
      { memberId: ann.id, online: false },
    ]);
    expect(await here.online([ann.id])).toEqual(new Set());
    expect(await here.online([])).toEqual(new Set());
  });

  it('LIVE-20: many connections at once come and go as one member', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `connection ${index}`);
    for (const [index, id] of ids.entries()) (index % 2 ? here : there).connected(ann, id);
    await settled();
    expect(await here.count()).toBe(1);
    for (const [index, id] of ids.entries()) (index % 2 ? here : there).disconnected(ann.id, id);
    await settled();
    expect(changes.map(({ online }) => online)).toEqual([true, false]);
  });

  it('LIVE-20: tells nobody who stopped listening', async () => {
    const heard: PresenceChange[] = [];
    const stop = here.onChange((change) => heard.push(change));
    here.connected(ann, 'one');
    await settled();
    stop();
    here.disconnected(ann.id, 'one');
    await settled();
    expect(heard).toHaveLength(1);
  });

  it('LIVE-21: lists members by pages in the order of their ids, and counts them', async () => {
    const ids = Array.from(
      { length: 25 },
      (_, index) => `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`,
    );
    for (const [index, id] of ids.toReversed().entries()) {
      (index % 2 ? here : there).connected({ id }, `of ${id}`);
    }
    await settled();
    expect(await there.count()).toBe(25);
    const listed: string[] = [];
    for (let cursor: string | null = null; ; ) {
      const page: string[] = await here.list({ cursor, limit: 10 });
      listed.push(...page);
      if (page.length < 10) break;
      cursor = page.at(-1) ?? null;
    }
    expect(listed).toEqual(ids);
    // A cursor stays good when its member has gone.
    for (const presence of [here, there]) presence.disconnected(ids[4] ?? '', `of ${ids[4]}`);
    await settled();
    expect(await here.list({ cursor: ids[4] ?? '', limit: 2 })).toEqual([ids[5], ids[6]]);
    expect(await here.list({ cursor: ids[24] ?? '', limit: 2 })).toEqual([]);
  });
}
