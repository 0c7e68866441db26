// Who speaks for a publisher, by callers over a real database.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type publisherRoles, publishingLimits } from '../../../../shared/publishingRights.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { becomeFriends } from '../../../testing/friends.ts';
import { waitForLocks } from '../../../testing/locks.ts';
import { setPublisherRole } from '../commands.ts';

const code = (appCode: string) => expect.objectContaining({ appCode });

describe('the team of a publisher', () => {
  let app: TestApp;
  let owner: TestMember;
  let publisherId: string;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  async function house(): Promise<void> {
    const { newId, database, clock } = app.services;
    publisherId = newId();
    await database.sql`insert into publishers (id, slug, name) values (${publisherId}, ${publisherId}, 'House')`;
    owner = await app.member();
    await setPublisherRole(database, publisherId, owner.me.id, 'owner', clock.now());
  }
  const friend = async () => {
    const member = await app.member();
    await becomeFriends(owner, member);
    return member;
  };
  const kindOf = async ({ me }: TestMember) =>
    (await app.services.database.sql`select kind from members where id = ${me.id}`)[0]?.['kind'];
  const idOf = ({ me }: TestMember) => me.id;
  const set = (by: TestMember, whom: TestMember, role: (typeof publisherRoles)[number] | null) =>
    by.caller.store.publishing.setTeamRole({ publisherId, memberId: whom.me.id, role });
  const team = async (seenBy = owner) =>
    (await seenBy.caller.store.publishing.team({ publisherId })).items.map(({ member, role }) => [
      member.id,
      role,
    ]);

  it('STORE-143: owners bring in friends, change roles and take out, with their name in the log', async () => {
    await house();
    const [ann, ben] = [await friend(), await friend()];
    await set(owner, ann, 'editor');
    await set(owner, ann, 'editor');
    await set(owner, ben, 'support');
    expect(await team(ben)).toEqual([
      [idOf(owner), 'owner'],
      [idOf(ann), 'editor'],
      [idOf(ben), 'support'],
    ]);
    expect((await ann.caller.store.publishing.publisher({ publisher: publisherId })).role).toBe('editor');
    expect(await kindOf(ann)).toBe('publisher');
    await set(owner, ann, 'support');
    await set(owner, ann, null);
    await set(owner, ann, null);
    expect(await team()).toEqual([
      [idOf(owner), 'owner'],
      [idOf(ben), 'support'],
    ]);
    expect(await kindOf(ann)).toBe('normal');
    await expect(team(ann)).rejects.toEqual(code('PUBLISHER_NOT_FOUND'));
    const log = await app.services.database.sql`
      select actor_id as actor, details ->> 'from' as from, details ->> 'to' as to from audit_log
      where action = 'publisher' and member_id = ${ann.me.id} order by id`;
    expect([...log]).toEqual([
      { actor: idOf(owner), from: null, to: 'editor' },
      { actor: idOf(owner), from: 'editor', to: 'support' },
      { actor: idOf(owner), from: 'support', to: null },
    ]);
  });

  it('STORE-143: pages go on from the last one, whoever is of the same role', async () => {
    await house();
    for (const role of ['support', 'editor', 'editor', 'owner'] as const)
      await set(owner, await friend(), role);
    const all = await team();
    const seen: unknown[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: { member: { id: string }; role: string }[]; nextCursor: string | null } =
        await owner.caller.store.publishing.team({ publisherId, cursor, limit: 1 });
      seen.push(...page.items.map(({ member, role }) => [member.id, role]));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(all);
    expect(all).toHaveLength(5);
  });

  it('STORE-143: no stranger is brought in, and who is no owner takes out nobody but themselves', async () => {
    await house();
    const [editor, stranger] = [await friend(), await app.member()];
    await set(owner, editor, 'editor');
    await expect(set(owner, stranger, 'support')).rejects.toEqual(code('TEAM_STRANGER'));
    await expect(set(editor, editor, 'owner')).rejects.toEqual(code('NOT_ALLOWED'));
    await expect(set(editor, owner, null)).rejects.toEqual(code('NOT_ALLOWED'));
    await expect(set(stranger, stranger, null)).rejects.toEqual(code('PUBLISHER_NOT_FOUND'));
    const nobody = { publisherId, memberId: app.services.newId(), role: 'editor' } as const;
    await expect(owner.caller.store.publishing.setTeamRole(nobody)).rejects.toEqual(code('MEMBER_NOT_FOUND'));
    await set(editor, editor, null);
    expect(await team()).toEqual([[idOf(owner), 'owner']]);
  });

  it('STORE-144: a publisher keeps an owner', async () => {
    await house();
    await expect(set(owner, owner, null)).rejects.toEqual(code('LAST_OWNER'));
    await expect(set(owner, owner, 'editor')).rejects.toEqual(code('LAST_OWNER'));
    for (let round = 0; round < 5; round += 1) {
      const other = await friend();
      await set(owner, other, 'owner');
      const done = await Promise.allSettled([set(owner, other, null), set(other, owner, null)]);
      // Who came second was out already.
      expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      if (done[1]?.status === 'fulfilled') {
        expect(await team(other)).toEqual([[idOf(other), 'owner']]);
        owner = other;
      }
      expect(await team()).toEqual([[idOf(owner), 'owner']]);
    }
  });

  it('STORE-144: an owner whose account was closed is none, though they still stand in the team', async () => {
    await house();
    const other = await friend();
    await set(owner, other, 'owner');
    await app.services.database.sql`
      update members set deleted_at = now(), email = '', nickname = '', name = '', bio = '', password_hash = null,
        email_verified_at = null, email_key = 'gone:' || id, nickname_key = 'gone:' || id where id = ${other.me.id}`;
    await expect(set(owner, owner, null)).rejects.toEqual(code('LAST_OWNER'));
  });

  it('STORE-144: at most so many speak for a publisher, also when several come in at once', async () => {
    await house();
    const { max } = publishingLimits.team;
    await app.services.database.sql`
      with made as (
        insert into members
          (id, email, email_key, nickname, nickname_key, country, language, avatar, joined_at, last_seen_at)
        select gen_random_uuid(), name, name, name, name, 'US', 'en', 'a', now(), now()
        from generate_series(1, ${max - 2}) n, lateral (select 'team' || n as name) named
        returning id
      )
      insert into publisher_members select ${publisherId}, id, 'support', now() from made`;
    const [ann, ben] = [await friend(), await friend()];
    const done = await Promise.allSettled([set(owner, ann, 'editor'), set(owner, ben, 'editor')]);
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(done.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { appCode: 'TEAM_FULL', params: { max } },
    });
  });

  it('STORE-145: whom the owner is no friend of any more by the time it counts is not brought in', async () => {
    await house();
    const ann = await friend();
    const { sql } = app.services.database;
    const other = await sql.reserve();
    const ids = [idOf(owner), idOf(ann)];
    await other`begin`;
    await other`select from members where id = any(${ids}::uuid[]) order by id for no key update`;
    await other`delete from bonds where low_id = any(${ids}::uuid[]) and high_id = any(${ids}::uuid[])`;
    const refused = expect(set(owner, ann, 'editor')).rejects.toEqual(code('TEAM_STRANGER'));
    await waitForLocks(sql, 1);
    await other`commit`;
    other.release();
    await refused;
    expect(await team()).toEqual([[idOf(owner), 'owner']]);
  });

  it('ALERT-71: whom an owner brings in, gives another role or takes out is told, once each time and in one alert while unread', async () => {
    await house();
    const ann = await friend();
    const told = async ({ caller }: TestMember) => (await caller.alerts.list({ kind: 'team' })).items;
    const read = () => ann.caller.alerts.markRead({ upTo: Number.MAX_SAFE_INTEGER });
    const publisher = { slug: publisherId, name: 'House' };
    await set(owner, ann, 'editor');
    await set(owner, ann, 'editor');
    expect(await told(ann)).toMatchObject([
      { count: 1, actors: [{ id: idOf(owner) }], params: { publisher, from: null, to: 'editor' } },
    ]);
    await set(owner, ann, 'owner');
    expect(await told(ann)).toMatchObject([{ count: 2, params: { from: 'editor', to: 'owner' } }]);
    await read();
    await set(owner, ann, null);
    expect(await told(ann)).toMatchObject([
      { count: 1, read: false, params: { publisher, from: 'owner', to: null } },
      { read: true },
    ]);
    await read();
    await set(owner, ann, 'owner');
    await ann.caller.alerts.set({ kind: 'team', how: 'off' });
    await set(owner, ann, 'support');
    expect(await told(ann)).toMatchObject([{ params: { to: 'owner' } }, {}, {}]);
    // Neither one's own doing, nor what was refused, nor what the console does.
    await set(ann, ann, null);
    await expect(set(owner, await app.member(), 'editor')).rejects.toEqual(code('TEAM_STRANGER'));
    expect(await told(owner)).toEqual([]);
  });
});
