// What the marquee of the front asks for. `public/theme.js` asks for the same before the page runs.
import type { Language } from '../../../shared/primitives.ts';

export function frontMarqueeInput(language: Language) {
  return { onSale: true, sort: 'rating', limit: 5, language } as const;
}
