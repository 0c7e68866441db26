// Sentences for errors that only publishers' pages meet, in Korean.
import type { publishingErrors as pattern } from '../en/publishingErrors.ts';
import type { Translation } from '../messages.ts';

export const publishingErrors: Translation<typeof pattern> = {
  PUBLISHER_NOT_FOUND: '없는 제작사이거나 회원님이 대표하는 제작사가 아니에요.',
  EDIT_CONFLICT:
    '그사이 다른 분이 저장했어요. 쓰신 내용은 그대로 있어요. 지금 내용을 불러온 뒤 다시 저장해 주세요.',
  TOO_MANY_DRAFTS: '초안은 {max, number}개까지 만들 수 있어요. 하나를 먼저 공개하거나 출시해 주세요.',
  TAG_NOT_FOUND: '없는 태그예요.',
  PICTURES_FULL: '그림은 {max, number}장까지 올릴 수 있어요. 하나를 먼저 지워 주세요.',
  PICTURES_CHANGED: '그사이 다른 분이 그림을 바꿨어요. 지금 모습을 보고 다시 해 주세요.',
  TRAILERS_FULL: '예고편은 {max, number}개까지 올릴 수 있어요. 하나를 먼저 지워 주세요.',
  TRAILERS_SPACE:
    '모든 예고편을 합해 {max, number}MB까지 올릴 수 있는데, 이 예고편이 들어갈 자리가 없어요. 게임 중 하나에서 예고편을 먼저 지워 주세요.',
  TRAILERS_CHANGED: '그사이 다른 분이 예고편을 바꿨어요. 지금 모습을 보고 다시 해 주세요.',
  UPLOAD_NOT_CAPTIONS:
    '{reason, select, header {WebVTT가 아니에요. 첫 줄이 WEBVTT로 시작해야 해요.} timing {{line, number}번째 줄에 WebVTT 시간이 없어요. 예: 00:01.000 --> 00:03.500} order {{line, number}번째 줄의 시간이 뒤로 가거나, 시작보다 먼저 끝나요.} none {이 파일에는 자막이 없어요.} text {{line, number}번째 줄에 보여 줄 수 없는 글자가 있어요.} other {자막이 너무 길어요.}}',
  UPLOAD_NOT_A_VIDEO:
    '{reason, select, matroska {Matroska 파일이에요. WebM이나 MP4로 저장해 주세요.} noIndex {영상이 어디에 있는지 파일에 적혀 있지 않아요. 온전한 MP4나 WebM으로 다시 저장해 주세요.} noPictures {이 파일에는 영상이 없어요.} codec {브라우저에서 볼 수 없는 코덱이에요. MP4는 H.264, AV1, VP9, WebM은 VP8, VP9, AV1로 저장해 주세요.} cutShort {파일이 중간에 끊겼어요. 다시 저장하거나 복사해 주세요.} other {올릴 수 있는 영상이 아니에요. MP4나 WebM 파일을 골라 주세요.}}',
  TAG_WITHOUT_COPY: '가지고 있는 게임에만 태그를 붙일 수 있어요.',
  BUNDLE_GAME: '번들에는 출시되어 가격이 있는 우리 게임만 넣을 수 있어요.',
  BUNDLE_FIXED: '한 번 내놓은 번들의 게임은 바꿀 수 없어요. 새 번들을 만들어 주세요.',
  TOO_MANY_BUNDLES: '번들은 {max, number}개까지 만들 수 있어요. 먼저 하나를 끝내 주세요.',
  TEAM_STRANGER: '친구만 함께할 수 있어요. 먼저 친구가 되어 주세요.',
  TEAM_FULL: '{max, number}명까지 함께할 수 있어요. 먼저 한 분을 빼 주세요.',
  LAST_OWNER: '배급사에는 소유자가 있어야 해요. 먼저 다른 분을 소유자로 정해 주세요.',
  SALE_PAST: '이미 끝났을 할인이에요.',
  SALE_OVERLAPS: '그 기간에 다른 할인이 있어요. 기간을 바꾸거나 그 할인을 먼저 끝내 주세요.',
};
