// `lobby publisher:member` as it is typed.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startTestApp, type TestApp } from '../testing/app.ts';
import { type TestDatabase, testDatabase } from '../testing/postgres.ts';
import { publisherMemberCommand } from './publisher.ts';
import { UsageError } from './usage.ts';

let test: TestDatabase;
let app: TestApp;
const said: string[] = [];
beforeAll(async () => {
  test = await testDatabase('publishers');
  app = await startTestApp({ databaseUrl: test.url });
  vi.stubEnv('DATABASE_URL', test.url);
  vi.spyOn(console, 'log').mockImplementation((text: string) => void said.push(text));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await app.close();
  await test.drop();
});

it('STORE-90: gives a member a role in a publisher, another one, and none; names who or what is not there', async () => {
  const { sql } = app.services.database;
  await sql`insert into publishers (id, slug, name) values (gen_random_uuid(), 'kiln', 'Kiln')`;
  const { me, caller } = await app.member();
  const roles = async () =>
    (await caller.store.publishing.publishers()).items.map(({ slug, role }) => `${slug} ${role}`);
  await publisherMemberCommand(['kiln', me.email, 'support']);
  expect(await roles()).toEqual(['kiln support']);
  await publisherMemberCommand(['kiln', me.email, 'owner']);
  expect(await roles()).toEqual(['kiln owner']);
  await publisherMemberCommand(['kiln', me.email, 'none']);
  expect(await roles()).toEqual([]);
  expect(said).toEqual([
    `${me.email} speaks for kiln: support.`,
    `${me.email} speaks for kiln: owner.`,
    `${me.email} speaks for kiln no more.`,
  ]);
  const refused = (...args: string[]) => expect(publisherMemberCommand(args)).rejects;
  await refused('oven', me.email, 'owner').toThrow('There is no publisher oven.');
  await refused('kiln', 'nobody@example.com', 'owner').toThrow('Nobody has the address');
  await refused('kiln', me.email, 'boss').toThrow('The role is owner, editor, support or none.');
  await refused('kiln', me.email).toThrow(UsageError);
});

it('ACC-142, ACC-143: the kind follows as long as the member speaks for any publisher; all of it stands in the log', async () => {
  const { sql } = app.services.database;
  await sql`insert into publishers (id, slug, name) values
    (gen_random_uuid(), 'loom', 'Loom'), (gen_random_uuid(), 'mill', 'Mill')`;
  const { me } = await app.member();
  const kind = async () => (await sql`select kind from members where id = ${me.id}`)[0]?.['kind'];
  const give = (publisher: string, role: string) => publisherMemberCommand([publisher, me.email, role]);
  await give('loom', 'support');
  await give('mill', 'owner');
  expect(await kind()).toBe('publisher');
  await give('loom', 'none');
  expect(await kind()).toBe('publisher');
  await give('mill', 'none');
  expect(await kind()).toBe('normal');
  // What stands already is not told again.
  await give('mill', 'none');
  const admin = await app.member({ role: 'admin' });
  const { items } = await admin.caller.moderation.log({ memberId: me.id, limit: 10 });
  expect(items.map(({ action, actor, details }) => ({ action, actor, ...details }))).toEqual([
    { action: 'kind', actor: null, from: 'publisher', to: 'normal' },
    { action: 'publisher', actor: null, publisher: 'Mill', from: 'owner', to: null },
    { action: 'publisher', actor: null, publisher: 'Loom', from: 'support', to: null },
    { action: 'publisher', actor: null, publisher: 'Mill', from: null, to: 'owner' },
    { action: 'kind', actor: null, from: 'normal', to: 'publisher' },
    { action: 'publisher', actor: null, publisher: 'Loom', from: null, to: 'support' },
  ]);
  await admin.caller.moderation.setKind({ memberId: me.id, kind: 'vip' });
  await give('loom', 'support');
  await give('loom', 'none');
  expect(await kind()).toBe('vip');
});
