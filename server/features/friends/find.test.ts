// Finding members by how their name begins.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { becomeFriends } from '../../testing/friends.ts';

describe('finding members', () => {
  let app: TestApp;
  let ann: TestMember;
  beforeAll(async () => {
    app = await startTestApp();
    ann = await app.member({ nickname: 'Seeker' });
  });
  afterAll(() => app.close());

  const names = async (q: string, limit = 20) => {
    const { items } = await ann.caller.friends.find({ q, limit });
    return items.map(({ member }) => member.nickname);
  };

  it('FRIEND-20: by the beginning of the nickname in whatever case and script, or by the whole id', async () => {
    const made = await Promise.all(
      ['Juniper', 'JUNO', 'junebug', 'Kim준', '준호', '준서', '张伟', '张三丰'].map((nickname) =>
        app.member({ nickname }),
      ),
    );
    expect(await names('jun')).toEqual(['junebug', 'Juniper', 'JUNO']);
    expect(await names('ＪＵＮＯ')).toEqual(['JUNO']);
    expect(await names('준')).toEqual(['준서', '준호']);
    expect(await names('张')).toEqual(['张三丰', '张伟']);
    expect(await names(made[1]?.me.id ?? '')).toEqual(['JUNO']);
    expect(await names((made[1]?.me.id ?? '').toUpperCase())).toEqual(['JUNO']);
    expect(await names('un')).toEqual([]);
    // What means something to the database means nothing here.
    for (const q of ['%', '_', '\\', "'", 'jun%']) expect(await names(q)).toEqual([]);
    await expect(ann.caller.friends.find({ q: ' ' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(ann.caller.friends.find({ q: 'x'.repeat(101) })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  });

  it('FRIEND-21: not oneself, nobody who left or is kept out, nobody blocked either way; with what is between', async () => {
    const [friend, asked, asks, blocked, blocker, banned, gone] = (await Promise.all(
      ['friend', 'asked', 'asks', 'blocked', 'blocker', 'banned', 'gone'].map((name) =>
        app.member({ nickname: `Finch${name}` }),
      ),
    )) as [TestMember, TestMember, TestMember, TestMember, TestMember, TestMember, TestMember];
    const finder = await app.member({ nickname: 'Finchself' });
    const to = ({ me }: TestMember) => ({ memberId: me.id });
    await becomeFriends(finder, friend);
    await finder.caller.friends.request(to(asked));
    await asks.caller.friends.request(to(finder));
    await finder.caller.friends.block(to(blocked));
    await blocker.caller.friends.block(to(finder));
    const admin = await app.member({ role: 'admin' });
    await admin.caller.moderation.ban({ ...to(banned), reason: 'spam' });
    const { sql } = app.services.database;
    await sql`delete from sessions where member_id = ${gone.me.id}`;
    await sql`update members set deleted_at = now(), email = '', nickname = '', nickname_key = 'gone:' || id,
      email_key = 'gone:' || id where id = ${gone.me.id}`;
    const { items } = await finder.caller.friends.find({ q: 'finch' });
    expect(items.map(({ member, bond }) => [member.nickname, bond])).toEqual([
      ['Finchasked', 'outgoing'],
      ['Finchasks', 'incoming'],
      ['Finchfriend', 'friends'],
    ]);
    expect((await finder.caller.friends.find({ q: gone.me.id })).items).toEqual([]);
    expect((await finder.caller.friends.find({ q: finder.me.id })).items).toEqual([]);
  });

  it('FRIEND-22: page by page, each once, in one order, also where whole pages are blocked; read from the index', async () => {
    const many = await Promise.all(
      Array.from({ length: 9 }, (_, index) => app.member({ nickname: `Paged${index}` })),
    );
    for (const index of [2, 3, 4]) await ann.caller.friends.block({ memberId: many[index]?.me.id ?? '' });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof ann.caller.friends.find>> = await ann.caller.friends.find({
        q: 'paged',
        cursor,
        limit: 2,
      });
      seen.push(...page.items.map(({ member }) => member.nickname));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual([0, 1, 5, 6, 7, 8].map((index) => `Paged${index}`));
    const { sql } = app.services.database;
    const plan = await sql.begin(async (tx) => {
      await tx`set local enable_seqscan = off`;
      return tx`explain select id from members where deleted_at is null
        and nickname_key collate "C" >= 'pa' and nickname_key collate "C" < 'paz'
        order by nickname_key collate "C", id limit 20`;
    });
    expect(plan.map((row) => String(row['QUERY PLAN'])).join('\n')).toMatch(/Index.*members_by_name/);
  });

  it('FRIEND-23: looking and asking are limited by member', async () => {
    const limited = await startTestApp({ environment: { LOBBY_RATE_LIMITS: 'on' } });
    try {
      const [one, other] = await Promise.all([limited.member(), limited.member()]);
      const { friends } = one.caller;
      const memberId = other.me.id;
      const codes = async (count: number, call: () => Promise<unknown>) => {
        const results = await Promise.allSettled(Array.from({ length: count }, call));
        return results.filter(
          (result) => result.status === 'rejected' && result.reason.appCode === 'RATE_LIMITED',
        ).length;
      };
      expect(await codes(61, () => friends.find({ q: 'a' }))).toBe(1);
      expect(await codes(6, () => friends.request({ memberId }))).toBe(1);
      expect(await codes(121, () => friends.unblock({ memberId }))).toBe(1);
    } finally {
      await limited.close();
    }
  });
});
