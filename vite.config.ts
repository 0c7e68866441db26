// How the page is built and served while developing: Vite with React, Tailwind and precompiled messages.
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { emojiData } from './web/features/chat/emoji/vitePlugin.ts';
import { compiledMessages } from './web/i18n/vitePlugin.ts';
import { preloadFirstParts } from './web/preloadPlugin.ts';

const server = process.env['LOBBY_DEV_SERVER'] ?? 'http://localhost:3000';

export default defineConfig({
  root: 'web',
  plugins: [react(), tailwindcss(), compiledMessages(), preloadFirstParts(), emojiData()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      // Its parts only define; so those that the first page does without stay out of it.
      treeshake: { moduleSideEffects: [{ test: /node_modules\/@trpc\/client\//, sideEffects: false }] },
      output: {
        codeSplitting: {
          groups: [
            // What boot.ts needs to ask for the rest stays apart from the rest.
            { name: 'start', test: /vite\/preload-helper/, priority: 3 },
            // What speaks over the WebSocket comes beside the page (web/api/live.ts). Its package names it in one breath with
            // what every page needs, and shares with it what every page has.
            {
              name: 'live',
              test: /@trpc\/client\/dist\/wsLink-/,
              priority: 3,
              includeDependenciesRecursively: false,
            },
            // What every page needs is one file, not forty: main.tsx with everything it imports. And so is what many
            // pages need and is too small for a file of its own. What stands around the pages but the rooms is another, and
            // so is what the front needs besides.
            { name: 'front', test: /web\/features\/store\/HomePage\.tsx$/, priority: 0 },
            { name: 'face', test: /web\/features\/chat\/rooms\/RoomFace\.tsx$/, priority: 1 },
            // Small files that a room and what comes to it late share.
            {
              name: 'talk',
              test: /web\/features\/chat\/(attached\/box|live\/typing|message\/tools|timeline\/(folding|MessageText|TalkBones|Waiting))\.tsx?$|shared\/attachments\.ts$/,
              priority: 1,
            },
            { name: 'page', test: /web\/shell\/PageFrame\.tsx$/, priority: 1 },
            {
              name: 'app',
              test: /web\/main\.tsx$|web\/(ui\/(Avatar|Menu|theme|useNameOf|useSettled)|api\/connection|shell\/ConnectionStrip|features\/(accounts\/useSignOut|chat\/useNarrow))\.tsx?$|shared\/(ranks|text)\.ts$/,
              priority: 2,
            },
          ],
        },
      },
    },
  },
  resolve: {
    alias: {
      // Messages are compiled while building, so the parser stays out of the page.
      'use-intl/format-message': 'use-intl/format-message/format-only',
    },
  },
  server: {
    proxy: {
      '/trpc': { target: server, ws: true },
      '/art': { target: server },
      '/uploads': { target: server },
      '/auth': { target: server },
      '/exports': { target: server },
      '/payments': { target: server },
      '/healthz': { target: server },
    },
  },
});
