#!/usr/bin/env node
// The command line `lobby`: the built server when it is up to date, else the sources as they are.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isFresh, root } from '../scripts/freshness.mjs';

if (isFresh('server')) {
  await import(pathToFileURL(path.join(root, 'dist/server/main.js')).href);
} else {
  const { register } = await import('tsx/esm/api');
  register();
  await import(pathToFileURL(path.join(root, 'server/console/main.ts')).href);
}
