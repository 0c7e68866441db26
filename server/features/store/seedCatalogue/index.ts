// The seed world: everything `lobby seed` needs, as pure functions of numbers.

export { categories, topOf } from './categories.ts';
export { directTalks } from './directTalks.ts';
export { scriptLanguage } from './draft.ts';
export { generateGame } from './generate.ts';
export { groups, lobbyLines } from './groups.ts';
export { generateMember } from './members.ts';
export { publishers } from './publishers.ts';
export { requirementsFor } from './requirements.ts';
export { reviewFor } from './reviews.ts';
export { rooms } from './rooms/index.ts';
export { smallTalk } from './smallTalk.ts';
export { tags } from './tags.ts';
export type * from './types.ts';
