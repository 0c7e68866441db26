// Sentences for errors that only publishers' pages meet, fetched with them.
import type { ErrorCode } from '../../../shared/errors.ts';

export const publishingErrors = {
  PUBLISHER_NOT_FOUND: 'There is no such publisher, or you do not speak for it.',
  EDIT_CONFLICT:
    'Somebody else saved meanwhile. What you wrote is still here: load what stands now, and save again.',
  TOO_MANY_DRAFTS: 'There are {max, number} drafts, and that is the most. Announce or release one first.',
  TAG_NOT_FOUND: 'There is no such tag.',
  PICTURES_FULL: 'There are {max, number} pictures, and that is the most. Remove one first.',
  PICTURES_CHANGED:
    'Somebody else changed the pictures meanwhile. Look at them as they are now, and try again.',
  TRAILERS_FULL: 'There are {max, number} trailers, and that is the most. Remove one first.',
  TRAILERS_SPACE:
    'All your trailers together may take {max, number} MB, and this one does not fit in any more. Remove one, of any of your games, first.',
  TRAILERS_CHANGED:
    'Somebody else changed the trailers meanwhile. Look at them as they are now, and try again.',
  UPLOAD_NOT_CAPTIONS:
    '{reason, select, header {This is no WebVTT: its first line has to begin with WEBVTT.} timing {In line {line, number} stands no time as WebVTT writes it, such as 00:01.000 --> 00:03.500.} order {The times in line {line, number} go back, or end before they begin.} none {There are no words in this file.} text {In line {line, number} are signs that cannot be shown.} other {These captions are too long.}}',
  UPLOAD_NOT_A_VIDEO:
    '{reason, select, matroska {This is Matroska. Save it as WebM or MP4.} noIndex {The file does not say where its pictures lie. Save it again as a whole MP4 or WebM.} noPictures {There are no moving pictures in this file.} codec {Browsers cannot show how this film is coded. Take H.264, AV1 or VP9 in MP4, or VP8, VP9 or AV1 in WebM.} cutShort {The file ends too early. Save it again, or copy it anew.} other {This file is no film we can take. Take an MP4 or a WebM.}}',
  TAG_WITHOUT_COPY: 'You tag games you own. Get this one first.',
  BUNDLE_GAME: 'A bundle holds games of your own that are out and have a price.',
  BUNDLE_FIXED: 'Once a bundle was offered its games stay. Make another one.',
  TOO_MANY_BUNDLES: 'There are {max, number} bundles, and that is the most. End one first.',
  TEAM_STRANGER: 'Only friends of yours can join. Become friends first.',
  TEAM_FULL: 'There are {max, number} people, and that is the most. Take somebody out first.',
  LAST_OWNER: 'A publisher keeps an owner. Make somebody else one first.',
  SALE_PAST: 'This sale would be over already.',
  SALE_OVERLAPS: 'There is another sale in that time. Choose another time, or end that one first.',
} as const satisfies Partial<Record<ErrorCode, string>>;

export type PublishingErrorCode = keyof typeof publishingErrors;
