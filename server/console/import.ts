// `lobby import games.csv`: takes a catalogue file into the store, and says what it made of it.
import { createWriteStream, type WriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { uuidv7 } from 'uuidv7';
import { currencies } from '../../shared/countries.ts';
import { readConfig } from '../config.ts';
import { ColumnError, parseColumnChoice } from '../features/store/catalogue/columns.ts';
import { isEncoding, NotTextError } from '../features/store/catalogue/decode.ts';
import {
  ImportRunsError,
  type ImportSummary,
  importCatalogue,
} from '../features/store/catalogue/importCatalogue.ts';
import { type Refusal, type Rule, shown } from '../features/store/catalogue/readRow.ts';
import { inspectFile, type Layout, UnreadableFileError } from '../features/store/catalogue/rows.ts';
import { openDatabase } from '../platform/postgres/database.ts';
import { migrate } from '../platform/postgres/migrate.ts';
import { provideDatabase } from './resources.ts';
import { UsageError } from './usage.ts';

const options = {
  encoding: { type: 'string', default: 'auto' },
  delimiter: { type: 'string' },
  columns: { type: 'string' },
  currency: { type: 'string' },
  source: { type: 'string', default: 'catalogue' },
  report: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
} as const;

const sentences: Readonly<Record<Rule, string>> = {
  QUOTE: 'a quote that nothing closes',
  CELLS: 'more cells than the header has columns',
  EMPTY: 'nothing there',
  TOO_LONG: 'too long',
  CONTROL: 'control characters, or nothing to see',
  NOT_A_PRICE: 'no price in this currency',
  NOT_A_DATE: 'no day from 1970 on, as 2024-12-31',
  NOT_A_SIZE: 'no size, as 8 GB or 512 MB',
  UNKNOWN_SYSTEM: 'a system other than windows, macos, linux',
  UNKNOWN_LANGUAGE: 'neither the code nor the English name of a language',
  TOO_MANY: 'too many entries',
  TWICE: 'the same game stands in the file before',
};

/** Refusals told on the screen; the report has all. */
const toldAtMost = 20;

function readArguments(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function readSettings(args: string[]) {
  const { values, positionals } = readArguments(args);
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) {
    throw new UsageError('lobby import takes one file: lobby import games.csv');
  }
  if (values.encoding !== 'auto' && !isEncoding(values.encoding)) {
    throw new UsageError(
      `--encoding takes auto or a name such as utf-8, windows-1252, euc-kr, gb18030; not "${values.encoding}".`,
    );
  }
  const delimiter = values.delimiter === 'tab' ? '\t' : values.delimiter;
  if (delimiter !== undefined && !/^[^"\r\n]$/.test(delimiter)) {
    throw new UsageError('--delimiter takes one character, or tab.');
  }
  const currency = currencies.find((known) => known === values.currency?.toUpperCase());
  if (values.currency !== undefined && !currency) {
    throw new UsageError(`--currency takes ${currencies.join(', ')}; not "${values.currency}".`);
  }
  if (!/^[\w.-]{1,40}$/.test(values.source)) {
    throw new UsageError('--source takes up to 40 letters, digits, dots and hyphens.');
  }
  return {
    file,
    encoding: values.encoding,
    delimiter: delimiter ?? null,
    columns: values.columns === undefined ? new Map() : parseColumnChoice(values.columns),
    currency: currency ?? null,
    source: values.source,
    report: values.report,
    dryRun: values['dry-run'],
  };
}

/** A cell of the report, quoted; one that a spreadsheet would take for a formula is made a text. */
const cell = (text: string) => `"${(/^[=+\-@\t]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

async function openReport(path: string | undefined): Promise<WriteStream | null> {
  if (path === undefined) return null;
  const report = createWriteStream(path);
  await new Promise((resolve, reject) => {
    report.once('open', resolve);
    report.once('error', (error) => reject(new UsageError(`--report: ${error.message}`)));
  });
  report.write('\ufeffline,field,rule,value\r\n');
  return report;
}

function teller(report: WriteStream | null) {
  let told = 0;
  const tell = (line: number, field: string, rule: string, value: string, sentence: string) => {
    report?.write(`${line},${field},${rule},${cell(value)}\r\n`);
    told += 1;
    if (told <= toldAtMost) console.log(`  line ${line}, ${field}: ${sentence}${value ? `: ${value}` : ''}`);
    if (told === toldAtMost + 1) {
      console.log(
        report ? '  … the others are in the report.' : '  … --report refused.csv writes all of them.',
      );
    }
  };
  return {
    refused: ({ line, field, rule, value }: Refusal) =>
      tell(line, field, rule, value, `refused, ${sentences[rule]}`),
    damaged: (line: number, name: string) =>
      tell(line, 'name', 'DAMAGED', shown(name), 'taken, though characters could not be read'),
  };
}

const number = new Intl.NumberFormat('en').format;

function describe(layout: Layout): string {
  const columns = Object.entries(layout.columns).map(
    ([field, place]) => `${field} ← ${layout.header[place]}`,
  );
  const delimiter = layout.delimiter === '\t' ? 'tabs' : `“${layout.delimiter}”`;
  const prices = Object.keys(layout.columns).some((field) => field.startsWith('price'));
  return [
    `Columns, between ${delimiter}: ${columns.join(', ')}`,
    ...(prices ? [] : ['No column of prices: new games are not for sale.']),
  ].join('\n');
}

function encodingsOf({ reading }: ImportSummary, asked: string): string {
  if (asked !== 'auto') return `Read as ${asked}.`;
  const kinds = ['utf-8', 'windows-1252', 'mixed'] as const;
  const found = kinds
    .filter((kind) => reading[kind] > 0)
    .map((kind) => `${number(reading[kind])} lines ${kind}`);
  return found.length === 0 ? 'Read as ASCII.' : `Read as ASCII, but for ${found.join(', ')}.`;
}

const counts = ({ added, changed, unchanged, refused }: ImportSummary) =>
  `${number(added)} new, ${number(changed)} changed, ${number(unchanged)} unchanged, ${number(refused)} refused`;

function progress(size: number) {
  let last = Date.now();
  return (summary: ImportSummary) => {
    if (Date.now() - last < 1_000) return;
    last = Date.now();
    console.log(`${Math.round((100 * Math.min(summary.reading.bytes, size)) / size)} %: ${counts(summary)}`);
  };
}

/** Exit code 3 when rows were refused; whatever stops the import before it writes throws. */
export async function importCommand(args: string[]): Promise<void> {
  const began = performance.now();
  try {
    const settings = readSettings(args);
    const layout = await inspectFile(settings.file, settings);
    if (layout.columns.price !== undefined && settings.currency === null) {
      throw new UsageError(
        'The column of prices needs --currency KRW, USD or CNY; or call columns price_krw and so on.',
      );
    }
    console.log(describe(layout));
    const { size } = await stat(settings.file);
    const report = await openReport(settings.report);
    const tell = teller(report);
    const config = readConfig(process.env);
    const owned = await provideDatabase(config, () => {}, { beside: true });
    const database = openDatabase(owned.url, { pool: 8 });
    try {
      await migrate(owned.url);
      const summary = await importCatalogue(database, {
        ...settings,
        layout,
        newId: uuidv7,
        onRefused: tell.refused,
        onDamaged: tell.damaged,
        onProgress: progress(size),
      });
      console.log(encodingsOf(summary, layout.encoding));
      const seconds = ((performance.now() - began) / 1_000).toFixed(1);
      console.log(
        `${settings.dryRun ? 'Nothing was written. It would be: ' : ''}${counts(summary)} (${seconds} s).`,
      );
      if (summary.refused > 0) process.exitCode = 3;
    } finally {
      await database.close();
      await owned.stop();
      if (report) {
        report.end();
        await finished(report);
      }
    }
  } catch (error) {
    const mendable = [ColumnError, NotTextError, UnreadableFileError, ImportRunsError];
    if (mendable.some((kind) => error instanceof kind)) throw new UsageError((error as Error).message);
    throw error;
  }
}
