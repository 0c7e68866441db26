// Calls over connections that are older than what has become of the account: their context is as old as they are.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestMember, testOrigin } from '../../../testing/app.ts';
import { createAuthenticator } from '../../../testing/authenticator.ts';
import { testBrowser } from '../../../testing/browser.ts';
import { plainPicture } from '../../../testing/pictures.ts';
import { hashPassword } from '../passwords.ts';
import { uploadPicture } from '../picture/change.ts';

const ended = expect.objectContaining({ appCode: 'NOT_SIGNED_IN' });
const mobile = '+821066600001';
const password = 'violet doorway 7';

describe('what an old connection may still do', () => {
  let app: TestApp;
  let now = Date.now();
  beforeAll(async () => {
    app = await startTestApp({ clock: { now: () => now } });
  });
  afterAll(() => app.close());

  const lettersTo = async (to: string) => {
    const { items } = await app.guest().caller.outbox.letters({ limit: 100 });
    return items.filter(({ recipient }) => recipient === to);
  };
  const codeTo = async (to: string) => /\b\d{6}\b/.exec((await lettersTo(to))[0]?.text ?? '')?.[0] ?? '';
  /** Every session of theirs is signed out elsewhere; the caller's context does not know. */
  const signOutAll = ({ me }: TestMember) =>
    app.services.database.sql`delete from sessions where member_id = ${me.id}`;
  const start = async () => {
    const device = await testBrowser(app);
    const { url, claim } = await (await device.call()).startQr();
    return { code: url.split('#')[1] ?? '', comeIn: async () => (await device.call()).signInByQr({ claim }) };
  };

  it('ACC-154: after a sign-out everywhere no other device is let in', async () => {
    const member = await app.member();
    const { accounts } = member.caller;
    const [read, unread] = [await start(), await start()];
    await accounts.lookAtQr({ code: read.code });
    await signOutAll(member);
    await expect(accounts.answerQr({ code: read.code, approve: true })).rejects.toEqual(ended);
    await expect(accounts.lookAtQr({ code: unread.code })).rejects.toEqual(ended);
    for (const { comeIn } of [read, unread]) {
      await expect(comeIn()).rejects.toMatchObject({ appCode: 'QR_WRONG' });
    }
  });

  it('ACC-154: nothing of the account changes any more, nobody is signed out, and no code is sent', async () => {
    const member = await app.member({ mobile, passwordHash: await hashPassword(password), bio: 'before' });
    const { accounts, leaving } = member.caller;
    const { token, options } = await accounts.newPasskey();
    const key = createAuthenticator(testOrigin);
    const { id: passkeyId } = await accounts.addPasskey({ token, response: key.make(options), name: 'A' });
    const { sql } = app.services.database;
    const { id } = member.me;
    await sql`insert into identities values ('acme', ${id}, ${id}, now())`;
    await signOutAll(member);
    // The owner is in again, from another device.
    const owner = await testBrowser(app);
    const challenge = await (await owner.call()).passkeyChallenge();
    const response = key.use(challenge.options);
    await (await owner.call()).signInByPasskey({ token: challenge.token, response });
    const [session] = (await (await owner.call()).sessions()).items;
    const marks = () => sql`
      select bio, mobile, avatar, deleted_at, (select count(*)::int from passkeys where member_id = ${id}) as passkeys,
        (select count(*)::int from identities where member_id = ${id}) as identities,
        (select count(*)::int from sessions where member_id = ${id}) as sessions,
        (select count(*)::int from proofs where member_id = ${id}) as proofs from members where id = ${id}`;
    const before = [...(await marks())];
    const calls = {
      uploadPicture: async () => uploadPicture(app.services, member.session, await plainPicture('png')),
      useDrawnAvatar: () => accounts.useDrawnAvatar(),
      deleteAccount: () => leaving.deleteAccount({ password, withMessages: false }),
      updateProfile: () => accounts.updateProfile({ bio: 'after' }),
      removeMobile: () => accounts.removeMobile(),
      removePasskey: () => accounts.removePasskey({ passkeyId }),
      disconnect: () => accounts.disconnect({ provider: 'acme' }),
      endSession: () => accounts.endSession({ sessionId: session?.id ?? '' }),
      endOtherSessions: () => accounts.endOtherSessions(),
      sendEmailCode: () => accounts.sendEmailCode(),
      changeEmail: () => accounts.changeEmail({ email: 'elsewhere@example.com' }),
      changeMobile: () => accounts.changeMobile({ mobile: '+821066600009' }),
      sendCode: () => leaving.sendCode(),
    };
    for (const [name, call] of Object.entries(calls)) await expect(call(), name).rejects.toEqual(ended);
    expect([...(await marks())]).toEqual(before);
    expect(before).toMatchObject([{ passkeys: 1, identities: 1, sessions: 1, proofs: 0 }]);
    expect(await (await owner.call()).me()).not.toBeNull();
  });

  it('ACC-153: letters go to the address of now, by the name and in the language of now', async () => {
    const member = await app.member();
    const { accounts, leaving } = member.caller;
    const [old, fresh, third] = [member.me.email, `fresh.${member.me.email}`, `third.${member.me.email}`];
    const move = async (email: string) => {
      await accounts.changeEmail({ email });
      await accounts.confirmEmail({ email, code: await codeTo(email) });
      now += 1;
    };
    await move(fresh);
    await accounts.updateProfile({ nickname: '새이름', language: 'ko' });
    const toOld = await lettersTo(old);

    await accounts.changeMobile({ mobile: '+821066600002' });
    const [text] = await lettersTo('+821066600002');
    expect(text?.text).toMatch(/^\[Lobby\] 인증번호/);
    await accounts.confirmMobile({ mobile: '+821066600002', code: await codeTo('+821066600002') });
    now += 1;
    expect((await lettersTo(fresh))[0]?.text).toContain('새이름');
    expect((await lettersTo(fresh))[0]?.subject).toMatch(/[가-힣]/);

    await move(third);
    expect((await lettersTo(fresh))[0]?.text).toContain('새이름');
    expect((await lettersTo(third))[0]?.text).toContain('새이름');
    // The code that deletes the account goes there too, and is good.
    await leaving.sendCode();
    now += 1;
    const code = await codeTo(third);
    expect(await lettersTo(old)).toEqual(toOld);
    expect(await leaving.deleteAccount({ code, withMessages: false })).toEqual({});
  });
});
