// What the server put into the address when it sent somebody back from a provider.
import { type ProviderProblem, providerProblems } from '../../../../shared/oidc.ts';

export type Arrival = {
  /** Which provider, as the settings of the server name it. */
  provider: string;
  /** Why one was not let in; null where a provider is connected now. */
  problem: ProviderProblem | null;
  /** When a ban ends, in epoch milliseconds; null where it does not, or there is none. */
  until: number | null;
  /** Seconds to wait before it may be tried again; null where there is no need. */
  wait: number | null;
};

/** A day, in seconds: no limit makes anybody wait longer. */
const longestWait = 86_400;

/** Reads it out of an address; null where there is none of it. Codes that are none of ours say nothing. */
export function readArrival(search: string): Arrival | null {
  const said = new URLSearchParams(search);
  const problem = providerProblems.find((code) => code === said.get('problem')) ?? null;
  const provider = problem ? said.get('provider') : said.get('connected');
  if (provider === null) return null;
  const until = Number(said.get('until') ?? Number.NaN);
  // Beyond that there is no date.
  const wait = Number(said.get('wait') ?? Number.NaN);
  return {
    provider,
    problem,
    until: Math.abs(until) <= 8.64e15 ? until : null,
    wait: problem === 'RATE_LIMITED' && wait > 0 && wait <= longestWait ? wait : null,
  };
}

/** Takes it out of the address, so that it is told once. */
export function forgetArrival(): void {
  const url = new URL(location.href);
  for (const name of ['problem', 'provider', 'until', 'wait', 'connected']) url.searchParams.delete(name);
  history.replaceState(history.state, '', `${url.pathname}${url.search}${url.hash}`);
}
