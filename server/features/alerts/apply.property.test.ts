// The reducer and the server agree: whatever happens, an old list with its feed applied is the new list.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AlertEvent, AlertFilter } from '../../../shared/alerts.ts';
import { applyAlertEvent } from '../../../shared/alertsReducer.ts';
import { sample, tell } from '../../testing/alerts.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { follow } from '../../testing/rooms.ts';
import { forgetAlerts, withdraw } from './commands.ts';
import { trimAlerts } from './trim.ts';

const kinds = ['gift', 'guestbook'] as const;
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('tell' as const),
      what: fc.constantFrom(...kinds),
      who: fc.nat(2),
      subject: fc.constantFrom('one', 'two'),
      source: fc.nat(8),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('withdraw' as const),
      what: fc.constantFrom(...kinds),
      source: fc.nat(8),
    }),
  },
  fc.record({ kind: fc.constant('readUpTo' as const), number: fc.integer({ min: 1, max: 12 }) }),
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('read' as const, 'remove' as const, 'restore' as const),
      nth: fc.nat(5),
    }),
  },
  fc.record({ kind: fc.constant('trim' as const), max: fc.integer({ min: 2, max: 6 }) }),
  fc.record({ kind: fc.constant('forget' as const), who: fc.nat(2) }),
  fc.record({ kind: fc.constant('look' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const filters: AlertFilter[] = [{}, { kind: 'gift' }, { unread: true }, { kind: 'guestbook', unread: true }];

describe('events and snapshots', () => {
  let app: TestApp;
  let now = Date.now();
  beforeAll(async () => {
    app = await startTestApp({ clock: { now: () => now }, environment: { LOBBY_EVENTS_KEEP_HOURS: '1' } });
  });
  afterAll(() => app.close());

  async function act(receiver: TestMember, actors: TestMember[], seen: string[], story: Step): Promise<void> {
    const { services } = app;
    const { caller, me } = receiver;
    const ids = () => [seen[story.kind === 'look' || !('nth' in story) ? 0 : story.nth] ?? services.newId()];
    const actorOf = (who: number) => actors[who]?.me.id ?? '';
    switch (story.kind) {
      case 'tell': {
        const { what, who, subject, source } = story;
        return tell(services, sample(what, me.id, actorOf(who), { subject, source: `${what} ${source}` }));
      }
      case 'withdraw': {
        const { what: kind, source } = story;
        return services.live.transact(async (tx) =>
          withdraw(tx, services, { to: me.id, kind, source: `${kind} ${source}` }),
        );
      }
      case 'readUpTo':
        return void (await caller.alerts.markRead({ upTo: story.number }));
      case 'read':
        return void (await caller.alerts.markRead({ ids: ids() }));
      case 'remove':
        return void (await caller.alerts.remove({ ids: ids() }));
      case 'restore':
        return void (await caller.alerts.restore({ ids: ids() }));
      case 'trim': {
        // A day later, so that events would have gone.
        now += 24 * 3_600_000;
        const trim = trimAlerts(services, { max: story.max, days: 90 });
        while (await trim());
        return;
      }
      case 'forget':
        await services.database.sql`
          update members set nickname = '', avatar = 'ghost' where id = ${actorOf(story.who)}`;
        return forgetAlerts(services, actorOf(story.who));
      case 'look':
        return;
    }
  }

  it('ALERT-9: hold together through telling, gathering, taking back, reading, removing, trimming and leaving, for every filter and length', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 4, maxLength: 30 }),
        fc.constantFrom(2, 100),
        async (story, limit) => {
          const receiver = await app.member();
          const actors = [await app.member(), await app.member(), await app.member()];
          const lists = () =>
            Promise.all(
              filters.map(async (filter) => ({
                filter,
                state: await receiver.caller.alerts.list({ ...filter, limit }),
              })),
            );
          const seen: string[] = [];
          const olds = await lists();
          for (const one of story) {
            await act(receiver, actors, seen, one);
            const [all] = await lists();
            for (const { id } of all?.state.items ?? []) if (!seen.includes(id)) seen.push(id);
            if (one.kind === 'look') olds.push(...(await lists()));
          }
          for (const { filter, state: old } of olds) {
            const fresh = await receiver.caller.alerts.list({ ...filter, limit: 100 });
            const reader = await follow<AlertEvent>(
              receiver.caller.alerts.onAlerts({ lastEventId: String(old.seq) }),
            );
            let state = old;
            while (state.seq < fresh.seq) {
              const { id, event } = await reader.next();
              state = applyAlertEvent(state, event, Number(id), filter);
              // Doubled, it changes nothing.
              expect(applyAlertEvent(state, event, Number(id), filter)).toBe(state);
            }
            await reader.stop();
            // Down to where it was fetched, it is the whole.
            expect(state.items).toEqual(fresh.items.filter(({ number }) => number >= state.floor));
            expect(state.unread).toBe(fresh.unread);
          }
        },
      ),
      { numRuns: 12 },
    );
  }, 120_000);
});
