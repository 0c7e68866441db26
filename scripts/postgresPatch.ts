// A Vite plugin that mends how postgres.js goes on when a connection is lost in the middle of a transaction.
//
// It forgets the connection, but whoever was at work there does not: what they issue next, at least their ROLLBACK, goes to
// no socket, which ends the process; or, where the connection was made anew meanwhile, into somebody else's transaction.
// Here it is refused. See docs/decisions/0011-postgres-patch.md.

import type { Plugin } from 'vite';

/** What stands in each file, and what shall. Each must be found once: another version of the package is looked at anew. */
type Change = readonly [before: string, after: string];

const clients: Change[] = [
  ['    let savepoints = 0\n', '    let savepoints = 0\n      , lost = null\n'],
  [
    'new Promise((_, reject) => connection.onclose = reject)',
    'new Promise((_, reject) => connection.onclose = e => { lost = e; reject(e) })',
  ],
  [
    '        c.queue === full\n          ? queries.push(q)',
    '        if (lost) return q.reject(lost)\n        c.queue === full\n          ? queries.push(q)',
  ],
  [
    '    c.reserved = () => queue.length\n',
    `    let lost = null
    c.onclose = e => {
      lost = e
      while (queue.length) queue.shift().reject(e)
    }
    c.reserved = () => queue.length\n`,
  ],
  [
    '      c.reserved = null\n      onopen(c)',
    '      if (lost) return\n      c.onclose = null\n      c.reserved = null\n      onopen(c)',
  ],
  [
    '      c.queue === full\n        ? queue.push(q)',
    '      if (lost) return q.reject(lost)\n      c.queue === full\n        ? queue.push(q)',
  ],
  // Whoever waited for a connection of their own while another one was lost waited for ever, or kept one for ever that
  // nobody used.
  [
    'const query = { reserve: resolve, reject }',
    'const query = { reserve: resolve, reject: e => { queries.remove(query); reject(e) } }',
  ],
  [
    '    queries.length && connect(c, queries.shift())\n  }\n}',
    `    if (!queries.length)
      return
    const query = queries.shift()
    query.reserve && queries.push(query)
    connect(c, query)
  }
}`,
  ],
];

const connections: Change[] = [
  [
    // Why the server ended a connection was told to whoever came next on one that was made anew.
    '    incoming = Buffer.alloc(0)\n    remaining = 0\n',
    '    incoming = Buffer.alloc(0)\n    errorResponse = null\n    remaining = 0\n',
  ],
  [
    // What was about to be written went out first on the connection made anew, or kept it from writing at all.
    '    clearImmediate(nextWriteTimer)\n    socket.removeListener',
    '    clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n    socket.removeListener',
  ],
  [
    // What was issued between the error of a socket and its end was never answered.
    '    !hadError && (query || sent.length) && error(',
    '    ;(query || sent.length) && error(',
  ],
  [
    // A statement that was refused counted as one under way, for which the end of the pool waited.
    '    closedTime = performance.now()\n',
    '    query = null\n    closedTime = performance.now()\n',
  ],
];

const files = [
  { name: /[\\/]node_modules[\\/]postgres[\\/]src[\\/]index\.js$/, changes: clients },
  { name: /[\\/]node_modules[\\/]postgres[\\/]src[\\/]connection\.js$/, changes: connections },
];

/** @returns the source with the changes. @throws where one does not fit. */
function patched(source: string, changes: readonly Change[]): string {
  return changes.reduce((text, [before, after]) => {
    if (text.split(before).length !== 2) {
      throw new Error(`postgres.js has changed; look at the patch anew. It does not have once: ${before}`);
    }
    return text.replace(before, () => after);
  }, source);
}

/** For both the bundled server and the tests: the package must not be left outside of what Vite transforms. */
export const postgresPatch = (): Plugin => ({
  name: 'lobby-postgres-patch',
  transform(code, id) {
    const file = files.find(({ name }) => name.test(id.split('?', 1)[0] ?? ''));
    return file ? { code: patched(code, file.changes), map: null } : null;
  },
});
