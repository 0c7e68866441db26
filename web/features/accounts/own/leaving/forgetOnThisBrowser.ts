// What this browser kept for a member who is gone: words that were never sent, and beginnings of others.

/** Everything of this page's own storage that names the member. Never throws. */
export function forgetOnThisBrowser(memberId: string): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.includes(memberId)) localStorage.removeItem(key);
  } catch {
    // A private window keeps nothing anyway.
  }
}
