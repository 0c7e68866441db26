// Signing in by a provider goes by plain addresses: what stands in them, and how the way back may tell that it failed.

/** Why somebody came back from a provider without being let in. */
export const providerProblems = [
  /** They said no there. */
  'CANCELLED',
  /** It took too long, was done already, or began in another browser. */
  'EXPIRED',
  /** The provider's answer does not prove who they are. */
  'FAILED',
  'UNREACHABLE',
  /** Nobody is known by this identity, and the provider vouches for no address. */
  'EMAIL_UNVERIFIED',
  /** It is connected with another member. */
  'IDENTITY_TAKEN',
  /** The account is connected with another identity of this provider. */
  'ALREADY_CONNECTED',
  /** The session that wanted to connect is not there any more. */
  'SESSION_ENDED',
  /** The address is that of a demo account, which is everybody's. */
  'DEMO_ACCOUNT',
  /** With `until` in epoch milliseconds where the ban ends. */
  'BANNED',
  /** With `wait` in seconds. */
  'RATE_LIMITED',
  'UNEXPECTED',
] as const;
export type ProviderProblem = (typeof providerProblems)[number];

/** Where a sign-in begins. `to` is a path of the page, `language` that of an account which may be made. */
export const startAddress = (provider: string, { to, language }: { to: string; language: string }) =>
  `/auth/oidc/${provider}/start?${new URLSearchParams({ to, language })}`;

/** Where a member begins to connect, by POST. The answer tells the address to go to: `{ url }`. */
export const connectAddress = (provider: string) => `/auth/oidc/${provider}/connect`;
