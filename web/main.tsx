// Where the page begins: the language first, then everything in it.
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { firstLanguage, storedLanguage } from './i18n/language.ts';
import { loadMessages } from './i18n/loadMessages.ts';

const language = firstLanguage(storedLanguage(), navigator.languages);
const messages = await loadMessages(language);
document.documentElement.lang = language;

const root = document.getElementById('root');
if (root) {
  // As a transition the first drawing is done in slices: the page answers presses while it comes up.
  startTransition(() => {
    createRoot(root).render(
      <StrictMode>
        <App first={{ language, messages }} />
      </StrictMode>,
    );
  });
}

// The letters of the other scripts come piece by piece: at once where the page is written in them, else when the
// first page stands.
const loadLetters = () => void import('./ui/fonts/rest.css');
if (language !== 'en') loadLetters();
else if (document.readyState === 'complete') loadLetters();
else window.addEventListener('load', () => setTimeout(loadLetters, 500), { once: true });
