// A Vite plugin: what a first visit will need is named in index.html, so that nothing waits for a script to ask for it.
import type { Plugin, Rolldown } from 'vite';

/** The part of the font that every language needs (see ui/fonts/latin.css). */
const latinFont = /PretendardVariable\.subset\.91-.*\.woff2$/;
/** Parts by the names under which public/theme.js looks for them: a language, or the page of an address. */
const parts = {
  en: ['virtual:messages/en'],
  ko: ['virtual:messages/ko'],
  zh: ['virtual:messages/zh'],
  home: ['/shell/PageFrame.tsx', '/features/store/HomePage.tsx'],
  category: ['/shell/PageFrame.tsx', '/features/store/CategoryPage.tsx'],
  game: ['/shell/PageFrame.tsx', '/features/store/GamePage.tsx'],
  room: ['/firstRoom.ts', '/features/chat/RoomsLayout.tsx', '/features/chat/RoomPage.tsx'],
} as const;

type Bundle = Rolldown.OutputBundle;

/**
 * The page itself, which boot.ts starts after the first paint. Its scripts are not named: on a slow line they would take
 * from what is painted first.
 */
const page = '/web/main.tsx';

/** The chunk of a part with the chunks it needs, beyond those of `without`. */
function filesOf(bundle: Bundle, moduleEnd: string, without: readonly string[] = []): string[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const closure = (name: string, seen: Set<string>): Set<string> => {
    if (seen.has(name)) return seen;
    seen.add(name);
    for (const next of chunks.find((chunk) => chunk.fileName === name)?.imports ?? []) closure(next, seen);
    return seen;
  };
  const part = chunks.find((chunk) => chunk.facadeModuleId?.endsWith(moduleEnd));
  if (!part) throw new Error(`No part of the page ends in ${moduleEnd}`);
  return [...closure(part.fileName, new Set())].filter((name) => !without.includes(name));
}

/** The style sheets that some chunks bring. */
function stylesOf(bundle: Bundle, files: readonly string[]): string[] {
  const chunks = Object.values(bundle).filter(
    (file) => file.type === 'chunk' && files.includes(file.fileName),
  );
  return [...new Set(chunks.flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]))];
}

/** In development nothing is named: files are served one by one there. */
export function preloadFirstParts(): Plugin {
  return {
    name: 'lobby:preload-first-parts',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        if (!bundle) return html;
        const always = filesOf(bundle, page);
        const named = Object.entries(parts)
          .map(([name, ends]) => {
            const files = [...new Set(ends.flatMap((end) => filesOf(bundle, end, always)))];
            return `data-${name}="${[...stylesOf(bundle, files), ...files].join(' ')}"`;
          })
          .join(' ');
        const font = Object.keys(bundle).find((name) => latinFont.test(name));
        if (!font) throw new Error('The Latin part of the font is missing');
        return {
          html: html.replace('<script src="/theme.js">', `<script src="/theme.js" ${named}>`),
          tags: [
            ...stylesOf(bundle, always).map((file) => ({
              tag: 'link',
              attrs: { rel: 'stylesheet', href: `/${file}`, crossorigin: '' },
              injectTo: 'head' as const,
            })),
            {
              tag: 'link',
              attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${font}`, crossorigin: '' },
              injectTo: 'head',
            },
          ],
        };
      },
    },
  };
}
