// Deleting an account while something else goes on: nothing written at the same time brings anything of them back.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { plainPicture } from '../../testing/pictures.ts';
import { follow, makeRoom, makeRoomOf, sendAll } from '../../testing/rooms.ts';
import { findEverywhere } from '../../testing/searchDatabase.ts';
import { hashPassword } from '../accounts/passwords.ts';
import { uploadPicture } from '../accounts/picture/change.ts';

const password = 'violet doorway 7';
const codeOf = (error: unknown) => (error as { appCode?: string }).appCode ?? String(error);
/** What came of calls: `ok`, or the code of the refusal. */
const outcomes = async (calls: Promise<unknown>[]) =>
  (await Promise.allSettled(calls)).map((call) => (call.status === 'fulfilled' ? 'ok' : codeOf(call.reason)));

describe('leaving while something else goes on', () => {
  let app: TestApp;
  let passwordHash: string;
  beforeAll(async () => {
    app = await startTestApp({ environment: { LOBBY_ROOMS_PER_MEMBER: '500' } });
    passwordHash = await hashPassword(password);
  });
  afterAll(() => app.close());

  const leave = ({ caller }: TestMember, withMessages = false) =>
    caller.leaving.deleteAccount({ withMessages, password });
  const key = () => app.services.newId();
  /** Of the letter that tells them it is kept here until somebody carries it. */
  const traces = async (member: TestMember) => {
    const found = await findEverywhere(app.services.database, [member.me.nickname, member.me.email]);
    return found.filter((at) => !at.startsWith('mails.recipient'));
  };

  it.each([false, true])(
    'ACC-120: while they write from another tab (messages go too: %s)',
    async (withMessages) => {
      const [member, other] = [await app.member({ passwordHash }), await app.member()];
      const roomIds = [await makeRoomOf(app, other, member), await makeRoomOf(app, other, member)];
      const [first = ''] = roomIds;
      const reader = await follow<{ type: string }>(
        other.caller.chat.onRoom({ roomId: first, lastEventId: '2' }),
      );
      const sent: string[] = [];
      let left = false;
      const write = async () => {
        for (let n = 0; !left; n += 1) {
          const roomId = roomIds[n % 2] ?? first;
          const [outcome = ''] = await outcomes([
            member.caller.chat.send({ roomId, body: 'ink', key: key() }),
          ]);
          sent.push(outcome);
        }
      };
      const writing = [write(), write(), write()];
      await expect.poll(() => sent.length).toBeGreaterThan(20);
      await leave(member, withMessages);
      left = true;
      await Promise.all(writing);
      expect(new Set(sent)).toEqual(new Set(['ok', 'NOT_IN_ROOM']));
      expect(await traces(member)).toEqual([]);
      const [row] = await app.services.database.sql`
      select count(*)::int as count from messages where author_id = ${member.me.id}`;
      expect(row?.['count']).toBe(withMessages ? 0 : sent.filter((outcome) => outcome === 'ok').length);
      // Whoever listened saw the end of it.
      const types = [];
      while (types.at(-1) !== 'member.gone') types.push((await reader.next()).event.type);
      await reader.stop();
    },
  );

  it('ACC-120: while they enter and make rooms, change profile, address, password and picture', async () => {
    const member = await app.member({ passwordHash });
    const other = await app.member();
    const { caller, me, session } = member;
    const picture = await plainPicture('png');
    const roomIds = await Promise.all(Array.from({ length: 6 }, () => makeRoom(app, other)));
    const bio = `I am ${me.nickname}`;
    const email = `second.${me.email}`;
    const all = outcomes([
      ...roomIds.slice(0, 3).map((roomId) => caller.chat.joinRoom({ roomId })),
      caller.chat.createRoom({ title: 'One', capacity: 2, key: key() }),
      caller.accounts.updateProfile({ bio }),
      caller.accounts.changeEmail({ email }),
      uploadPicture(app.services, session, picture),
      leave(member),
      ...roomIds.slice(3).map((roomId) => caller.chat.joinRoom({ roomId })),
      caller.chat.createRoom({ title: 'Two', capacity: 2, key: key() }),
      caller.accounts.updateProfile({ bio, name: me.nickname }),
      caller.accounts.changeEmail({ email }),
      caller.accounts.changePassword({ current: password, password: 'a lamp in the fog' }),
      uploadPicture(app.services, session, picture),
    ]);
    const wrong = (await all).filter((code) => !['ok', 'NOT_SIGNED_IN', 'PASSWORD_WRONG'].includes(code));
    expect(wrong).toEqual([]);
    // The password may have been changed first: then the deletion came too late, and is asked again.
    const again = await outcomes([
      caller.leaving.deleteAccount({ withMessages: false, password: 'a lamp in the fog' }),
      leave(member),
    ]);
    expect(again.every((code) => ['ok', 'NOT_SIGNED_IN', 'PASSWORD_WRONG'].includes(code))).toBe(true);
    expect(await traces(member)).toEqual([]);
    const { sql } = app.services.database;
    for (const table of ['room_members', 'sessions', 'proofs']) {
      expect(await sql`select 1 from ${sql(table)} where member_id = ${me.id}`).toHaveLength(0);
    }
    expect(await sql`select 1 from members where id = ${me.id} and deleted_at is not null`).toHaveLength(1);
  });

  it('ACC-120: of several deletions at once one is done, one letter goes out, one line stands in the log', async () => {
    const member = await app.member({ passwordHash });
    const codes = await outcomes([leave(member), leave(member), leave(member, true)]);
    expect(codes.sort()).toEqual(['NOT_SIGNED_IN', 'NOT_SIGNED_IN', 'ok']);
    const { sql } = app.services.database;
    expect(await sql`select 1 from mails where recipient = ${member.me.email}`).toHaveLength(1);
    expect(await sql`select 1 from audit_log where member_id = ${member.me.id}`).toHaveLength(1);
  });

  it('ACC-120: of a ban and a deletion at once the first counts; whoever is banned stays', async () => {
    const moderator = await app.member({ role: 'moderator' });
    for (let round = 0; round < 6; round += 1) {
      const member = await app.member({ passwordHash });
      const calls = [
        () => leave(member),
        () => moderator.caller.moderation.ban({ memberId: member.me.id, reason: 'spam' }),
      ];
      const codes = await outcomes((round % 2 === 0 ? calls : calls.reverse()).map((call) => call()));
      expect([
        ['MEMBER_NOT_FOUND', 'ok'],
        ['BANNED', 'ok'],
      ]).toContainEqual(codes.sort());
    }
    const member = await app.member({ passwordHash });
    await moderator.caller.moderation.ban({ memberId: member.me.id, reason: 'spam' });
    expect(await outcomes([leave(member)])).toEqual(['BANNED']);
    await leave(await app.member({ passwordHash }));
  });

  it('ACC-111: of the last administrators one stays, however many leave at once', async () => {
    const members = await Promise.all([0, 1, 2].map(() => app.member({ role: 'admin', passwordHash })));
    // Who is kept out looks after nothing.
    const banned = await app.member({ role: 'admin' });
    await app.services.database.sql`update members set banned_at = now() where id = ${banned.me.id}`;
    const codes = await outcomes(members.map((member) => leave(member)));
    expect(codes.sort()).toEqual(['LAST_ADMINISTRATOR', 'ok', 'ok']);
    const rows = await app.services.database.sql<{ id: string }[]>`
      select id from members where role = 'admin' and banned_at is null`;
    expect(rows).toHaveLength(1);
    const last = members.find(({ me }) => me.id === rows[0]?.id);
    expect(await outcomes([last?.caller.leaving.sendCode() ?? Promise.resolve()])).toEqual([
      'LAST_ADMINISTRATOR',
    ]);
    await app.services.database.sql`update members set role = 'member' where role = 'admin'`;
  });

  it('ACC-121: of two administrators who take each other’s role, or of whom one leaves meanwhile, one remains', async () => {
    const { sql } = app.services.database;
    const left = async () => (await sql`select 1 from members where role = 'admin'`).length;
    for (let round = 0; round < 5; round += 1) {
      const [ann, ben] = [
        await app.member({ role: 'admin', passwordHash }),
        await app.member({ role: 'admin', passwordHash }),
      ];
      const demote = (by: TestMember, whom: TestMember) =>
        by.caller.moderation.setRole({ memberId: whom.me.id, role: 'member' });
      const second = round % 2 === 0 ? demote(ben, ann) : leave(ann);
      const codes = await outcomes([demote(ann, ben), second]);
      expect(codes).toContain('ok');
      expect(await left(), codes.join()).toBe(1);
      await sql`update members set role = 'member' where role = 'admin'`;
    }
  });

  it('ACC-120: others who come, go and talk in the same rooms are not held up', async () => {
    const leaving = await Promise.all([0, 1, 2].map(() => app.member({ passwordHash })));
    const staying = await Promise.all([0, 1, 2].map(() => app.member()));
    const [host = app.member()] = staying;
    const roomIds = await Promise.all([0, 1, 2].map(async () => makeRoom(app, await host, { capacity: 20 })));
    for (const { caller } of [...leaving, ...staying]) {
      for (const roomId of roomIds) await caller.chat.joinRoom({ roomId });
    }
    for (const roomId of roomIds) for (const member of leaving) await sendAll(app, member, roomId, 'before');
    const talk = staying.flatMap((member) =>
      roomIds.map(async (roomId) => {
        for (let n = 0; n < 10; n += 1) await sendAll(app, member, roomId, `word ${n}`);
        await member.caller.chat.leaveRoom({ roomId });
      }),
    );
    const codes = await outcomes([...leaving.map((member) => leave(member, true)), ...talk]);
    expect(new Set(codes)).toEqual(new Set(['ok']));
    for (const member of leaving) expect(await traces(member)).toEqual([]);
  });
});
