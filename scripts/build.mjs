// `npm run build`: the page into dist/web and the server into dist/server, each only when its sources changed.
import path from 'node:path';
import { isFresh, markFresh, root, sourceHash } from './freshness.mjs';
import { precompress } from './precompress.mjs';

const steps = {
  web: { name: 'the page', config: 'vite.config.ts', after: () => precompress(path.join(root, 'dist/web')) },
  server: { name: 'the server', config: 'vite.server.config.ts', after: async () => {} },
};

const force = process.argv.includes('--force');
const stale = Object.keys(steps).filter((part) => force || !isFresh(part));
if (stale.length > 0) {
  const { build } = await import('vite');
  process.chdir(root);
  process.env.NODE_ENV ??= 'production';
  const results = await Promise.allSettled(
    stale.map(async (part) => {
      const { name, config, after } = steps[part];
      const begun = performance.now();
      console.log(`Building ${name} …`);
      const hash = sourceHash(part);
      await build({ configFile: path.join(root, config), logLevel: 'warn' });
      await after();
      markFresh(part, hash);
      console.log(`Built ${name} in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
    }),
  );
  for (const { reason } of results.filter(({ status }) => status === 'rejected')) {
    console.error(reason instanceof Error ? reason.message : reason);
    process.exitCode = 1;
  }
}
