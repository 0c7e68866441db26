// Where the page begins: the language first, then everything in it.
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { firstLanguage, storedLanguage } from './i18n/language.ts';
import { loadMessages } from './i18n/loadMessages.ts';
import { createPageRouter } from './router.tsx';

const language = firstLanguage(storedLanguage(), navigator.languages);

/** Not awaited by this module: the pages that the router fetches import parts of it, and would wait for it in turn. */
async function start(root: HTMLElement): Promise<void> {
  const router = createPageRouter();
  // With the page of this address at hand the first paint gives way to that page, and not to nothing.
  const [messages] = await Promise.all([loadMessages(language), router.load()]);
  document.documentElement.lang = language;
  // As a transition the first drawing is done in slices: the page answers presses while it comes up.
  startTransition(() => {
    createRoot(root).render(
      <StrictMode>
        <App first={{ language, messages }} router={router} />
      </StrictMode>,
    );
  });
}

const root = document.getElementById('root');
if (root) void start(root);

// The letters of the other scripts come piece by piece: at once where the page is written in them, else when the
// first page stands.
const loadLetters = () => void import('./ui/fonts/rest.css');
if (language !== 'en') loadLetters();
else if (document.readyState === 'complete') loadLetters();
else window.addEventListener('load', () => setTimeout(loadLetters, 500), { once: true });
