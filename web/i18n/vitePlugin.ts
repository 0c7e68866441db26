// A Vite plugin: `virtual:messages/<language>` holds the messages of one language, compiled, as one module, and
// `virtual:late-messages/<language>` and `virtual:house-messages/<language>` those no first page needs. The page loads one language and needs no parser.
import { fileURLToPath } from 'node:url';
import compile from 'icu-minify/compile';
import { type Plugin, runnerImport } from 'vite';

type Tree = { [name: string]: string | Tree };

/** Groups of messages that are fetched with what they are for (see LateWords.tsx). */
const late = new Set([
  'accounts',
  'captcha',
  'lateErrors',
  'linkPage',
  'newPassword',
  'providers',
  'settings',
]);
/** Groups of those who look after the shop, fetched with their pages alone. */
const house = new Set(['moderation', 'outbox']);

/** What each module holds. */
const modules: Record<string, (group: string) => boolean> = {
  'virtual:messages/': (group) => !late.has(group) && !house.has(group),
  'virtual:late-messages/': (group) => late.has(group),
  'virtual:house-messages/': (group) => house.has(group),
};
const prefixOf = (id: string) => Object.keys(modules).find((prefix) => id.startsWith(prefix));

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
    resolveId: (id) => (prefixOf(id) ? `\0${id}` : undefined),
    async load(id) {
      const name = id.slice(1);
      const prefix = id.startsWith('\0') ? prefixOf(name) : undefined;
      const holds = prefix && modules[prefix];
      if (!holds) return undefined;
      const language = name.slice(prefix.length);
      const file = fileURLToPath(new URL(`./${language}/index.ts`, import.meta.url));
      const { module, dependencies } = await runnerImport<{ messages: Tree }>(file, { logLevel: 'error' });
      for (const dependency of [file, ...dependencies]) this.addWatchFile(dependency);
      const groups = Object.entries(module.messages).filter(([group]) => holds(group));
      return `export const messages = ${JSON.stringify(compileTree(Object.fromEntries(groups)))};`;
    },
  };
}
