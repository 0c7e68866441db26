// The topic alerts are told on.

export const alertsTopic = (memberId: string): string => `alerts:${memberId}`;

/** What ends a member's topic: their id is never used again. */
export const endedAlerts = { topicPrefix: alertsTopic(''), type: 'ended' };
