// GET /exports/me.zip: everything the shop holds on the member who asks, as one file, all of one moment.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError } from '../../../errors.ts';
import { readSnapshot } from '../../../live/index.ts';
import type { Services } from '../../../services.ts';
import type { Session } from '../../../trpc.ts';
import { accountParts, admitDownload, uploadedPictureOf } from '../../accounts/queries.ts';
import { alertParts } from '../../alerts/queries.ts';
import { chatParts } from '../../chat/queries/index.ts';
import { friendParts } from '../../friends/queries.ts';
import { libraryParts } from '../../library/queries.ts';
import { profileParts } from '../../profiles/queries/ownData.ts';
import { storeParts } from '../../store/queries/ownData.ts';
import { walletParts } from '../../wallet/queries/ownData.ts';
import { cutSlowReader, type Pace, slowest } from './pace.ts';
import { writeZip } from './zip.ts';

export const exportParts = [
  ...accountParts,
  ...profileParts,
  ...chatParts,
  ...friendParts,
  ...storeParts,
  ...libraryParts,
  ...walletParts,
  ...alertParts,
];

/** Copies written at the same time by one process: each holds a connection to the database. */
const atOnce = 2;
/** Milliseconds a copy may take: a connection must not be held for good. */
const longest = 10 * 60_000;
/** Seconds after which one for whom there was no place may come again. */
const retryAfter = 20;

/**
 * Answers addresses under /exports/. Errors are thrown.
 * @param pace the slowest reader that is waited for.
 */
export function exportDownloads(services: Services, pace: Pace = slowest) {
  const { clock, connections, database, limits, storage } = services;
  let writing = 0;
  /** Members who are just taking a copy: nobody has two places, so that two slow readers are two people. */
  const taking = new Set<string>();

  async function write({ id: memberId, language }: Session['member'], response: ServerResponse) {
    await readSnapshot(database, async (tx) => {
      const now = clock.now();
      const key = await uploadedPictureOf(tx, memberId);
      const file = key === null ? null : await storage.get(key);
      response.writeHead(200, {
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename="lobby-${new Date(now).toISOString().slice(0, 10)}.zip"`,
        'cache-control': 'no-store',
        'cross-origin-resource-policy': 'same-origin',
      });
      const picture = file && { name: 'picture.webp', body: file.body };
      await writeZip(tx, { parts: exportParts, memberId, language, now, picture }, response);
    });
  }

  async function download(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { id, member } = await admitDownload(services, request);
    if (writing >= atOnce || taking.has(member.id)) throw new AppError('RATE_LIMITED', { retryAfter });
    writing += 1;
    taking.add(member.id);
    let taken = false;
    const release = () => {
      if (!taken) taking.delete(member.id);
      taken = true;
    };
    // Who has all of it may come again at once, while this one is still being put away.
    response.once('finish', release);
    // It ends with its session, as a feed does.
    const forget = connections.add(id, () => response.destroy());
    const deadline = setTimeout(() => response.destroy(), longest);
    const unwatch = cutSlowReader(response, pace);
    try {
      await limits.consume('export', member.id);
      await write(member, response);
    } catch (error) {
      // Who asked has gone, or took too long: nobody is left to be told.
      if (!response.destroyed) throw error;
    } finally {
      writing -= 1;
      release();
      forget();
      unwatch();
      clearTimeout(deadline);
    }
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? '').split('?', 1)[0];
    const isExport = path === '/exports/me.zip';
    if (isExport && request.method === 'GET') return download(request, response);
    const [status, text] = isExport ? [405, 'Only GET.'] : [404, 'There is nothing here.'];
    response.writeHead(status as number, {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      ...(isExport ? { allow: 'GET' } : {}),
    });
    response.end(text);
  };
}
