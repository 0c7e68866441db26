// Sentences for errors that only publishers' pages meet, in Chinese.
import type { publishingErrors as pattern } from '../en/publishingErrors.ts';
import type { Translation } from '../messages.ts';

export const publishingErrors: Translation<typeof pattern> = {
  PUBLISHER_NOT_FOUND: '没有这家发行商，或你并不代表它。',
  EDIT_CONFLICT: '这期间别人保存过。你写的内容还在：先载入现在的内容，再保存一次。',
  TOO_MANY_DRAFTS: '草稿最多 {max, number} 份，请先公布或发售一款。',
  TAG_NOT_FOUND: '没有这个标签。',
  PICTURES_FULL: '图片最多 {max, number} 张，请先移除一张。',
  PICTURES_CHANGED: '这期间别人改动过图片。请看看现在的样子再试。',
  TRAILERS_FULL: '预告片最多 {max, number} 个，请先移除一个。',
  TRAILERS_SPACE: '你的所有预告片合计最多 {max, number} MB，这一个放不下了。请先从任一游戏中移除一个。',
  TRAILERS_CHANGED: '这期间别人改动过预告片。请看看现在的样子再试。',
  UPLOAD_NOT_CAPTIONS:
    '{reason, select, header {这不是 WebVTT：第一行要以 WEBVTT 开头。} timing {第 {line, number} 行没有 WebVTT 的时间，例如 00:01.000 --> 00:03.500。} order {第 {line, number} 行的时间倒退了，或结束早于开始。} none {这个文件里没有字幕。} text {第 {line, number} 行有无法显示的字符。} other {字幕太长。}}',
  UPLOAD_NOT_A_VIDEO:
    '{reason, select, matroska {这是 Matroska 文件。请存为 WebM 或 MP4。} noIndex {文件里没有写明画面在哪里。请重新存为完整的 MP4 或 WebM。} noPictures {这个文件里没有视频画面。} codec {浏览器无法播放这种编码。MP4 请用 H.264、AV1 或 VP9，WebM 请用 VP8、VP9 或 AV1。} cutShort {文件不完整。请重新保存或复制一次。} other {这个文件不是可以上传的视频。请选择 MP4 或 WebM。}}',
  TAG_WITHOUT_COPY: '只能给自己拥有的游戏加标签。',
  BUNDLE_GAME: '捆绑包里只能放自家已发布且有价格的游戏。',
  BUNDLE_FIXED: '捆绑包一经推出，里面的游戏就不能再改。请另做一个。',
  TOO_MANY_BUNDLES: '捆绑包最多 {max, number} 个。请先结束一个。',
  TEAM_STRANGER: '只能加入你的好友，请先成为好友。',
  TEAM_FULL: '最多 {max, number} 人，请先移除一位。',
  LAST_OWNER: '发行商必须有一位所有者，请先指定别人。',
  SALE_PAST: '这个折扣已经过期了。',
  SALE_OVERLAPS: '那段时间已有别的折扣。请换个时间，或先结束那个折扣。',
};
