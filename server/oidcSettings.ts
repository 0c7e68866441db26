// The settings of OpenID Connect providers: LOBBY_OIDC names them, LOBBY_OIDC_<NAME>_… describes each.
import { z } from 'zod';
import { isLoopback } from './loopback.ts';

export type OidcProvider = {
  /** Its name in the settings, in addresses and in the table of identities. */
  id: string;
  /** What people read on the button. */
  name: string;
  /** As in its tokens; its metadata lie below it. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What is asked for, parted by blanks. */
  scopes: string;
};

/** Providers known by name, which need only a client id and a secret. */
const presets: Record<string, Pick<OidcProvider, 'name' | 'issuer' | 'scopes'>> = {
  google: { name: 'Google', issuer: 'https://accounts.google.com', scopes: 'openid email profile' },
  // Its scopes are the ids of its consent items; the address and whether it is verified come with its user info.
  kakao: {
    name: 'Kakao',
    issuer: 'https://kauth.kakao.com',
    scopes: 'openid account_email profile_nickname',
  },
};

const idPattern = /^[a-z][a-z0-9]{0,19}$/;

/** Without https anybody on the way could sign in as anybody; on this machine there is no way between. */
const isSafeIssuer = (text: string) => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash } = new URL(text);
  const safe = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
  return safe && search === '' && hash === '';
};

/** Fields by the end of their environment names. */
const fields = {
  /** For example https://id.example; http only on loopback. */
  ISSUER: z.string().refine(isSafeIssuer, 'must be an https address (http only on loopback)'),
  /** As the provider gave them. */
  CLIENT_ID: z.string().min(1).max(500),
  CLIENT_SECRET: z.string().min(1).max(500),
  /** One line for the button. */
  NAME: z
    .string()
    .trim()
    .regex(/^[^\p{C}\p{Zl}\p{Zp}]{1,40}$/u, 'must be 1 to 40 characters in one line'),
  /** Parted by blanks, `openid` among them. */
  SCOPES: z
    .string()
    .trim()
    .refine((text) => text.split(/\s+/).includes('openid'), 'must hold openid'),
};
type Field = keyof typeof fields;
const fieldNames = Object.keys(fields) as Field[];

const capitalized = (id: string) => id.charAt(0).toUpperCase() + id.slice(1);

/**
 * Reads the providers from the settings that are there.
 * @returns them in the order of LOBBY_OIDC, and every problem as "name: rule".
 */
export function readOidc(present: Record<string, string | undefined>): {
  providers: OidcProvider[];
  problems: string[];
} {
  const problems: string[] = [];
  const ids = (present['LOBBY_OIDC'] ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter(Boolean);
  const unfit = ids.filter((id) => !idPattern.test(id));
  if (unfit.length > 0) {
    problems.push(`LOBBY_OIDC: names of 1 to 20 lower-case letters and digits, not ${unfit.join(', ')}`);
  }
  if (new Set(ids).size < ids.length) problems.push('LOBBY_OIDC: names a provider twice');
  const named = ids.filter((id) => idPattern.test(id));

  const providers = named.map((id): OidcProvider => {
    const preset = presets[id];
    const value = (field: Field, usual?: string): string => {
      const name = `LOBBY_OIDC_${id.toUpperCase()}_${field}`;
      const given = present[name] ?? usual;
      if (given === undefined) {
        problems.push(`${name}: needed, since LOBBY_OIDC names ${id}`);
        return '';
      }
      const parsed = fields[field].safeParse(given);
      if (parsed.success) return parsed.data;
      problems.push(...parsed.error.issues.map((issue) => `${name}: ${issue.message}`));
      return '';
    };
    return {
      id,
      name: value('NAME', preset?.name ?? capitalized(id)),
      issuer: value('ISSUER', preset?.issuer),
      clientId: value('CLIENT_ID'),
      clientSecret: value('CLIENT_SECRET'),
      scopes: value('SCOPES', preset?.scopes ?? 'openid email profile'),
    };
  });

  // One that is spelt differently would otherwise be a provider that never shows.
  const known = new Set(
    named.flatMap((id) => fieldNames.map((field) => `LOBBY_OIDC_${id.toUpperCase()}_${field}`)),
  );
  for (const name of Object.keys(present)) {
    if (name.startsWith('LOBBY_OIDC_') && !known.has(name)) {
      problems.push(`${name}: belongs to no provider that LOBBY_OIDC names, or to nothing of one`);
    }
  }
  return { providers, problems };
}
