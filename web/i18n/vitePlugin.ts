// A Vite plugin: `virtual:messages/<language>` holds the messages of one language that the first load needs, compiled, as
// one module, `virtual:words/<set>/<language>` those of one set (sets.ts), and `virtual:words` fetches any of the sets.
// The page loads one language and needs no parser.
import { fileURLToPath } from 'node:url';
import compile from 'icu-minify/compile';
import { type Plugin, runnerImport } from 'vite';
import { languages } from '../../shared/primitives.ts';
import { type WordSet, wordSets } from './sets.ts';

type Tree = { [name: string]: string | Tree };

const setNames = Object.keys(wordSets) as WordSet[];
const inSets = new Set<string>(Object.values(wordSets).flat());

const compileTree = (tree: Tree): unknown =>
  Object.fromEntries(
    Object.entries(tree).map(([name, value]) => [
      name,
      typeof value === 'string' ? compile(value) : compileTree(value),
    ]),
  );

/** What a module holds, or nothing when it is none of ours. */
function wanted(id: string): { language: string; holds: (group: string) => boolean } | undefined {
  const first = id.match(/^virtual:messages\/(\w+)$/);
  if (first?.[1]) return { language: first[1], holds: (group) => !inSets.has(group) };
  const [, set, language] = id.match(/^virtual:words\/(\w+)\/(\w+)$/) ?? [];
  if (!set || !language) return undefined;
  const groups: readonly string[] = wordSets[set as WordSet];
  return { language, holds: (group) => groups.includes(group) };
}

const fetchers = () =>
  setNames.map((set) => {
    const ofLanguage = languages.map(
      (language) => `${language}: () => import('virtual:words/${set}/${language}')`,
    );
    return `${set}: { ${ofLanguage.join(', ')} }`;
  });

export function compiledMessages(): Plugin {
  return {
    name: 'lobby:messages',
    resolveId: (id) => (id === 'virtual:words' || wanted(id) ? `\0${id}` : undefined),
    async load(id) {
      if (id === '\0virtual:words') return `export const words = { ${fetchers().join(', ')} };`;
      const module = id.startsWith('\0') ? wanted(id.slice(1)) : undefined;
      if (!module) return undefined;
      const file = fileURLToPath(new URL(`./${module.language}/index.ts`, import.meta.url));
      const loaded = await runnerImport<{ messages: Tree }>(file, { logLevel: 'error' });
      for (const dependency of [file, ...loaded.dependencies]) this.addWatchFile(dependency);
      const groups = Object.entries(loaded.module.messages).filter(([group]) => module.holds(group));
      return `export const messages = ${JSON.stringify(compileTree(Object.fromEntries(groups)))};`;
    },
  };
}
