// How the server is bundled for `npm start`: one file of ours, so that starting reads few files; packages stay outside but
// for the one that is patched.
import { defineConfig } from 'vite';
import { postgresPatch } from './scripts/postgresPatch.ts';

export default defineConfig({
  publicDir: false,
  plugins: [postgresPatch()],
  ssr: { noExternal: ['postgres'] },
  build: {
    ssr: 'server/console/main.ts',
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    sourcemap: true,
    reportCompressedSize: false,
    rolldownOptions: { output: { entryFileNames: 'main.js', chunkFileNames: '[name]-[hash].js' } },
  },
});
