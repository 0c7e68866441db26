// A Vite plugin: puts the smiley names of our languages beside the built page, and serves them while developing.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';
import { languages } from '../../../../shared/primitives.ts';
import { emojiPath, emojiVersion } from './emojiData.ts';

const require = createRequire(import.meta.url);
const names = ['data.json', 'messages.json'] as const;
const files = languages.flatMap((language) => names.map((name) => `${language}/${name}`));
const read = (file: string) => readFile(require.resolve(`emojibase-data/${file}`), 'utf8');

export function emojiData(): Plugin {
  return {
    name: 'lobby:emoji-data',
    buildStart() {
      const installed = (require('emojibase-data/package.json') as { version: string }).version;
      if (installed !== emojiVersion) {
        throw new Error(
          `emojiData.ts names version ${emojiVersion} of emojibase-data, installed is ${installed}`,
        );
      }
    },
    async generateBundle() {
      for (const file of files) {
        const source = await read(file);
        this.emitFile({ type: 'asset', fileName: `${emojiPath.slice(1)}/${file}`, source });
      }
    },
    configureServer(server) {
      server.middlewares.use(emojiPath, (request, response, next) => {
        const file = files.find((known) => request.url === `/${known}`);
        if (!file) return next();
        read(file).then(
          (text) => response.setHeader('content-type', 'application/json').end(text),
          (error: unknown) => next(error),
        );
      });
    },
  };
}
