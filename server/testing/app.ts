// The real app on a free port over its own cloned database, with members to act as. For tests.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { members, sessions } from '../../drizzle/schema/accounts.ts';
import type { Me } from '../../shared/accounts.ts';
import { type App, createApp, type Overrides } from '../app.ts';
import { readConfig } from '../config.ts';
import { findSession } from '../features/accounts/sessions.ts';
import { sessionCookie } from '../platform/http/context.ts';
import { createCaller } from '../router.ts';
import type { Services } from '../services.ts';
import type { Context, Session } from '../trpc.ts';
import { testDatabase } from './postgres.ts';

export type Caller = ReturnType<typeof createCaller>;
export type TestMember = { me: Me; cookie: string; caller: Caller; session: Session };

export type TestApp = {
  url: string;
  /** Where the WebSocket is, for wsLink. */
  wsUrl: string;
  services: Services;
  /** A new member with a session of their own. */
  member(facts?: Partial<typeof members.$inferInsert>): Promise<TestMember>;
  /** Somebody without a session. `cookie()` tells what the last call set. */
  guest(request?: Partial<Context['request']>): { caller: Caller; cookie(): string | null };
  close(): Promise<void>;
};

/** Where the page of those stands who call without one. */
export const testOrigin = 'http://localhost:3000';

const year = 365 * 24 * 3_600_000;

type Options = {
  /** Settings on top of the test defaults, by their environment names. */
  environment?: Record<string, string>;
  /** An existing database, as when two apps share one; it is then not dropped. */
  databaseUrl?: string;
} & Overrides;

/** Rate limits are off unless the settings say otherwise. */
export async function startTestApp(options: Options = {}): Promise<TestApp> {
  const { environment = {}, databaseUrl, ...overrides } = options;
  const database = databaseUrl ? { url: databaseUrl, drop: async () => {} } : await testDatabase();
  const data = await mkdtemp(join(tmpdir(), 'lobby-test-'));
  const config = readConfig({
    PORT: '0',
    LOBBY_DATA: data,
    LOBBY_RATE_LIMITS: 'off',
    LOBBY_DATABASE_POOL: '8',
    LOG_LEVEL: 'error',
    DATABASE_URL: database.url,
    ...environment,
  });
  const app: App = await createApp({ ...config, DATABASE_URL: database.url }, overrides);
  const { services } = app;
  let made = 0;

  /** What a call sees of its caller; `jar` keeps what the call does to the cookie. */
  const context = async (
    token: string | null,
    jar: { cookie: string | null } = { cookie: null },
    request: Partial<Context['request']> = {},
  ): Promise<Context> => ({
    services,
    session: token ? await findSession(services, token) : null,
    request: {
      address: '127.0.0.1',
      origin: testOrigin,
      userAgent: 'vitest',
      language: 'en',
      expectedMember: null,
      ...request,
    },
    cookies: {
      token,
      writable: true,
      set: (value) => {
        jar.cookie = value;
      },
      clear: () => {
        jar.cookie = '';
      },
    },
  });

  return {
    url: app.url,
    wsUrl: `${app.url.replace('http', 'ws')}/trpc`,
    services,
    async member(facts = {}) {
      made += 1;
      const now = services.clock.now();
      const id = services.newId();
      const name = facts.nickname ?? `member${made}x${randomBytes(3).toString('hex')}`;
      const email = facts.email ?? `${name.toLowerCase()}@example.com`;
      await services.database.db.insert(members).values({
        id,
        email,
        emailKey: email.toLowerCase(),
        nickname: name,
        nicknameKey: name.normalize('NFKC').toLowerCase(),
        country: 'US',
        language: 'en',
        avatar: 'fox-1',
        joinedAt: new Date(now),
        lastSeenAt: new Date(now),
        ...facts,
      });
      const token = randomBytes(32).toString('base64url');
      await services.database.db.insert(sessions).values({
        id: services.newId(),
        memberId: facts.id ?? id,
        tokenHash: createHash('sha256').update(token).digest(),
        userAgent: 'vitest',
        address: '127.0.0.1',
        createdAt: new Date(now),
        lastSeenAt: new Date(now),
        expiresAt: new Date(now + year),
      });
      const ready = await context(token);
      if (!ready.session) {
        // Rare and unexplained: whoever sees it needs to know why.
        const [facts] = await services.database.sql`
          select (select row_to_json(sessions) from sessions where member_id = ${id}) as session,
            (select row_to_json(members) from members where id = ${id}) as member,
            (select json_agg(json_build_array(state, left(query, 80), now() - xact_start))
              from pg_stat_activity where datname = current_database()) as connections`;
        throw new Error(`The session just made was not found at ${now}: ${JSON.stringify(facts)}`);
      }
      const { session } = ready;
      const cookie = `${sessionCookie}=${token}`;
      return { me: session.member, cookie, caller: createCaller(ready), session };
    },
    guest(request = {}) {
      const jar = { cookie: null as string | null };
      return { caller: createCaller(() => context(null, jar, request)), cookie: () => jar.cookie };
    },
    async close() {
      await app.close();
      await database.drop();
      await rm(data, { recursive: true, force: true });
    },
  };
}
