// The topic of one member.

/** What concerns one member alone. Each feature tells there what is its own, and ignores what is another's. */
export const memberTopic = (memberId: string): string => `user:${memberId}`;
