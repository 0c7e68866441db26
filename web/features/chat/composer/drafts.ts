// What was begun in each room and not sent: kept while one walks about and over a reload of this tab.

const prefix = 'lobby.draft.';

export function draftOf(roomId: string): string {
  try {
    return sessionStorage.getItem(prefix + roomId) ?? '';
  } catch {
    return '';
  }
}

/** An empty text forgets the draft. */
export function keepDraft(roomId: string, text: string): void {
  try {
    if (text === '') sessionStorage.removeItem(prefix + roomId);
    else sessionStorage.setItem(prefix + roomId, text);
  } catch {
    // Without storage a draft lives as long as its room is open.
  }
}
