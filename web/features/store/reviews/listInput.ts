// What the page asks the list of reviews for, from what is chosen above it.
import type { Language } from '../../../../shared/primitives.ts';
import type { ReviewSort } from '../../../../shared/reviewing.ts';

export type Choices = {
  sort: ReviewSort;
  verdict: 'all' | 'good' | 'bad';
  language: Language | 'any';
  /** Hours played at least. */
  played: '0' | '1' | '10' | '100';
};

export const noChoices: Choices = { sort: 'newest', verdict: 'all', language: 'any', played: '0' };

/** Whether something is left out; a sort leaves out nothing. */
export const narrows = ({ verdict, language, played }: Choices): boolean =>
  verdict !== 'all' || language !== 'any' || played !== '0';

const pageSize = 20;

export const listInput = (gameId: string, { sort, verdict, language, played }: Choices) => ({
  gameId,
  sort,
  limit: pageSize,
  ...(verdict !== 'all' && { recommended: verdict === 'good' }),
  ...(language !== 'any' && { language }),
  ...(played !== '0' && { playedFrom: Number(played) * 60 }),
});
export type ListInput = ReturnType<typeof listInput>;
