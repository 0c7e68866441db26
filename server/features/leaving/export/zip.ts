// Writes a copy of all a member's data as a ZIP of JSON files, as it is read: little of it is ever in memory.
import { once } from 'node:events';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import type { Language } from '../../../../shared/primitives.ts';
import type { ExportPart } from '../../../platform/exporting.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import { type FileName, readmeTexts } from './texts.ts';

type Picture = { name: string; body: Readable };

export type Export = {
  parts: readonly ExportPart[];
  memberId: string;
  language: Language;
  /** Epoch milliseconds. */
  now: number;
  picture: Picture | null;
};

async function* jsonOf(read: ReturnType<ExportPart['read']>): AsyncGenerator<string> {
  if (!(Symbol.asyncIterator in read)) {
    yield `${JSON.stringify(await read, null, 2)}\n`;
    return;
  }
  let before = '[\n';
  for await (const row of read) {
    yield before + JSON.stringify(row);
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

function readmeOf({ parts, language, now, picture }: Export): string {
  const { title, intro, files, secrets } = readmeTexts[language];
  const names = parts.map(({ name }): [string, string] => [`${name}.json`, files[name as FileName]]);
  if (picture) names.push([picture.name, files.picture]);
  const list = names.map(([name, about]) => `${name}\n    ${about}`).join('\n');
  const time = new Date(now).toISOString().slice(0, 16).replace('T', ' ');
  return [title, intro.replace('{time}', time), list, `${secrets}\n`].join('\n\n');
}

/**
 * Writes it all and ends the target. When it settles nothing is read from the transaction any more, however it went.
 * @throws what reading throws, and when the target closes early.
 */
export async function writeZip(tx: Transaction, all: Export, target: Writable): Promise<void> {
  const zip = new yazl.ZipFile();
  const output = zip.outputStream as Readable;
  const mtime = new Date(all.now);
  let open: Readable | null = null;
  zip.addBuffer(Buffer.from(readmeOf(all)), 'README.txt', { mtime });
  if (all.picture) zip.addReadStream(all.picture.body, all.picture.name, { mtime, compress: false });
  for (const { name, read } of all.parts) {
    // One after another: each is opened when the one before has been written.
    zip.addReadStreamLazy(`${name}.json`, { mtime }, (ready) => {
      open = Readable.from(jsonOf(read(tx, all.memberId)));
      ready(null, open);
    });
  }
  zip.on('error', (error: Error) => output.destroy(error));
  zip.end();
  try {
    await pipeline(output, target);
  } finally {
    all.picture?.body.destroy();
    await closed(open);
  }
}

/** A page that is being read is waited for. */
async function closed(stream: Readable | null): Promise<void> {
  if (!stream || stream.closed) return;
  const gone = once(stream, 'close');
  stream.destroy();
  await gone;
}
