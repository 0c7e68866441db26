// Play time against a model: the union of what devices played, whatever they do, in any order or at once.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playing } from '../../../../shared/playing.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { giveCopies } from '../../../testing/library.ts';
import { stockGames } from '../../../testing/shop.ts';

const deviceCount = 3;
const step = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('start' as const),
      device: fc.nat(deviceCount - 1),
      game: fc.nat(1),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('beat' as const), device: fc.nat(deviceCount - 1) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('stop' as const), device: fc.nat(deviceCount - 1) }),
  },
  // Mostly shorter than what makes a beat late, sometimes longer, sometimes nothing.
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 150_000 }) }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;
type Span = [from: number, until: number];

/** How long a number of spans is altogether, each moment counted once. */
function lengthOf(spans: readonly Span[]): number {
  let length = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const [from, until] of [...spans].sort(([left], [right]) => left - right)) {
    length += Math.max(0, until - Math.max(from, end));
    end = Math.max(end, until);
  }
  return length;
}

/** What should count: each device on its own, without a thought for the others. */
function model() {
  const sessions = new Map<number, { game: number; heard: number }>();
  const spans: [Span[], Span[]] = [[], []];
  const hear = (device: number, now: number) => {
    const session = sessions.get(device);
    if (!session) return;
    if (now - session.heard <= playing.missedAfter) spans[session.game]?.push([session.heard, now]);
    session.heard = now;
  };
  return {
    spans,
    start(device: number, game: number, now: number) {
      hear(device, now);
      sessions.set(device, { game, heard: now });
    },
    beat: hear,
    stop(device: number, now: number) {
      hear(device, now);
      sessions.delete(device);
    },
  };
}

describe('play time', () => {
  let app: TestApp;
  let now = Date.UTC(2026, 4, 1);
  let games: string[];
  beforeAll(async () => {
    app = await startTestApp({ clock: { now: () => now } });
    games = Object.values(await stockGames(app.services, [{ slug: 'one' }, { slug: 'two' }]));
  });
  afterAll(() => app.close());

  const owner = async () => {
    const member = await app.member();
    await giveCopies(app.services, member.me.id, ...games);
    return {
      ...member,
      devices: Array.from({ length: deviceCount }, () => ({ id: randomUUID(), name: 'Desk' })),
    };
  };
  type Owner = Awaited<ReturnType<typeof owner>>;
  const played = async ({ caller }: TestMember) => {
    const { items } = await caller.library.games();
    return games.map((game) => items.find(({ id }) => id === game)?.playMs ?? 0);
  };
  /** Stretches that overlap the database refuses; their sum must be the play time. */
  const counted = async ({ me }: TestMember) => {
    const rows = await app.services.database.sql<{ game_id: string; ms: number }[]>`
      select game_id, (sum(extract(epoch from ended_at - began_at)) * 1000)::float8 as ms
      from play_stretches where member_id = ${me.id} group by game_id`;
    return games.map((game) => rows.find(({ game_id }) => game_id === game)?.ms ?? 0);
  };
  const call = ({ caller, devices }: Owner, deed: Exclude<Step, { kind: 'wait' }>) => {
    const device = devices[deed.device] ?? { id: '', name: '' };
    if (deed.kind === 'start') return caller.library.startPlaying({ gameId: games[deed.game] ?? '', device });
    if (deed.kind === 'beat') return caller.library.stillPlaying({ deviceId: device.id });
    return caller.library.stopPlaying({ deviceId: device.id });
  };

  it('LIB-23: is the union of the stretches of all devices, and never more than has passed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (story) => {
        const ada = await owner();
        const expected = model();
        const began = now;
        for (const deed of story) {
          if (deed.kind === 'wait') {
            now += deed.ms;
            continue;
          }
          await call(ada, deed);
          if (deed.kind === 'start') expected.start(deed.device, deed.game, now);
          else expected[deed.kind](deed.device, now);
        }
        const sums = await played(ada);
        expect(sums).toEqual(expected.spans.map(lengthOf));
        expect(await counted(ada)).toEqual(sums);
        for (const sum of sums) expect(sum).toBeLessThanOrEqual(now - began);
      }),
      { numRuns: 25 },
    );
  });

  it('LIB-24: is never more than has passed when all devices call at once, and nobody waits for ever', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            calls: fc.array(
              step.filter((deed) => deed.kind !== 'wait'),
              { minLength: 4, maxLength: 12 },
            ),
            ms: fc.integer({ min: 1, max: playing.missedAfter }),
          }),
          { minLength: 2, maxLength: 6 },
        ),
        async (rounds) => {
          const ada = await owner();
          const began = now;
          for (const { calls, ms } of rounds) {
            await Promise.all(calls.map((deed) => call(ada, deed as Exclude<Step, { kind: 'wait' }>)));
            now += ms;
          }
          const sums = await played(ada);
          expect(await counted(ada)).toEqual(sums);
          for (const sum of sums) expect(sum).toBeLessThanOrEqual(now - began);
        },
      ),
      { numRuns: 10 },
    );
  });
});
