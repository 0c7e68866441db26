// GET /exports/orders.csv and /exports/charges.csv: all of a member's own, for their spreadsheet.
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Me } from '../../../../shared/accounts.ts';
import type { Services } from '../../../services.ts';
import { admitDownload } from '../../accounts/queries.ts';
import { byteOrderMark, csvRow } from './csv.ts';
import { charges, orders, type Table } from './tables.ts';

/** Milliseconds one download may take: a reader who is slower than that reads nothing. */
const longest = 5 * 60_000;

const tables: Record<string, Table> = { '/exports/orders.csv': orders, '/exports/charges.csv': charges };

/** Page by page, each when the one before has gone out: however many rows there are, few are in memory. */
async function write(
  services: Services,
  table: Table,
  member: Me,
  response: ServerResponse,
  name: string,
): Promise<void> {
  const pages = table.pages(services, member)[Symbol.asyncIterator]();
  // Before the head: a failure of the first page can still be told as one.
  let page = await pages.next();
  response.writeHead(200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
    'cross-origin-resource-policy': 'same-origin',
  });
  response.write(byteOrderMark + csvRow(table.head[member.language]));
  for (; !page.done && !response.destroyed; page = await pages.next()) {
    const text = page.value.map(csvRow).join('');
    if (!response.write(text)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
  }
  response.end();
}

/** Answers these addresses, and says whether it was one of them. Errors are thrown. */
export function walletExports(services: Services) {
  const { connections, limits } = services;
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const table = tables[path];
    if (!table) return false;
    if (request.method !== 'GET') {
      response.writeHead(405, {
        'content-type': 'text/plain; charset=utf-8',
        'cache-control': 'no-store',
        allow: 'GET',
      });
      response.end('Only GET.');
      return true;
    }
    const { id, member } = await admitDownload(services, request);
    await limits.consume('csv', member.id);
    // It ends with its session.
    const forget = connections.add(id, () => response.destroy());
    const deadline = setTimeout(() => response.destroy(), longest);
    try {
      await write(services, table, member, response, path.slice('/exports/'.length));
    } finally {
      forget();
      clearTimeout(deadline);
    }
    return true;
  };
}
