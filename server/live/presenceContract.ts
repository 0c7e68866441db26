// What every presence must do; each adapter's test file runs this suite.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isSeen, type Presence, type PresenceChange, type Standing } from './presence.ts';

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
  const standing = (facts: Partial<Standing> = {}): Standing => ({
    online: true,
    idle: false,
    hidden: false,
    ...facts,
  });
  const active = standing();
  const offline = standing({ online: false });
  const standingOfAnn = async (presence: Presence) => (await presence.standings([ann.id])).get(ann.id);
  const changesOfAnn = () => changes.map(({ now }) => now);

  it('LIVE-20: is online from the first connection to the end of the last, told once each', async () => {
    here.connected(ann, 'one');
    await settled();
    there.connected(ann, 'two');
    await settled();
    expect(changes).toEqual([{ memberId: ann.id, before: offline, now: active }]);
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
      { memberId: ann.id, before: offline, now: active },
      { memberId: ann.id, before: active, now: offline },
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
    expect(changes.map(({ now }) => now.online)).toEqual([true, false]);
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

  it('LIVE-24: is idle when every device is, on whichever instance its connections are, told once', async () => {
    here.connected({ ...ann, device: 'desk' }, 'one');
    there.connected({ ...ann, device: 'desk' }, 'two');
    there.connected({ ...ann, device: 'phone' }, 'three');
    await settled();
    for (let times = 0; times < 2; times += 1) here.setIdle(ann.id, 'desk', true);
    await settled();
    expect(await standingOfAnn(here)).toEqual(active);
    here.setIdle(ann.id, 'phone', true);
    await expect.poll(() => standingOfAnn(there)).toEqual(standing({ idle: true }));
    // A connection that opens is of somebody who is there.
    here.connected({ ...ann, device: 'phone' }, 'four');
    await expect.poll(() => standingOfAnn(there)).toEqual(active);
    here.setIdle(ann.id, 'phone', true);
    await expect.poll(() => standingOfAnn(there)).toEqual(standing({ idle: true }));
    // The one that was in use has gone.
    there.setIdle(ann.id, 'desk', false);
    await expect.poll(() => standingOfAnn(here)).toEqual(active);
    here.disconnected(ann.id, 'one');
    there.disconnected(ann.id, 'two');
    await expect.poll(() => standingOfAnn(here)).toEqual(standing({ idle: true }));
    here.disconnected(ann.id, 'four');
    there.disconnected(ann.id, 'three');
    await settled();
    const idle = standing({ idle: true });
    expect(changesOfAnn()).toEqual([active, idle, active, idle, active, idle, offline]);
    expect(await standingOfAnn(here)).toBeUndefined();
    // Of somebody who is not there nothing is kept.
    here.setIdle(ann.id, 'desk', true);
    here.setHidden(ben.id, true);
    await settled();
    expect(changesOfAnn()).toHaveLength(7);
    expect(await here.count()).toBe(0);
  });

  it('LIVE-25: one who is hidden is online, and neither counted nor listed, from the first connection on', async () => {
    here.connected({ ...ann, hidden: true }, 'one');
    here.connected(ben, 'two');
    await settled();
    expect(await there.online([ann.id, ben.id])).toEqual(new Set([ann.id, ben.id]));
    expect(await there.count()).toBe(1);
    expect(await there.list({ cursor: null, limit: 9 })).toEqual([ben.id]);
    there.setHidden(ann.id, false);
    await expect.poll(() => there.list({ cursor: null, limit: 9 })).toEqual([ann.id, ben.id]);
    expect(await here.count()).toBe(2);
    here.setHidden(ann.id, true);
    await expect.poll(() => there.count()).toBe(1);
    // A second connection that has not heard of it yet does not show her.
    there.connected(ann, 'three');
    await settled();
    expect(await there.list({ cursor: null, limit: 9 })).toEqual([ben.id]);
    expect(changes.filter(({ memberId }) => memberId === ann.id).map(({ now }) => isSeen(now))).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('LIVE-26: told by a touch that something else has changed, if the member is online', async () => {
    here.touch(ann.id);
    here.connected(ann, 'one');
    here.touch(ann.id);
    await settled();
    expect(changes.map(({ before, now }) => [before, now])).toEqual([
      [offline, active],
      [active, active],
    ]);
  });
}
