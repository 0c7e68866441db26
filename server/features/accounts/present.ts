// How a member's row reaches the wire: to themselves, and to others.
import type { InferSelectModel } from 'drizzle-orm';
import { members } from '../../../drizzle/schema/accounts.ts';
import type { Me, MemberRef } from '../../../shared/accounts.ts';
import { currencyOfCountry } from '../../../shared/countries.ts';
import { levelOf } from '../../../shared/levels.ts';
import { countrySchema, languageSchema } from '../../../shared/primitives.ts';

/** What a query selects to present a member to themselves. */
export const meColumns = {
  memberId: members.id,
  email: members.email,
  nickname: members.nickname,
  avatar: members.avatar,
  country: members.country,
  language: members.language,
  kind: members.kind,
  experience: members.experience,
  role: members.role,
  joinedAt: members.joinedAt,
};

type Row = InferSelectModel<typeof members>;
type MeRow = { memberId: string } & Pick<
  Row,
  'email' | 'nickname' | 'avatar' | 'country' | 'language' | 'kind' | 'experience' | 'role' | 'joinedAt'
>;

export function presentMe(row: MeRow): Me {
  const country = countrySchema.parse(row.country);
  return {
    id: row.memberId,
    email: row.email,
    nickname: row.nickname,
    avatar: row.avatar,
    country,
    language: languageSchema.parse(row.language),
    currency: currencyOfCountry(country),
    kind: row.kind,
    role: row.role,
    experience: row.experience,
    level: levelOf(row.experience).level,
    joinedAt: row.joinedAt.getTime(),
  };
}

export const presentMember = (row: Pick<Row, 'id' | 'nickname' | 'avatar'>): MemberRef => ({
  id: row.id,
  nickname: row.nickname,
  avatar: row.avatar,
});
