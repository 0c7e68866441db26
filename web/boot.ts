// Starts the page once the browser has painted its frame and its first picture: neither waits for the script to run.
import { firstPicture } from './firstPicture.ts';

/** Milliseconds for which the first picture is waited for. */
const pictureWithin = 250;
/** Milliseconds after which the page starts even if nothing was painted. */
const paintWithin = 100;

const start = () => void import('./main.tsx');

await firstPicture(window.lobbyEarly, pictureWithin);
// A hidden page is not painted. Otherwise the second frame begins when the first has been drawn.
if (document.visibilityState === 'hidden') start();
else {
  requestAnimationFrame(() => requestAnimationFrame(start));
  setTimeout(start, paintWithin);
}
