// The topic profiles write to: nothing durable, only that something changed.

export const profileTopic = (memberId: string): string => `profile:${memberId}`;
