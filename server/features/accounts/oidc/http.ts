// The addresses under /auth/oidc/: on the way to a provider, and back from it.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { stringifySetCookie } from 'cookie';
import { likelyCountry } from '../../../../shared/likelyCountry.ts';
import { languageSchema } from '../../../../shared/primitives.ts';
import { AppError } from '../../../errors.ts';
import {
  callerAddress,
  callerLanguage,
  cookieJar,
  expectedMember,
  isSecure,
  languageTags,
  originAllowed,
  pageOrigin,
  requestCookie,
  sessionToken,
} from '../../../platform/http/context.ts';
import type { Services } from '../../../services.ts';
import { isDemoMember } from '../queries.ts';
import { findSession } from '../sessions.ts';
import { pathOfPage, settingsAddress, signInAddress } from './addresses.ts';
import { type Attempt, attemptSeconds, keepAttempt, takeAttempt } from './attempts.ts';
import { enterByProvider } from './enter.ts';
import { connectIdentity } from './identities.ts';
import { openProvider, type ProviderClient } from './provider.ts';
import { ProviderRefusal } from './refusal.ts';

const address = /^\/auth\/oidc\/([a-z][a-z0-9]{0,19})\/(start|connect|callback)$/;
/** What this server makes as a state; nothing else is worth a look. */
const statePattern = /^[\w-]{43}$/;
/** Every sign-in on its way has a cookie of its own, so that two tabs do not disturb each other. */
const cookieName = (state: string) => `lobby_oidc_${state.slice(0, 8)}`;

/**
 * `GET …/start?to=` sends the browser to the provider, `POST …/connect` tells a member's page where to go for that, and
 * `GET …/callback` is where the browser comes back. What `connect` throws is answered as tRPC would; the others answer
 * with an address of the page, whatever happens.
 */
export function providerSignIn(services: Services) {
  const { config, limits, log } = services;
  const clients = new Map(config.oidc.map((settings) => [settings.id, openProvider(settings)]));

  /** Where browsers reach this server, without a slash at the end. */
  const ownUrl = (request: IncomingMessage) =>
    config.PUBLIC_URL === undefined ? pageOrigin(request, config) : config.publicUrl;
  const redirectUri = (request: IncomingMessage, id: string) => `${ownUrl(request)}/auth/oidc/${id}/callback`;
  const callerOf = (request: IncomingMessage) => callerAddress(request, config.TRUST_PROXY);

  function setCookie(response: ServerResponse, state: string, value: string, maxAge: number): void {
    const cookie = { name: cookieName(state), value, maxAge, path: '/auth/oidc/', httpOnly: true } as const;
    const secure = isSecure(response.req, config);
    // Lax, since the browser comes back from another site.
    const serialized = stringifySetCookie({ ...cookie, sameSite: 'lax', secure });
    response.appendHeader('set-cookie', serialized);
  }

  function goTo(response: ServerResponse, location: string): void {
    response.writeHead(303, { location, 'cache-control': 'no-store' });
    response.end();
  }

  /** Tells the log what the page is not told; codes and tokens stay out of it. */
  function refusalOf(error: unknown, provider: string): ProviderRefusal {
    if (error instanceof ProviderRefusal) {
      const { problem, cause } = error;
      if (cause instanceof Error && problem !== 'CANCELLED') {
        log.warn(
          { provider, problem, reason: cause.message, code: codeOf(cause) },
          'no sign-in by a provider',
        );
      }
      return error;
    }
    if (error instanceof AppError && error.appCode === 'RATE_LIMITED')
      return new ProviderRefusal('RATE_LIMITED', { wait: String(error.params['retryAfter']) });
    if (error instanceof AppError && error.appCode === 'BANNED') {
      // Not the reason: whatever the page says, no text of it comes from an address.
      const { until } = error.params;
      return new ProviderRefusal('BANNED', until === undefined ? {} : { until: String(until) });
    }
    log.error({ provider, error }, 'unexpected error');
    return new ProviderRefusal('UNEXPECTED');
  }

  /** Remembers who began, and gives the address of the provider. */
  async function begin(
    client: ProviderClient,
    request: IncomingMessage,
    response: ServerResponse,
    attempt: Pick<Attempt, 'back' | 'language' | 'sessionId'>,
  ): Promise<string> {
    const provider = client.settings.id;
    await limits.consume('provider', callerOf(request));
    const { url, secrets } = await client.begin(redirectUri(request, provider));
    const country = likelyCountry(languageTags(request), attempt.language);
    const browserSecret = await keepAttempt(services, { ...attempt, provider, country }, secrets);
    setCookie(response, secrets.state, browserSecret, attemptSeconds);
    return url;
  }

  async function start(
    client: ProviderClient,
    request: IncomingMessage,
    response: ServerResponse,
    asked: URL,
  ) {
    const provider = client.settings.id;
    const back = pathOfPage(asked.searchParams.get('to'));
    // Another site must not make somebody come in: one comes in by a button of our own page.
    const site = request.headers['sec-fetch-site'];
    if (site === 'cross-site' || site === 'same-site') return goTo(response, '/sign-in');
    const wanted = languageSchema.safeParse(asked.searchParams.get('language'));
    const language = wanted.success ? wanted.data : callerLanguage(request);
    try {
      goTo(response, await begin(client, request, response, { back, language, sessionId: null }));
    } catch (error) {
      const { problem, params } = refusalOf(error, provider);
      goTo(response, signInAddress(back, { problem, provider, params }));
    }
  }

  /**
   * By POST from our own page alone: otherwise another site could connect a member's account with an identity that it
   * had signed the browser in with at the provider.
   */
  async function connect(client: ProviderClient, request: IncomingMessage, response: ServerResponse) {
    const provider = client.settings.id;
    if (!originAllowed(request, config)) throw new AppError('ORIGIN_REFUSED');
    const session = await sessionOf(request);
    if (!session) throw new AppError('NOT_SIGNED_IN');
    const expected = expectedMember(request);
    if (expected !== null && expected !== session.member.id) throw new AppError('SESSION_CHANGED');
    if (await isDemoMember(services.database, session.member.id)) throw new AppError('DEMO_ACCOUNT');
    const { language } = session.member;
    let url: string;
    try {
      url = await begin(client, request, response, { back: '/settings', language, sessionId: session.id });
    } catch (error) {
      const { problem, params } = refusalOf(error, provider);
      url = settingsAddress(provider, { problem, provider, params });
    }
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify({ url }));
  }

  async function sessionOf(request: IncomingMessage) {
    const token = sessionToken(request);
    return token ? findSession(services, token) : null;
  }

  async function callback(
    client: ProviderClient,
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
  ) {
    const { id: provider, name } = client.settings;
    const state = url.searchParams.get('state') ?? '';
    const browserSecret = statePattern.test(state) ? requestCookie(request, cookieName(state)) : null;
    const taken = browserSecret ? await takeAttempt(services, { provider, state, browserSecret }) : null;
    // Without the cookie somebody was led here who did not begin: they must not come in as another.
    if (!taken) {
      const failure = { problem: 'EXPIRED', provider } as const;
      const isIn = (await sessionOf(request)) !== null;
      return goTo(response, isIn ? settingsAddress(provider, failure) : signInAddress('/', failure));
    }
    const { attempt, secrets } = taken;
    try {
      const person = await client.finish(url, secrets);
      if (attempt.sessionId === null) {
        const caller = {
          request: {
            address: callerOf(request),
            origin: pageOrigin(request, config),
            userAgent: String(request.headers['user-agent'] ?? '').slice(0, 300),
            language: attempt.language,
            expectedMember: null,
          },
          cookies: cookieJar(request, response, config),
        };
        await enterByProvider(services, person, name, attempt, caller);
      } else {
        const session = await sessionOf(request);
        if (session?.id !== attempt.sessionId) throw new ProviderRefusal('SESSION_ENDED');
        await connectIdentity(services, session, person, name);
      }
      await limits.reward('provider', callerOf(request));
      setCookie(response, state, '', 0);
      goTo(response, attempt.sessionId === null ? attempt.back : settingsAddress(provider));
    } catch (error) {
      const { problem, params } = refusalOf(error, provider);
      const failure = { problem, provider, params };
      setCookie(response, state, '', 0);
      const isSignIn = attempt.sessionId === null;
      goTo(response, isSignIn ? signInAddress(attempt.back, failure) : settingsAddress(provider, failure));
    }
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const full = `${ownUrl(request)}${request.url}`;
    const [, id = '', step] = address.exec((request.url ?? '').split('?', 1)[0] ?? '') ?? [];
    const client = clients.get(id);
    if (!client || !URL.canParse(full)) return plain(response, 404, 'There is no such provider.');
    const method = step === 'connect' ? 'POST' : 'GET';
    if (request.method !== method) return plain(response, 405, `Only ${method}.`, { allow: method });
    await limits.consume('call', callerOf(request));
    if (step === 'connect') return connect(client, request, response);
    const url = new URL(full);
    return step === 'start'
      ? start(client, request, response, url)
      : callback(client, request, response, url);
  };
}

const codeOf = (error: Error) => ('code' in error ? String(error.code) : undefined);

function plain(response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}) {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(text);
}
