// The topic profiles write to: nothing durable, only that something changed.

export const profileTopic = (memberId: string): string => `profile:${memberId}`;

/** Inside the server alone: who has done something that friends may be told of. */
export const deedsTopic = 'deeds';
