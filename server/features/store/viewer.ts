// For whom the store is shown: their language, their currency, their wishes, and the moment.
import { type Currency, currencyByLanguage, type Language } from '../../../shared/primitives.ts';
import type { Context } from '../../trpc.ts';

export type Viewer = {
  /** Null for guests. */
  memberId: string | null;
  language: Language;
  currency: Currency;
  /** Epoch milliseconds; which sales run is decided by it. */
  now: number;
};

/** Texts come in the language asked for, else the member's, else the browser's; guests pay in its currency. */
export function viewerOf(ctx: Context, language: Language | undefined): Viewer {
  const member = ctx.session?.member;
  const spoken = language ?? member?.language ?? ctx.request.language;
  return {
    memberId: member?.id ?? null,
    language: spoken,
    currency: member?.currency ?? currencyByLanguage[spoken],
    now: ctx.services.clock.now(),
  };
}

/** The values of a viewer's placeholders. */
export const viewerValues = (viewer: Viewer) => ({
  member: viewer.memberId,
  language: viewer.language,
  currency: viewer.currency,
  now: new Date(viewer.now).toISOString(),
});
