// A catalogue file as rows: what it is written in, how its cells are separated, and each row with its line.
import { open } from 'node:fs/promises';
import { type Info, parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import { type Columns, type Field, findColumns } from './columns.ts';
import { decoded, decodeLine, markedEncoding, newReading, type Reading } from './decode.ts';

/** A file nothing can be taken from; nothing was written. */
export class UnreadableFileError extends Error {
  override name = 'UnreadableFileError';
}

export type FileOptions = {
  /** `auto`, or a name of the Encoding Standard. */
  encoding: string;
  /** One character; null to find it. */
  delimiter: string | null;
  columns: ReadonlyMap<Field, string>;
};

export type Layout = {
  encoding: string;
  delimiter: string;
  header: string[];
  columns: Columns;
  /** What separates the entries of a list in each column, by its place: `;`, `|`, `,` or a space. */
  listSeparators: string[];
};

/** A row as it stands in the file; `problem` where its cells cannot be told apart. */
export type FileRow = { line: number; cells: string[] } | { line: number; problem: 'QUOTE' };

const headBytes = 256 * 1024;
const delimiters = [',', ';', '\t', '|'];

async function headOf(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

const why: Record<string, string> = {
  ENOENT: 'there is no such file',
  EACCES: 'it may not be read',
  EISDIR: 'it is a folder',
};

const settings = (delimiter: string) => ({
  delimiter,
  // Not found out from the first line: files put together from several have both.
  record_delimiter: ['\r\n', '\n'],
  bom: true,
  relax_quotes: true,
  relax_column_count: true,
  skip_empty_lines: true,
});

/** The separator that cuts the first line into most cells. */
const likeliestDelimiter = (text: string): string => {
  const firstLine = text.replace(/^\ufeff/, '').split(/\r?\n/, 1)[0] ?? '';
  const cells = (delimiter: string) => firstLine.split(delimiter).length;
  return delimiters.reduce((best, each) => (cells(each) > cells(best) ? each : best));
};

function separatorOf(cells: readonly string[]): string {
  return [';', '|', ','].find((separator) => cells.some((cell) => cell.includes(separator))) ?? ' ';
}

/**
 * Looks at the beginning of a file.
 * @throws UnreadableFileError when it cannot be opened, is no text or has no rows, ColumnError.
 */
export async function inspectFile(file: string, options: FileOptions): Promise<Layout> {
  const head = await headOf(file).catch((error: NodeJS.ErrnoException) => {
    throw new UnreadableFileError(`${file} cannot be read: ${why[error.code ?? ''] ?? error.message}.`);
  });
  if (head.length === 0) throw new UnreadableFileError(`${file} is empty.`);
  const marked = markedEncoding(head);
  const asked =
    options.encoding === 'auto' && marked !== null && marked !== 'utf-8' ? marked : options.encoding;
  const wide = /^utf-?16/i.test(asked);
  if (!wide && head.includes(0)) throw new UnreadableFileError(`${file} is not text: it holds zero bytes.`);
  const whole =
    head.length < headBytes ? head : head.subarray(0, wide ? head.length : head.lastIndexOf(10) + 1);
  const text = asked === 'auto' ? decodeLine(whole, newReading()) : new TextDecoder(asked).decode(whole);
  const delimiter = options.delimiter ?? likeliestDelimiter(text);
  const rows = parseAtOnce(text, {
    ...settings(delimiter),
    to: 500,
    skip_records_with_error: true,
  }) as string[][];
  const [header = [], ...sample] = rows;
  const columns = findColumns(header, options.columns);
  return {
    encoding: asked,
    delimiter,
    header,
    columns,
    listSeparators: header.map((_, place) => separatorOf(sample.map((cells) => cells[place] ?? ''))),
  };
}

/** A row longer than this has a quote that nothing closes, or only the next one that was not meant. */
const rowCharactersAtMost = 128 * 1024;
const rowLinesAtMost = 200;
/** Such rows that are got over, each by reading the file anew behind it. */
const restartsAtMost = 100;

/** The file's text line by line, without the first ones. */
async function* linesAfter(file: string, encoding: string, reading: Reading, skip: number) {
  let rest = '';
  let number = 0;
  for await (const text of decoded(file, encoding, reading)) {
    const lines = `${rest}${text}`.split(/(?<=\n)/);
    rest = lines.at(-1)?.endsWith('\n') ? '' : (lines.pop() ?? '');
    for (const line of lines) {
      number += 1;
      if (number > skip) yield line;
    }
  }
  if (rest && number >= skip) yield rest;
}

const lineBreaks = (cells: readonly string[]) =>
  cells.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0);

/**
 * Every row below the header, with the line it begins on. Rows are read as they are asked for. A quote that is never
 * closed costs its own row, not those it would swallow.
 */
export async function* readRows(file: string, layout: Layout, reading: Reading): AsyncGenerator<FileRow> {
  let skip = 0;
  for (let restarts = 0; restarts <= restartsAtMost; restarts += 1) {
    const broken: number | null = yield* rowsAfter(file, layout, skip === 0 ? reading : { ...reading }, skip);
    if (broken === null) return;
    skip = broken;
  }
  throw new UnreadableFileError(`More than ${restartsAtMost} rows have a quote that nothing closes.`);
}

/** Rows from behind a line on; returns the line whose row has no end, or null when all were read. */
async function* rowsAfter(file: string, layout: Layout, reading: Reading, skip: number) {
  let parsed = skip;
  let broken: number | null = null;
  const parser = parse({
    ...settings(layout.delimiter),
    info: true,
    max_record_size: rowCharactersAtMost,
    skip_records_with_error: true,
    // Told while parsing, which runs ahead of what is read below.
    on_record(row: unknown, { lines }: { lines: number }) {
      // With `info` on it is not the record alone, as its type has it.
      if (lineBreaks((row as { record: string[] }).record) >= rowLinesAtMost) broken ??= parsed + 1;
      parsed = skip + lines;
      return row as string[];
    },
    on_skip() {
      broken ??= parsed + 1;
    },
  });
  const pour = async () => {
    try {
      for await (const line of linesAfter(file, layout.encoding, reading, skip)) {
        if (broken !== null) break;
        if (!parser.write(line)) await new Promise((resolve) => parser.once('drain', resolve));
      }
      parser.end();
    } catch (error) {
      parser.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  };
  void pour();
  let isHeader = skip === 0;
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
    const line = skip + info.lines - lineBreaks(record);
    if (!isHeader && (broken === null || line < broken)) yield { line, cells: record };
    isHeader = false;
  }
  if (broken !== null) yield { line: broken, problem: 'QUOTE' as const };
  return broken;
}
