// The topic of blocks: inside the server alone, for nobody is told who blocked them.

export const blocksTopic = 'blocks';

/** Between these two a block began or was lifted. */
export type BlockNote = { type: 'block'; memberIds: [string, string] };
