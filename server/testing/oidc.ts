// A real OpenID Connect provider on loopback, which refuses what providers refuse, and a browser that goes there and
// back. For tests.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type MutableRedirectUri,
  type MutableResponse,
  type MutableToken,
  OAuth2Issuer,
  OAuth2Service,
} from 'oauth2-mock-server';
import type { TestApp } from './app.ts';

/** What the provider says of whoever signs in there. */
export type Claims = { sub: string } & Record<string, unknown>;

export type TestProvider = {
  /** The settings of an app that offers it under a name. */
  environment(id?: string): Record<string, string>;
  /** Who signs in at the provider next. */
  person: Claims;
  /** What its user info says; null answers with an error. */
  userInfo: Claims | null;
  /** Whether whoever comes says no. */
  refuses: boolean;
  /** Changes an ID token before it is signed, and after. */
  beforeSigning: (payload: Record<string, unknown>) => void;
  afterSigning: (token: string) => string;
  /** Parameters of the authorization requests so far, the newest last. */
  readonly asked: URLSearchParams[];
  close(): Promise<void>;
};

type ExpressRequest = IncomingMessage & {
  body: Record<string, string | undefined>;
  query: Record<string, string>;
};

const clientId = 'lobby at a provider';
const clientSecret = 'a secret: of "both" sides';

const formEncoded = (text: string) => new URLSearchParams({ _: text }).toString().slice(2);
const basicHeader = `Basic ${btoa(`${formEncoded(clientId)}:${formEncoded(clientSecret)}`)}`;

/** What a provider tells of itself that says nothing of how clients prove who they are, which means by "basic". */
const shortMetadata = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
});

/** Starts it on a free port. @param wants how this server must prove who it is. */
export async function startTestProvider(wants: 'post' | 'basic' = 'post'): Promise<TestProvider> {
  const issuer = new OAuth2Issuer();
  await issuer.keys.generate('RS256');
  const service = new OAuth2Service(issuer);
  const server = createServer((request, response) => {
    if (wants === 'post' || request.url !== '/.well-known/openid-configuration') {
      service.requestHandler(request, response);
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(shortMetadata(issuer.url ?? '')));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  issuer.url = `http://127.0.0.1:${port}`;
  /** Codes given out and not redeemed yet. */
  const codes = new Map<string, { claims: Claims; redirectUri: string }>();

  const provider: TestProvider = {
    environment: (id = 'acme') => {
      const name = `LOBBY_OIDC_${id.toUpperCase()}`;
      return {
        LOBBY_OIDC: id,
        [`${name}_ISSUER`]: issuer.url ?? '',
        [`${name}_CLIENT_ID`]: clientId,
        [`${name}_CLIENT_SECRET`]: clientSecret,
      };
    },
    person: { sub: 'nobody' },
    userInfo: null,
    refuses: false,
    beforeSigning: () => {},
    afterSigning: (token) => token,
    asked: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  service.on('beforeAuthorizeRedirect', ({ url }: MutableRedirectUri, request: ExpressRequest) => {
    const asked = new URLSearchParams(request.query);
    provider.asked.push(asked);
    const code = url.searchParams.get('code') ?? '';
    const isGood =
      asked.get('client_id') === clientId &&
      asked.get('code_challenge_method') === 'S256' &&
      asked.get('scope')?.split(' ').includes('openid');
    if (isGood && !provider.refuses) {
      codes.set(code, { claims: provider.person, redirectUri: asked.get('redirect_uri') ?? '' });
      return;
    }
    url.searchParams.delete('code');
    url.searchParams.set('error', isGood ? 'access_denied' : 'invalid_request');
  });

  service.on('beforeTokenSigning', ({ payload }: MutableToken, { body }: ExpressRequest) => {
    Object.assign(payload, codes.get(body['code'] ?? '')?.claims);
    // The access token has a scope, the ID token an audience.
    if (payload['aud'] === undefined) return;
    payload['aud'] = clientId;
    provider.beforeSigning(payload);
  });

  service.on('beforeResponse', (answer: MutableResponse, { body, headers }: ExpressRequest) => {
    const code = codes.get(body['code'] ?? '');
    codes.delete(body['code'] ?? '');
    const isClient =
      wants === 'basic'
        ? headers.authorization === basicHeader && body['client_secret'] === undefined
        : headers.authorization === undefined &&
          body['client_id'] === clientId &&
          body['client_secret'] === clientSecret;
    if (!isClient) {
      answer.statusCode = 401;
      answer.body = { error: 'invalid_client' };
    } else if (!code || body['redirect_uri'] !== code.redirectUri || !body['code_verifier']) {
      answer.statusCode = 400;
      answer.body = { error: 'invalid_grant' };
    } else if (answer.body !== '') {
      answer.body['id_token'] = provider.afterSigning(String(answer.body['id_token']));
    }
  });

  service.on('beforeUserinfo', (answer: MutableResponse) => {
    if (provider.userInfo) answer.body = provider.userInfo;
    else answer.statusCode = 403;
  });

  return provider;
}

/** A browser with its cookies. Follows no redirect by itself. */
export type OidcBrowser = {
  /** Cookies of the app: name and value. */
  cookies: Map<string, string>;
  open(url: string, init?: RequestInit): Promise<Response>;
  /** From a path of the app, or an address, as far as the way back from the provider, which is not opened yet. */
  toCallback(start?: string): Promise<string>;
  /** Opens what one came back with. @returns where the app sends the browser then. */
  finish(callback: string): Promise<string>;
  /** All the way. */
  signIn(start?: string): Promise<string>;
  /** The id of the member whose session this is; null for a guest. */
  memberId(): Promise<string | null>;
};

const usualStart = '/auth/oidc/acme/start';

export function oidcBrowser(app: TestApp, cookie?: string): OidcBrowser {
  const cookies = new Map<string, string>();
  if (cookie) cookies.set(cookie.split('=')[0] ?? '', cookie.split('=')[1] ?? '');
  const open = async (url: string, { headers = {}, ...init }: RequestInit = {}) => {
    const target = new URL(url, app.url);
    const ofApp = target.origin === app.url;
    const own = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(target, {
      redirect: 'manual',
      ...init,
      headers: { ...(ofApp && own ? { cookie: own } : {}), ...(headers as Record<string, string>) },
    });
    for (const set of ofApp ? response.headers.getSetCookie() : []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  const locationOf = async (url: string) => {
    const response = await open(url);
    return response.headers.get('location') ?? `${response.status}: ${await response.text()}`;
  };
  const toCallback = async (start = usualStart) => locationOf(await locationOf(start));
  return {
    cookies,
    open,
    toCallback,
    finish: locationOf,
    signIn: async (start = usualStart) => locationOf(await toCallback(start)),
    async memberId() {
      const answer = (await (await open('/trpc/accounts.me')).json()) as {
        result: { data: { id: string } | null };
      };
      return answer.result.data?.id ?? null;
    },
  };
}
