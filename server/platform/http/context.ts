// Who is calling: the session behind a request's cookie, the address, and the language.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseCookie, stringifySetCookie } from 'cookie';
import { type Language, languages } from '../../../shared/primitives.ts';
import type { Config } from '../../config.ts';
import { isLoopback } from '../../loopback.ts';

export const sessionCookie = 'lobby_session';

/** A cookie of a request, or null. */
export function requestCookie(request: IncomingMessage, name: string): string | null {
  const header = request.headers.cookie;
  if (!header || header.length > 8_192) return null;
  return parseCookie(header)[name] ?? null;
}

/** The access token of a request (RFC 6750, section 2.1), or null. */
export function bearerToken({ headers }: IncomingMessage): string | null {
  // Whatever it is: a token that is none must not turn into the member of the cookie beside it.
  const sent = /^Bearer(?: +(.*))?$/i.exec(headers.authorization ?? '');
  return sent && (sent[1] ?? '');
}

/** The session token of a request, or null. */
export const sessionToken = (request: IncomingMessage): string | null =>
  requestCookie(request, sessionCookie);

/**
 * The caller's address. With TRUST_PROXY = n, the n-th address from the right of X-Forwarded-For, which the
 * outermost trusted proxy wrote; what stands further left could be anybody's invention.
 */
export function callerAddress(request: IncomingMessage, trustProxy: number): string {
  const direct = request.socket.remoteAddress ?? 'unknown';
  if (trustProxy === 0) return direct;
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  return forwarded.at(-trustProxy) ?? direct;
}

/** Whom a call says it is meant for, in a header of the page; null when it does not say. */
export function expectedMember(request: IncomingMessage): string | null {
  const header = request.headers['x-lobby-member'];
  return header === undefined ? null : String(header);
}

/** The language tags of Accept-Language as they stand there, which browsers order by liking. */
export const languageTags = (request: IncomingMessage): string[] =>
  String(request.headers['accept-language'] ?? '')
    .slice(0, 200)
    .split(',')
    .map((part) => part.split(';', 1)[0]?.trim() ?? '');

/** The first language of Accept-Language that Lobby speaks, else English. */
export function callerLanguage(request: IncomingMessage): Language {
  for (const tag of languageTags(request)) {
    const code = tag.slice(0, 2).toLowerCase();
    const found = languages.find((language) => language === code);
    if (found) return found;
  }
  return 'en';
}

/**
 * What the outermost trusted proxy wrote into a header, or null. Proxies add to such a header, as to X-Forwarded-For, or
 * write it anew.
 */
function forwarded({ headers }: IncomingMessage, name: string, { TRUST_PROXY }: Config): string | null {
  if (TRUST_PROXY === 0) return null;
  const parts = String(headers[name] ?? '')
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter(Boolean);
  return parts.at(-TRUST_PROXY) ?? parts[0] ?? null;
}

/** Scheme and host, with the port, at which browsers reach this server; null as far as neither settings nor a proxy tell. */
function reachedAt(request: IncomingMessage, config: Config): { scheme: string | null; host: string | null } {
  if (config.PUBLIC_URL) {
    const { protocol, host } = new URL(config.PUBLIC_URL);
    return { scheme: protocol.slice(0, -1), host };
  }
  const scheme = forwarded(request, 'x-forwarded-proto', config);
  return {
    scheme: scheme === 'http' || scheme === 'https' ? scheme : null,
    host: forwarded(request, 'x-forwarded-host', config) ?? request.headers.host ?? null,
  };
}

/** Scheme, host and port at which browsers reach this server: PUBLIC_URL's, or without it those of the request. */
export function pageOrigin(request: IncomingMessage, config: Config): string {
  const { scheme, host } = reachedAt(request, config);
  const url = `${scheme ?? 'http'}://${host ?? 'localhost'}`;
  return URL.canParse(url) ? new URL(url).origin : 'http://localhost';
}

/** Whether the browser came by https, so that cookies must be Secure. */
export const isSecure = (request: IncomingMessage, config: Config): boolean =>
  reachedAt(request, config).scheme === 'https';

/**
 * Whether a request is meant for this server. One that only this machine can reach is called by a name of this machine:
 * under any other, a page of another site has made its own name lead here (DNS rebinding), and would pass as our own.
 */
export function isMeant({ headers: { host } }: IncomingMessage, config: Config): boolean {
  if (!config.onlyHere || host === undefined) return true;
  const url = `http://${host}`;
  const name = URL.canParse(url) ? new URL(url).hostname : '';
  return isLoopback(name) || name.endsWith('.localhost');
}

/** Whether a request comes from a page of CORS_ORIGINS, which calls with tokens and never with this shop's cookie. */
export const isForeign = ({ headers }: IncomingMessage, config: Config): boolean =>
  headers.origin !== undefined && config.corsOrigins.includes(headers.origin);

/**
 * Whether a request may come from this page: a missing Origin passes (not a browser, or a same-origin GET), a
 * present one must be PUBLIC_URL's, or without that the host the request was sent to, and the scheme where a trusted
 * proxy tells it.
 */
export function originAllowed(request: IncomingMessage, config: Config): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const sent = new URL(origin);
  const { scheme, host } = reachedAt(request, config);
  // A port that goes without saying is left out, as browsers do.
  const own = `${scheme ?? sent.protocol.slice(0, -1)}://${host}`;
  return URL.canParse(own) && sent.host !== '' && new URL(own).origin === sent.origin;
}

/** Whether a request may call procedures: from our own page, or with a token from one of CORS_ORIGINS. */
export const mayCall = (request: IncomingMessage, config: Config): boolean =>
  originAllowed(request, config) || isForeign(request, config);

/** The cookie side of the context over an HTTP answer. */
export function cookieJar(request: IncomingMessage, response: ServerResponse, config: Config) {
  const base = { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(request, config) } as const;
  const write = (value: string, expires: Date) =>
    response.setHeader('set-cookie', stringifySetCookie({ name: sessionCookie, value, expires, ...base }));
  return {
    token: sessionToken(request),
    writable: true,
    set: (token: string, expiresAt: number) => void write(token, new Date(expiresAt)),
    clear: () => void write('', new Date(0)),
  };
}
