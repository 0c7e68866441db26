// Demo members who stay online and talk a little: small scripted clients over the real API, as any browser is.

import type { App } from '../app.ts';
import { listVisitors } from '../features/accounts/queries.ts';
import { type SmallTalk, smallTalk } from '../features/store/seedCatalogue/index.ts';
import { openVisitor, type Visitor } from './visitor.ts';

export type Visitors = { stop(): Promise<void> };

type Settings = {
  /** Members who come in. */
  count: number;
  /** Milliseconds between two exchanges, at least and at most. */
  pause: { least: number; most: number };
  /** Milliseconds somebody thinks before a line, and types for each of its characters. */
  thinking: number;
  perCharacter: number;
  random: () => number;
};

const defaults: Settings = {
  count: 32,
  pause: { least: 25_000, most: 70_000 },
  thinking: 1_000,
  perCharacter: 60,
  random: Math.random,
};

const between = (settings: Settings) =>
  settings.pause.least + settings.random() * (settings.pause.most - settings.pause.least);

/** A pause that ends at once when the visitors are sent home. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    if (signal.aborted) done();
    else signal.addEventListener('abort', done);
  });
}

/** One exchange in one room: an opener and answers, each typed by somebody else. */
async function talk(
  exchange: SmallTalk,
  room: { id: string; visitors: Visitor[] },
  settings: Settings,
  signal: AbortSignal,
): Promise<void> {
  const first = Math.floor(settings.random() * room.visitors.length);
  for (const [turn, line] of [exchange.opener, ...exchange.replies].entries()) {
    const speaker = room.visitors[(first + turn) % room.visitors.length];
    if (!speaker || signal.aborted) return;
    await speaker.typing(room.id);
    await pause(settings.thinking + Math.min(line.length, 80) * settings.perCharacter, signal);
    if (signal.aborted) return;
    await speaker.send(room.id, line);
  }
}

/**
 * Signs the visitors in, brings them back into the rooms of the demo and lets them talk until stopped. A visitor who cannot
 * come in is left out: the demo is not worth a failed start.
 */
export async function startVisitors(
  app: Pick<App, 'url' | 'services'>,
  changes: Partial<Settings> = {},
): Promise<Visitors> {
  const settings = { ...defaults, ...changes };
  const { log } = app.services;
  const people = await listVisitors(app.services.database, settings.count);
  const opened = await Promise.allSettled(people.map((person) => openVisitor(app.url, person.id)));
  const visitors = opened.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  for (const result of opened) {
    if (result.status === 'rejected')
      log.warn({ error: String(result.reason) }, 'a demo visitor could not come in');
  }

  // A few have left their screens.
  await Promise.allSettled(visitors.filter((_, place) => place % 6 === 4).map((visitor) => visitor.idle()));

  // They talk where they are: the seeded rooms are theirs.
  const rooms = new Map<string, Visitor[]>();
  for (const visitor of visitors) {
    for (const roomId of await visitor.rooms()) {
      rooms.set(roomId, [...(rooms.get(roomId) ?? []), visitor]);
    }
  }

  const home = new AbortController();
  const places = [...rooms]
    .map(([id, company]) => ({ id, visitors: company }))
    .filter((room) => room.visitors.length > 1);
  const conversation = (async () => {
    let last = '';
    while (!home.signal.aborted && places.length > 0) {
      await pause(between(settings), home.signal);
      if (home.signal.aborted) return;
      const room = places[Math.floor(settings.random() * places.length)];
      const fresh = smallTalk.filter((candidate) => candidate.id !== last);
      const exchange = fresh[Math.floor(settings.random() * fresh.length)];
      if (!room || !exchange) return;
      last = exchange.id;
      await talk(exchange, room, settings, home.signal).catch((error: unknown) =>
        log.debug({ error }, 'a demo conversation broke off'),
      );
    }
  })();

  return {
    async stop() {
      home.abort();
      await conversation;
      await Promise.all(visitors.map((visitor) => visitor.leave()));
    },
  };
}
