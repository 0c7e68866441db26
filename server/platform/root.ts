// Where the program's own files stand: the folder that holds drizzle/ and dist/, above the sources or the built bundle.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @throws when the migrations, which every installation has, are in no folder above this file. */
export function programRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'drizzle', 'migrations'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('The folder drizzle/migrations is missing beside the program.');
    folder = parent;
  }
  return folder;
}
