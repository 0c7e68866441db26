// How the time of day is written beside messages.

/** Two digits for the hour, and no "PM": times stand below each other. */
export const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
