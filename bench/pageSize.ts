// What a first visit downloads: the JavaScript that index.html names, gzipped. The aim is 170 KB.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './program.ts';

export async function benchPageSize(): Promise<void> {
  const folder = join(root, 'dist/web');
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  const files = [...html.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)].flatMap(
    (match) => match[1] ?? [],
  );
  const rows: Record<string, { 'KB gzipped': string }> = {};
  let script = 0;
  for (const file of new Set(files)) {
    const size = gzipSync(await readFile(join(folder, file)), { level: 9 }).length / 1_000;
    rows[file] = { 'KB gzipped': size.toFixed(1) };
    if (file.endsWith('.js')) script += size;
  }
  rows['all JavaScript of the first load'] = { 'KB gzipped': script.toFixed(1) };
  console.table(rows);
}
