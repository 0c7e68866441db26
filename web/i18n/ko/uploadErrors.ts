// 올리는 사진과 파일의 오류 문구.
import type { uploadErrors as pattern } from '../en/uploadErrors.ts';
import type { Translation } from '../messages.ts';

export const uploadErrors: Translation<typeof pattern> = {
  UPLOAD_TOO_LARGE: '파일이 너무 커요. {max, number}MB까지 올릴 수 있어요.',
  UPLOAD_NOT_AN_IMAGE: '읽을 수 있는 사진이 아니에요. JPEG, PNG, WebP, GIF 파일을 골라 주세요.',
  UPLOAD_ANIMATED: '움직이는 그림이에요. 멈춰 있는 것으로 골라 주세요.',
  UPLOAD_TOO_MANY_PIXELS: '사진이 너무 커요. {max, number}메가픽셀까지예요. 작게 줄여서 다시 시도해 주세요.',
  UPLOAD_TOO_SMALL: '그림이 너무 작아요. 가로 {width, number}, 세로 {height, number}픽셀 이상이어야 해요.',
  UPLOAD_STOPPED: '보내기를 그만뒀어요.',
  UPLOAD_LOST: '브라우저에 파일이 남아 있지 않아요. 다시 넣어 주세요.',
};
