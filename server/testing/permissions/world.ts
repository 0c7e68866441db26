// The owner, what belongs to them, and everybody who calls: what the cells of the permission matrix run against.
import type { TestMember } from '../app.ts';
import { testBrowser } from '../browser.ts';
import { befriend } from '../friends.ts';
import type { Ground, Ids } from './making.ts';
import type { Kind } from './row.ts';
import { isOfEach, makers, type Need } from './things.ts';

export type World = Ground & {
  /** What belongs to the owner. */
  ids: Ids;
  owner: TestMember;
  friend: TestMember;
  other: TestMember;
  /** Who calls, with what is theirs; guests and the banned are nobody. */
  kind: Kind;
  self: TestMember | null;
  own: Ids;
  caller: TestMember['caller'];
};

/** What is made once is there for all cells until a world is given up. */
export async function createWorld(ground: Ground) {
  const { app, passwordHash } = ground;
  const owner = await app.member({ passwordHash });
  const friend = await app.member();
  const other = await app.member({ passwordHash });
  await befriend(app.services, owner, friend);
  const ids: Ids = {};
  const otherIds: Ids = {};
  const made = new Set<Need>();

  /** Kept out, with a session as a race may leave it: bans end sessions. */
  const keepOut = async () => {
    const banned = await app.member();
    const admin = await app.member({ role: 'admin' });
    const { sql } = app.services.database;
    const [session] = await sql`select * from sessions where member_id = ${banned.me.id}`;
    await admin.caller.moderation.ban({ memberId: banned.me.id, reason: 'spam' });
    await sql`insert into sessions ${sql(session ?? {})}`;
    return banned;
  };
  const people = new Map<Kind, Promise<TestMember>>([
    ['owner', Promise.resolve(owner)],
    ['friend', Promise.resolve(friend)],
    ['other', Promise.resolve(other)],
  ]);
  const find = (kind: Kind): Promise<TestMember> => {
    const role = kind === 'moderator' || kind === 'admin' ? kind : 'member';
    const one = people.get(kind) ?? (kind === 'banned' ? keepOut() : app.member({ role }));
    people.set(kind, one);
    return one;
  };

  const make = async (need: Need) => {
    if (made.has(need)) return;
    made.add(need);
    const parties = { ...ground, owner, friend, other };
    Object.assign(ids, await makers[need]({ ...parties, whose: owner, ids }));
    if (isOfEach(need))
      Object.assign(otherIds, await makers[need]({ ...parties, whose: other, ids: otherIds }));
  };

  /** The world as this kind of caller meets it, with these things in it. */
  return async (kind: Kind, needs: readonly Need[]): Promise<World> => {
    for (const need of needs) await make(need);
    const self = kind === 'guest' || kind === 'banned' ? null : await find(kind);
    const token = kind === 'banned' ? ((await find(kind)).cookie.split('=')[1] ?? null) : null;
    const caller = self?.caller ?? (await (await testBrowser(app, token)).all());
    const own = kind === 'owner' ? ids : kind === 'other' ? otherIds : {};
    return { ...ground, owner, friend, other, ids, kind, self, own, caller };
  };
}
