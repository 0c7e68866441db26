// Starts the page once the browser has painted its frame and what is largest in it: neither waits for the script to run.
import { firstPaint } from './firstPaint.ts';

/** Milliseconds for which what is largest is waited for. */
const largestWithin = 250;
/** Milliseconds after which the page starts even if nothing was painted. */
const paintWithin = 100;

const start = () => void import('./main.tsx');

await firstPaint(window.lobbyEarly?.[0], largestWithin);
// A hidden page is not painted. Otherwise the second frame begins when the first has been drawn.
if (document.visibilityState === 'hidden') start();
else {
  requestAnimationFrame(() => requestAnimationFrame(start));
  setTimeout(start, paintWithin);
}
