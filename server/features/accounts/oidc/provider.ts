// An OpenID Connect provider: where people are sent, and who comes back. Trusts nothing that is not signed or fetched.
import * as oidc from 'openid-client';
import { emailSchema } from '../../../../shared/accounts.ts';
import type { OidcProvider } from '../../../oidcSettings.ts';
import { ProviderRefusal } from './refusal.ts';

/** Who somebody is by the word of a provider. */
export type Person = {
  provider: string;
  /** The provider's name for them, which never becomes another's. */
  subject: string;
  /**
   * What else it tells of them, which may have to be asked for: only for those who are not known yet.
   * @throws ProviderRefusal FAILED
   */
  details(): Promise<Details>;
};

export type Details = {
  /** An address that the provider says it has verified; null also where it only tells one. */
  verifiedEmail: string | null;
  /** What they are called there, the best first. */
  names: string[];
};

/** What only this server knows of a sign-in on its way. */
export type Secrets = { state: string; nonce: string; codeVerifier: string };

export type ProviderClient = {
  settings: OidcProvider;
  /** Makes new secrets and the address to send the browser to. @throws ProviderRefusal UNREACHABLE */
  begin(redirectUri: string): Promise<{ url: string; secrets: Secrets }>;
  /**
   * Redeems what the browser came back with.
   * @param url the address it came back to.
   * @throws ProviderRefusal CANCELLED, UNREACHABLE, FAILED with its reason as the cause
   */
  finish(url: URL, secrets: Secrets): Promise<Person>;
};

/** Seconds a provider may take to answer. */
const patience = 10;

/** Knows the provider's metadata from the first use on; what failed is asked for again. */
export function openProvider(settings: OidcProvider): ProviderClient {
  let known: Promise<oidc.Configuration> | null = null;
  const configuration = () => {
    known ??= discover(settings).catch((error: unknown) => {
      known = null;
      throw new ProviderRefusal('UNREACHABLE', {}, { cause: error });
    });
    return known;
  };
  return {
    settings,
    async begin(redirectUri) {
      const config = await configuration();
      const secrets: Secrets = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        codeVerifier: oidc.randomPKCECodeVerifier(),
      };
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: settings.scopes,
        state: secrets.state,
        nonce: secrets.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(secrets.codeVerifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, secrets };
    },
    async finish(url, { state, nonce, codeVerifier }) {
      const config = await configuration();
      try {
        const tokens = await oidc.authorizationCodeGrant(config, url, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
        });
        return personOf(settings.id, config, tokens);
      } catch (error) {
        const isNo = error instanceof oidc.AuthorizationResponseError && error.error === 'access_denied';
        throw new ProviderRefusal(isNo ? 'CANCELLED' : 'FAILED', {}, { cause: error });
      }
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: OidcProvider): Promise<oidc.Configuration> {
  const execute = [
    // The library leaves signatures of tokens that came over TLS unchecked unless it is told otherwise.
    oidc.enableNonRepudiationChecks,
    ...(issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : []),
  ];
  const found = await oidc.discovery(new URL(issuer), clientId, undefined, oidc.None(), {
    timeout: patience,
    execute,
  });
  const server = found.serverMetadata();
  // What is not said means "basic" (OpenID Connect Discovery, section 3).
  const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  const basic = methods.includes('client_secret_basic') && !methods.includes('client_secret_post');
  const authentication = (basic ? oidc.ClientSecretBasic : oidc.ClientSecretPost)(clientSecret);
  const config = new oidc.Configuration(server, clientId, undefined, authentication);
  config.timeout = patience;
  for (const extension of execute) extension(config);
  return config;
}

type Tokens = Awaited<ReturnType<typeof oidc.authorizationCodeGrant>>;
type Claims = Record<string, unknown>;

function personOf(provider: string, config: oidc.Configuration, tokens: Tokens): Person {
  const claims = tokens.claims();
  // At most 255 ASCII characters (OpenID Connect Core, section 2).
  if (!claims || !/^[\x20-\x7e]{1,255}$/.test(claims.sub)) throw new Error('There is no subject.');
  let details: Promise<Details> | null = null;
  return {
    provider,
    subject: claims.sub,
    details() {
      details ??= moreOf(config, tokens.access_token, claims).then(detailsOf, (error: unknown) => {
        throw new ProviderRefusal('FAILED', {}, { cause: error });
      });
      return details;
    },
  };
}

/** The claims of the verified token, and where they say too little what the provider tells of that very subject. */
async function moreOf(
  config: oidc.Configuration,
  accessToken: string,
  claims: Claims & { sub: string },
): Promise<Claims> {
  const { email, email_verified: verified, ...others } = claims;
  const tellsAll = email !== undefined && verified !== undefined;
  if (tellsAll || !config.serverMetadata().userinfo_endpoint) return claims;
  // An address and the word that it is verified count from one place only.
  return { ...others, ...(await oidc.fetchUserInfo(config, accessToken, claims.sub)) };
}

const textOf = (value: unknown): string[] => (typeof value === 'string' ? [value] : []);

function detailsOf(claims: Claims): Details {
  const email = emailSchema.safeParse(claims['email']);
  return {
    verifiedEmail: claims['email_verified'] === true && email.success ? email.data : null,
    names: [
      ...textOf(claims['nickname']),
      // Some providers put the address here, which is nobody else's business.
      ...textOf(claims['preferred_username']).filter((name) => !name.includes('@')),
      ...textOf(claims['given_name']),
      ...textOf(claims['name']),
    ],
  };
}
