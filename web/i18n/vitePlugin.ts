// A Vite plugin: `virtual:messages/<language>` holds all messages of one language, compiled, as one module.
// The page loads one language and needs no parser.
import { fileURLToPath } from 'node:url';
import compile from 'icu-minify/compile';
import { type Plugin, runnerImport } from 'vite';

type Tree = { [name: string]: string | Tree };

const prefix = 'virtual:messages/';

const compileTree = (tree: Tree): unknown =>
  Object.fromEntries(
    Object.entries(tree).map(([name, value]) => [
      name,
      typeof value === 'string' ? compile(value) : compileTree(value),
    ]),
  );

export function compiledMessages(): Plugin {
  return {
    name: 'lobby:messages',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    async load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined;
      const language = id.slice(prefix.length + 1);
      const file = fileURLToPath(new URL(`./${language}/index.ts`, import.meta.url));
      const { module, dependencies } = await runnerImport<{ messages: Tree }>(file, { logLevel: 'error' });
      for (const dependency of [file, ...dependencies]) this.addWatchFile(dependency);
      return `export const messages = ${JSON.stringify(compileTree(module.messages))};`;
    },
  };
}
