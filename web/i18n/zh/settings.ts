// Words of the settings, fetched with them, in Chinese.
import type { settings as pattern } from '../en/settings.ts';
import type { Translation } from '../messages.ts';

export const settings: Translation<typeof pattern> = {
  avatar: {
    title: '头像',
    hint: '显示在你的名字旁边，所有人都能看到。',
    choose: '选择图片',
    opening: '正在打开',
    drop: '也可以把文件拖到这里：JPEG、PNG、WebP 或 GIF。',
    dropNow: '松开即可打开。',
    drawn: '换回手绘头像',
    drawing: '正在换回',
    drawnDone: '已换回手绘头像。',
    part: '显示哪一部分？',
    area: '显示的部分',
    areaHint: '拖动图片，或用方向键移动。',
    zoom: '缩放',
    preview: '别人看到的样子',
    keep: '保留原来的',
    save: '保存头像',
    saving: '正在保存',
    sent: '已发送',
    saved: '新头像已换上。',
  },
};
