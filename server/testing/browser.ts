// A browser as far as the server sees one: it keeps its cookie between calls.
import { findSession } from '../features/accounts/sessions.ts';
import { createCaller } from '../router.ts';
import type { Context } from '../trpc.ts';
import { type TestApp, testOrigin } from './app.ts';

export type TestBrowser = {
  /** The procedures, called with the cookie of now. */
  call(): Promise<ReturnType<typeof createCaller>['accounts']>;
  all(): Promise<ReturnType<typeof createCaller>>;
  token(): string | null;
};

/** @param start the token it begins with; @param request what the server sees of its calls. */
export async function testBrowser(
  { services }: TestApp,
  start: string | null = null,
  request: Partial<Context['request']> = {},
): Promise<TestBrowser> {
  let token = start;
  const all = async () => {
    const context: Context = {
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
        writable: true,
        token,
        set: (value) => {
          token = value;
        },
        clear: () => {
          token = null;
        },
      },
    };
    return createCaller(context);
  };
  return { all, call: async () => (await all()).accounts, token: () => token };
}
