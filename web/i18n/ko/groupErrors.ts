// 그룹에서만 생기는 오류의 문구.
import type { groupErrors as pattern } from '../en/groupErrors.ts';
import type { Translation } from '../messages.ts';

export const groupErrors: Translation<typeof pattern> = {
  OWNER_LEAVES: '먼저 그룹을 다른 분에게 넘겨주세요.',
  TOO_MANY_GROUPS: '그룹은 {max, plural, other {#개}}까지 들어갈 수 있어요. 먼저 하나에서 나가 주세요.',
  INVITATION_NOT_FOUND: '이 초대는 더 이상 없어요.',
  INVITED_BANNED: '이 그룹에서 차단된 분이 있어요.',
  TOO_MANY_INVITATIONS: '답을 기다리는 초대가 {max, plural, other {#개}}예요. 더는 보낼 수 없어요.',
  INVITATIONS_FULL: '초대를 너무 많이 받은 분이 있어요.',
  GROUP_REQUESTS_FULL: '지금 신청이 너무 많아요. 나중에 다시 해 주세요.',
  ASKER_FULL: '더 들어갈 수 있는 그룹이 없는 분이에요.',
  TOO_MANY_MODERATORS: '운영진은 {max, plural, other {#명}}까지예요.',
};
