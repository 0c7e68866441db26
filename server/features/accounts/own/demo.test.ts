// An account of the demo is everybody's: no visitor changes what leads into it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestMember, testOrigin } from '../../../testing/app.ts';
import { createAuthenticator } from '../../../testing/authenticator.ts';
import { identitiesOfApp } from '../../../testing/identities.ts';
import { oidcBrowser, startTestProvider, type TestProvider } from '../../../testing/oidc.ts';
import { unzip } from '../../../testing/unzip.ts';

const refused = expect.objectContaining({ appCode: 'DEMO_ACCOUNT' });
const password = 'violet doorway 7';

describe('accounts of the demo', () => {
  let provider: TestProvider;
  let app: TestApp;
  let people: ReturnType<typeof identitiesOfApp>;
  beforeAll(async () => {
    provider = await startTestProvider();
    app = await startTestApp({ environment: { ...provider.environment(), LOBBY_DEMO_ACCOUNTS: 'on' } });
    people = identitiesOfApp(app, provider);
  });
  afterAll(async () => {
    await app.close();
    await provider.close();
  });

  const demo = () => app.member({ demo: true, emailVerifiedAt: new Date() });
  const rowOf = async ({ me }: TestMember) => {
    const [row] = await app.services.database.sql`
      select email, mobile, password_hash, (select count(*)::int from passkeys where member_id = m.id) as passkeys,
        (select count(*)::int from identities where member_id = m.id) as identities,
        (select count(*)::int from sessions where member_id = m.id) as sessions
      from members m where id = ${me.id}`;
    return row;
  };
  const codeTo = async (email: string) => {
    const { items } = await app.guest().caller.outbox.letters({ limit: 100 });
    const letter = items.find(({ recipient }) => recipient === email);
    return /\b\d{6}\b/.exec(letter?.text ?? '')?.[0] ?? '';
  };

  it('ACC-127: nobody changes their password, address, number or passkeys, nor connects a provider', async () => {
    const member = await demo();
    const { accounts } = member.caller;
    expect(await accounts.profile()).toMatchObject({ demo: true });
    expect(await (await app.member()).caller.accounts.profile()).toMatchObject({ demo: false });
    const before = await rowOf(member);
    const email = 'visitor@example.com';
    const mobile = '+821012345678';
    const response = createAuthenticator(testOrigin).make({ challenge: '' });
    const changes: (() => Promise<unknown>)[] = [
      () => accounts.changePassword({ password }),
      () => accounts.changeEmail({ email }),
      () => accounts.confirmEmail({ email, code: '123456' }),
      () => accounts.sendEmailCode(),
      () => accounts.proveEmail({ email: member.me.email, code: '123456' }),
      () => accounts.changeMobile({ mobile }),
      () => accounts.confirmMobile({ mobile, code: '123456' }),
      () => accounts.newPasskey(),
      () => accounts.endSession({ sessionId: app.services.newId() }),
      () => accounts.endOtherSessions(),
      () => accounts.addPasskey({ token: '', response, name: 'A key' }),
    ];
    for (const change of changes) await expect(change()).rejects.toEqual(refused);
    const { error } = await people.askToConnect(oidcBrowser(app, member.cookie));
    expect(error?.data.appCode).toBe('DEMO_ACCOUNT');
    expect(await rowOf(member)).toEqual(before);
    expect((await app.guest().caller.outbox.letters({ limit: 100 })).items).toEqual([]);
  });

  it('ACC-127: nor by mail that the outbox shows: no new password, and nobody is signed out', async () => {
    const member = await demo();
    const { email } = member.me;
    const guest = app.guest().caller.accounts;
    await guest.sendCode({ email, purpose: 'resetPassword', language: 'en' });
    await expect(guest.resetPassword({ email, code: await codeTo(email), password })).rejects.toEqual(
      refused,
    );
    const before = await rowOf(member);
    expect(before).toMatchObject({ password_hash: null, sessions: 1 });
    await guest.sendCode({ email, purpose: 'signIn', language: 'en' });
    await guest.signInByCode({ email, code: await codeTo(email) });
    expect(await rowOf(member)).toEqual({ ...before, sessions: 2 });
  });

  it('ACC-127: nor by a provider that vouches for its address', async () => {
    const { email } = people.someone();
    const member = await app.member({ email, demo: true, emailVerifiedAt: new Date() });
    const before = await rowOf(member);
    expect(await oidcBrowser(app).signIn()).toBe('/sign-in?problem=DEMO_ACCOUNT&provider=acme');
    expect(await rowOf(member)).toEqual(before);
  });

  it('ACC-127: one visitor does not see where the others are', async () => {
    const member = await demo();
    const guest = app.guest({ address: '10.7.7.7' });
    await guest.caller.accounts.signInDemo({ memberId: member.me.id });
    const { items, nextCursor } = await member.caller.accounts.sessions();
    expect(items.map(({ current }) => current)).toEqual([true]);
    expect(nextCursor).toBeNull();
    const copy = await fetch(`${app.url}/exports/me.zip`, { headers: { cookie: member.cookie } });
    const files = await unzip(Buffer.from(await copy.arrayBuffer()));
    expect(JSON.parse(String(files.get('sessions.json')))).toEqual([]);
  });

  it('ACC-127: and what anybody may do in it, visitors do: come in, talk of themselves, choose a picture', async () => {
    const member = await demo();
    expect(await app.guest().caller.accounts.signInDemo({ memberId: member.me.id })).toMatchObject({
      id: member.me.id,
    });
    expect(await member.caller.accounts.updateProfile({ bio: 'hello' })).toMatchObject({ id: member.me.id });
  });
});
