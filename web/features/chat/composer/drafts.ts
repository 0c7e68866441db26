// What a member began in each room and did not send: kept while one walks about and over a reload of this tab.

const keyOf = (memberId: string, roomId: string) => `lobby.draft.${memberId}.${roomId}`;

export function draftOf(memberId: string, roomId: string): string {
  try {
    return sessionStorage.getItem(keyOf(memberId, roomId)) ?? '';
  } catch {
    return '';
  }
}

/** An empty text forgets the draft. */
export function keepDraft(memberId: string, roomId: string, text: string): void {
  try {
    if (text === '') sessionStorage.removeItem(keyOf(memberId, roomId));
    else sessionStorage.setItem(keyOf(memberId, roomId), text);
  } catch {
    // Without storage a draft lives as long as its room is open.
  }
}
