// Reviews begun and not yet published: kept in this browser, for the member who began them.
import type { Language } from '../../../../shared/primitives.ts';

export type Draft = { recommended: boolean | null; body: string; language: Language };

const keyOf = (memberId: string, gameId: string) => `lobby.reviewDraft.${memberId}.${gameId}`;

/** What was begun; anything that is none is nothing. */
export function readDraft(memberId: string, gameId: string): Draft | null {
  try {
    const { recommended, body, language }: Partial<Draft> = JSON.parse(
      localStorage.getItem(keyOf(memberId, gameId)) ?? '{}',
    );
    if (typeof body !== 'string' || !language) return null;
    return { recommended: typeof recommended === 'boolean' ? recommended : null, body, language };
  } catch {
    return null;
  }
}

/** @param draft null when there is nothing left to keep. */
export function keepDraft(memberId: string, gameId: string, draft: Draft | null): void {
  try {
    if (draft && draft.body.trim() !== '')
      localStorage.setItem(keyOf(memberId, gameId), JSON.stringify(draft));
    else localStorage.removeItem(keyOf(memberId, gameId));
  } catch {
    // without storage it holds until the page is left
  }
}

/** After signing out: every review the member began in this browser. Never throws. */
export function forgetReviewDrafts(memberId: string): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(keyOf(memberId, ''))) localStorage.removeItem(key);
    }
  } catch {
    // without storage nothing is kept
  }
}
