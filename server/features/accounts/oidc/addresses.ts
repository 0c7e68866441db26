// Addresses on the way to a provider and back: paths of the page to go on to, and how a failure is told to it.
import type { ProviderProblem } from '../../../../shared/oidc.ts';
import { isOwnPath } from '../../../../shared/ownPath.ts';

/** Longest path of the page that is kept for the way back. */
const longest = 2_000;
/** Stands in for our own origin where only a path is of interest. */
const here = 'http://lobby.invalid';

/** The path of the page that `to` names, as browsers understand it; the front where it leads elsewhere. */
export function pathOfPage(to: string | null): string {
  if (to === null || to.length > longest || !isOwnPath(to) || !URL.canParse(to, here)) return '/';
  const { origin, pathname, search, hash } = new URL(to, here);
  const path = `${pathname}${search}${hash}`;
  // `/.//host` is a path of our own that turns into `//host`, and none of ours may begin a sign-in again.
  const isPage = origin === here && isOwnPath(path) && !/^\/(auth|trpc)(\/|$)/.test(pathname);
  return isPage ? path : '/';
}

type Failure = { problem: ProviderProblem; provider: string; params?: Record<string, string> };

/** The sign-in page that says why, and still knows where to go on to. */
export const signInAddress = (back: string, { problem, provider, params = {} }: Failure): string =>
  `/sign-in?${new URLSearchParams({ ...(back === '/' ? {} : { back }), problem, provider, ...params })}`;

/** The settings, which say that a provider is connected, or why not. */
export const settingsAddress = (provider: string, failure?: Failure): string =>
  failure
    ? `/settings?${new URLSearchParams({ problem: failure.problem, provider, ...failure.params })}`
    : `/settings?${new URLSearchParams({ connected: provider })}`;
