// What an address may say of the way back from a provider.
import { expect, it } from 'vitest';
import { providerProblems } from '../../../../shared/oidc.ts';
import { messages } from '../../../i18n/en/index.ts';
import { readArrival } from './arrival.ts';

it('UI-151: an address says which provider, and a code of ours or that it is connected', () => {
  const failed = { provider: 'acme', problem: 'CANCELLED', until: null, wait: null };
  expect(readArrival('?back=%2F&problem=CANCELLED&provider=acme')).toEqual(failed);
  expect(readArrival('?connected=acme')).toEqual({
    provider: 'acme',
    problem: null,
    until: null,
    wait: null,
  });
  const banned = { provider: 'acme', problem: 'BANNED', until: 1_700_000_000_000, wait: null };
  expect(readArrival('?problem=BANNED&provider=acme&until=1700000000000')).toEqual(banned);
});

it.each(['', '?back=/', '?problem=BANNED', '?problem=You+are+hacked&provider=acme', '?provider=acme'])(
  'UI-151: %j says nothing',
  (search) => {
    expect(readArrival(search)).toBeNull();
  },
);

it.each(['soon', '1e300', '-1e300', 'Infinity'])('UI-151: an end of a ban at %s is none', (until) => {
  expect(readArrival(`?problem=BANNED&provider=acme&until=${until}`)?.until).toBeNull();
});

it('UI-151: an address says how long to wait, in seconds, and nothing longer than a day', () => {
  const waitOf = (wait: string, problem = 'RATE_LIMITED') =>
    readArrival(`?problem=${problem}&provider=acme&wait=${wait}`)?.wait;
  expect(waitOf('840')).toBe(840);
  for (const wait of ['', 'soon', '0', '-5', '86401', 'Infinity']) expect(waitOf(wait), wait).toBeNull();
  expect(waitOf('840', 'CANCELLED')).toBeNull();
});

it('UI-151: there is a sentence for every code', () => {
  expect(Object.keys(messages.providers.problems).sort()).toEqual(
    [...providerProblems, 'BANNED_UNTIL'].sort(),
  );
});
