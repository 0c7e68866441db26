// 上传图片和文件的错误文案。
import type { uploadErrors as pattern } from '../en/uploadErrors.ts';
import type { Translation } from '../messages.ts';

export const uploadErrors: Translation<typeof pattern> = {
  UPLOAD_TOO_LARGE: '文件太大了，最多 {max, number} MB。',
  UPLOAD_NOT_AN_IMAGE: '这个文件不是可以读取的图片。请选择 JPEG、PNG、WebP 或 GIF。',
  UPLOAD_ANIMATED: '这是动图，请选一张静止的。',
  UPLOAD_TOO_MANY_PIXELS: '图片太精细了，最多 {max, number} 百万像素。请缩小后再试。',
  UPLOAD_TOO_SMALL: '图片太小：至少 {width, number} × {height, number} 像素。',
  UPLOAD_STOPPED: '你停止了发送。',
  UPLOAD_LOST: '浏览器里已没有这个文件，请重新添加。',
};
