// GET /exports/rooms/<id>.json and .html: all that was said in a room, for its owner.
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { idSchema } from '../../../../shared/primitives.ts';
import { AppError } from '../../../errors.ts';
import type { Services } from '../../../services.ts';
import type { Session } from '../../../trpc.ts';
import { admitDownload } from '../../accounts/queries.ts';
import { refusalToOwn } from '../policy.ts';
import { requireKeeping } from '../queries/index.ts';
import { type CopiedRoom, type Format, formats } from './formats.ts';
import { historyPages } from './pages.ts';

/** Milliseconds one download may take: a reader who is slower than that reads nothing. */
const longest = 10 * 60_000;

const address = /^\/exports\/rooms\/([\da-f-]{36})\.(json|html)$/i;

/** Page by page, each when the one before has gone out: however much was said, little of it is in memory. */
async function write(
  services: Services,
  roomId: string,
  { member }: Session,
  [ending, format]: [string, Format],
  response: ServerResponse,
): Promise<void> {
  const requireOwning = async () => {
    const found = await requireKeeping(services, roomId, member.id);
    const refusal = refusalToOwn(found.keeping);
    if (refusal) throw refusal;
    return found;
  };
  const { title, lastNumber, seenAfter } = await requireOwning();
  const at = new Date(services.clock.now()).toISOString();
  const room: CopiedRoom = { id: roomId, title, at, language: member.language };
  const pages = historyPages(
    services.database,
    roomId,
    { after: seenAfter, upTo: lastNumber, publicUrl: services.config.publicUrl },
    requireOwning,
  );
  // Before the head: a failure of the first page can still be told as one.
  let page = await pages.next();
  response.writeHead(200, {
    'content-type': format.type,
    'content-disposition': `attachment; filename="room-${at.slice(0, 10)}.${ending}"`,
    'cache-control': 'no-store',
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  });
  response.write(format.head(room));
  for (let isFirst = true; !page.done && !response.destroyed; page = await pages.next()) {
    const text = page.value
      .map((message, index) => format.message(message, isFirst && index === 0, room))
      .join('');
    isFirst &&= page.value.length === 0;
    if (!response.write(text)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
  }
  response.end(format.foot);
}

/** Answers these addresses, and says whether it was one of them. Errors are thrown. */
export function roomExports(services: Services) {
  const { connections, limits } = services;
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const [, id = '', ending = ''] = address.exec((request.url ?? '').split('?', 1)[0] ?? '') ?? [];
    const format = formats[ending.toLowerCase()];
    const roomId = idSchema.safeParse(id);
    if (!format || !roomId.success) return false;
    if (request.method !== 'GET') {
      response.writeHead(405, {
        'content-type': 'text/plain; charset=utf-8',
        'cache-control': 'no-store',
        allow: 'GET',
      });
      response.end('Only GET.');
      return true;
    }
    const session = await admitDownload(services, request);
    await limits.consume('roomExport', session.member.id);
    // It ends with its session.
    const forget = connections.add(session.id, () => response.destroy());
    const deadline = setTimeout(() => response.destroy(), longest);
    try {
      await write(services, roomId.data, session, [ending.toLowerCase(), format], response);
    } catch (error) {
      if (!response.headersSent) throw error;
      // What was begun cannot be told as a failure any more: it stops short. Whose right has ended is no fault.
      if (!(error instanceof AppError)) services.log.warn({ error }, 'a copy of a room broke off');
      response.destroy();
    } finally {
      forget();
      clearTimeout(deadline);
    }
    return true;
  };
}
