// The reducer and the server agree: whatever happens between members, an old snapshot with its feed applied is the new one.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FriendsDurableEvent, FriendsSnapshot } from '../../../shared/friends.ts';
import { applyFriendsEvent } from '../../../shared/friendsReducer.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { follow } from '../../testing/rooms.ts';

const changes = ['request', 'cancel', 'accept', 'reject', 'remove', 'block', 'unblock'] as const;
const steps = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        kind: fc.constantFrom(...changes),
        who: fc.integer({ min: 1, max: 3 }),
        byMe: fc.boolean(),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('note' as const),
        who: fc.integer({ min: 1, max: 3 }),
        labels: fc.array(fc.constantFrom('A', 'B', 'C'), { maxLength: 3 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('label' as const), to: fc.constantFrom('A', 'B', null) }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'look' as const }) },
    // Another feature's, on the same topic.
    { weight: 1, arbitrary: fc.constant({ kind: 'room' as const }) },
  ),
  { minLength: 4, maxLength: 30 },
);

describe('friends: events and snapshots', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  const quietly = (call: Promise<unknown>) =>
    call.catch((error: { appCode?: string }) => {
      if (!error.appCode) throw error;
    });

  /** Applies the feed of this member to a snapshot until it is as new as another. */
  const catchUp = async ({ caller }: TestMember, old: FriendsSnapshot, fresh: FriendsSnapshot) => {
    const reader = await follow<FriendsDurableEvent>(
      caller.friends.onFriends({ lastEventId: String(old.seq) }),
    );
    let state = old;
    while (state.seq < fresh.seq) {
      const { id, event } = await reader.next();
      state = applyFriendsEvent(state, event, Number(id));
      // Doubled, it changes nothing.
      expect(applyFriendsEvent(state, event, Number(id))).toBe(state);
    }
    await reader.stop();
    return state;
  };

  it('FRIEND-15: hold together through asking, answering, ending, blocking, notes and groups', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (story) => {
        const people = await Promise.all(Array.from({ length: 4 }, () => app.member()));
        const [me, ...others] = people as [TestMember, ...TestMember[]];
        const { friends } = me.caller;
        const olds = [await friends.snapshot()];
        for (const step of story) {
          if (step.kind === 'look') olds.push(await friends.snapshot());
          else if (step.kind === 'label') await quietly(friends.renameLabel({ label: 'C', to: step.to }));
          else if (step.kind === 'room') {
            await me.caller.chat
              .createRoom({ title: 'Room', capacity: 2, key: app.services.newId() })
              .catch(() => {});
          } else {
            const other = others[step.who - 1] ?? me;
            const memberId = other.me.id;
            if (step.kind === 'note')
              await quietly(friends.note({ memberId, labels: step.labels, favourite: true }));
            else if (step.byMe) await quietly(friends[step.kind]({ memberId }));
            else await quietly(other.caller.friends[step.kind]({ memberId: me.me.id }));
          }
        }
        const fresh = await friends.snapshot();
        for (const old of olds) expect(await catchUp(me, old, fresh)).toEqual(fresh);
      }),
      { numRuns: 15 },
    );
  });

  it('FRIEND-16: both sides are told at once, on every tab; a no is told to nobody else', async () => {
    const [ann, ben] = await Promise.all([app.member(), app.member()]);
    const tabs = await Promise.all([
      follow<FriendsDurableEvent>(ben.caller.friends.onFriends({ lastEventId: '0' })),
      follow<FriendsDurableEvent>(ben.caller.friends.onFriends({ lastEventId: '0' })),
    ]);
    const annTab = await follow<FriendsDurableEvent>(ann.caller.friends.onFriends({ lastEventId: '0' }));
    await ann.caller.friends.request({ memberId: ben.me.id });
    for (const tab of tabs) {
      expect((await tab.next()).event).toMatchObject({
        bond: 'incoming',
        member: { id: ann.me.id, nickname: ann.me.nickname },
      });
    }
    expect((await annTab.next()).event).toMatchObject({ bond: 'outgoing', counts: { outgoing: 1 } });
    await ben.caller.friends.reject({ memberId: ann.me.id });
    for (const tab of tabs)
      expect((await tab.next()).event).toMatchObject({ bond: 'none', counts: { incoming: 0 } });
    await ben.caller.friends.request({ memberId: ann.me.id });
    expect((await annTab.next()).event).toMatchObject({
      bond: 'friends',
      counts: { friends: 1, outgoing: 0 },
    });
    await Promise.all([...tabs, annTab].map((tab) => tab.stop()));
  });

  it('FRIEND-17: somebody who deletes their account is gone from every list, and their name from every stored event', async () => {
    const password = { withMessages: false } as const;
    const gone = await app.member({ nickname: 'Vanishing' });
    const [friend, asked, asks, blocker, stranger] = (await Promise.all(
      Array.from({ length: 5 }, () => app.member()),
    )) as [TestMember, TestMember, TestMember, TestMember, TestMember];
    const to = ({ me }: TestMember) => ({ memberId: me.id });
    await gone.caller.friends.request(to(friend));
    await friend.caller.friends.accept(to(gone));
    await gone.caller.friends.request(to(asked));
    await asks.caller.friends.request(to(gone));
    await blocker.caller.friends.block(to(gone));
    // Of whom only an old event still tells.
    await gone.caller.friends.request(to(stranger));
    await gone.caller.friends.cancel(to(stranger));
    const knew = [friend, asked, asks, blocker, stranger];
    const olds = await Promise.all(knew.map(({ caller }) => caller.friends.snapshot()));
    await gone.caller.leaving.sendCode();
    const { items } = await app.guest().caller.outbox.letters({ limit: 100 });
    const code =
      /\b\d{6}\b/.exec(items.find(({ recipient }) => recipient === gone.me.email)?.text ?? '')?.[0] ?? '';
    await gone.caller.leaving.deleteAccount({ ...password, code });
    for (const [index, one] of knew.entries()) {
      const fresh = await one.caller.friends.snapshot();
      expect(fresh.counts).toEqual({ friends: 0, incoming: 0, outgoing: 0, blocked: 0 });
      const old = olds[index];
      if (old) expect(await catchUp(one, old, fresh)).toEqual(fresh);
    }
    const { sql } = app.services.database;
    const left = await sql`select topic from events where strpos(payload::text, 'Vanishing') > 0`;
    expect(left).toEqual([]);
    for (const table of ['bonds', 'blocks', 'friend_notes', 'presences']) {
      const rows = await sql`select 1 from ${sql(table)} as kept where strpos(kept::text, ${gone.me.id}) > 0`;
      expect(rows, table).toHaveLength(0);
    }
  });
});
