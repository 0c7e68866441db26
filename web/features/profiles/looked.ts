// How parts of a member's page are asked for: as whoever the page is looked at.
import type { Guise } from '../../../shared/privacy.ts';
import type { MemberProfile } from '../../../shared/profiles.ts';

export const looked = ({ id, as }: MemberProfile): { memberId: string; as?: Guise } => ({
  memberId: id,
  ...(as && { as }),
});
