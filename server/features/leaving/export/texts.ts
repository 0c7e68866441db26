// The words of the README in a copy of all one's data: what each file is.
import type { Language } from '../../../../shared/primitives.ts';

/** Files of the copy, by name. */
export type FileName =
  | 'profile'
  | 'picture'
  | 'sessions'
  | 'identities'
  | 'passkeys'
  | 'codes'
  | 'mail'
  | 'moderation'
  | 'rooms'
  | 'messages'
  | 'attachments'
  | 'comings'
  | 'friends'
  | 'blocks'
  | 'presence'
  | 'reactions'
  | 'mentions'
  | 'roomLog'
  | 'wishes'
  | 'cart'
  | 'tags'
  | 'library'
  | 'collections'
  | 'gameDevices'
  | 'playing'
  | 'productKeys'
  | 'orders'
  | 'ledger'
  | 'charges'
  | 'giftCards'
  | 'reviews'
  | 'alerts'
  | 'alertSettings'
  | 'page'
  | 'guestbook'
  | 'deeds'
  | 'reviewVotes'
  | 'entryReports'
  | 'reviewReports'
  | 'talkReports'
  | 'reviewReplies'
  | 'publishers';

type Words = { title: string; intro: string; files: Record<FileName, string>; secrets: string };

/** `{time}` is filled in. */
export const readmeTexts: Record<Language, Words> = {
  en: {
    title: 'Everything this shop holds on you',
    intro: 'As of {time} (UTC), all of one moment. Times in the files are in UTC.',
    files: {
      profile: 'your account: name, address, what you told about yourself, and bans',
      picture: 'the picture you uploaded',
      sessions: 'the devices you are signed in on',
      identities: 'the other sites you sign in with',
      passkeys: 'the passkeys that open your account, without their keys',
      codes: 'codes and links on their way to you, without the codes themselves',
      mail: 'mail to you that has not gone out yet; codes and links in it are blotted out',
      moderation: 'what was done to your account by those who look after the shop',
      rooms: 'the rooms you are in',
      messages: 'everything you wrote in rooms',
      attachments: 'the pictures and files you sent in rooms, and how each is called',
      comings: 'your comings and goings in rooms, as their timelines show them',
      friends: 'your friends and requests, with what you keep about them',
      blocks: 'whom you have blocked',
      presence: 'how you want to be seen by others',
      reactions: 'the smileys you put under messages',
      mentions: 'where you were addressed by name',
      roomLog: 'what was done in rooms by you, and to you, as people were sent away or muted',
      wishes: 'your wish list',
      cart: 'what is in your cart',
      tags: 'the tags you gave your games',
      library: 'the games you own, and how long you played each',
      collections: 'the collections you made of your games',
      gameDevices: 'the devices you have games on',
      playing: 'when you played which game',
      productKeys: 'the product keys you redeemed, without the keys themselves',
      orders: 'what you bought and gave, and what you were given',
      ledger: 'every movement of money in your wallet',
      charges: 'what you paid into your wallet, and what became of it',
      giftCards: 'gift cards you bought, were sent or redeemed, without their codes',
      page: 'your page: its background, who sees what of it, your favourite games',
      guestbook: 'what you wrote into guestbooks',
      deeds: 'what your level is made of',
      reviews: 'what you said about games, and what it said before you changed it',
      reviewVotes: 'what you voted on reviews of others',
      entryReports: 'the guestbook notes you reported, and why; not their text',
      reviewReports: 'the reviews you reported, and why; not their text',
      talkReports: 'the messages and people you reported, and why; not what they said',
      reviewReplies: 'what you answered to reviews for a publisher',
      publishers: 'the publishers you speak for',
      alerts: 'what you were told in the bell',
      alertSettings: 'what you do not want to be told of',
    },
    secrets:
      'Not in here: your password and the keys of your devices, which the shop itself does not know, and what others wrote.',
  },
  ko: {
    title: '이 상점이 회원님에 대해 가지고 있는 모든 것',
    intro: '{time}(UTC) 한 시점의 내용입니다. 파일 속 시각은 모두 UTC입니다.',
    files: {
      profile: '계정: 이름, 주소, 직접 적은 내용, 이용 제한',
      picture: '올린 프로필 사진',
      sessions: '로그인한 기기',
      identities: '로그인에 쓰는 다른 사이트',
      passkeys: '계정을 여는 패스키. 열쇠는 없습니다',
      codes: '보내는 중인 코드와 링크. 코드 자체는 없습니다',
      mail: '아직 나가지 않은 메일. 코드와 링크는 가렸습니다',
      moderation: '운영자가 계정에 한 일',
      rooms: '들어가 있는 방',
      messages: '방에서 쓴 모든 글',
      attachments: '방에서 보낸 사진과 파일, 그 이름',
      comings: '방에 드나든 기록',
      friends: '친구와 친구 신청, 그리고 친구에 대해 적어 둔 것',
      blocks: '회원님이 차단한 사람',
      presence: '다른 사람에게 보이는 방식에 대한 설정',
      reactions: '메시지에 남긴 반응',
      mentions: '이름이 불린 메시지',
      roomLog: '방에서 회원님이 한 관리와 회원님이 받은 관리(내보내기, 말하기 제한 등)',
      wishes: '찜한 게임',
      cart: '장바구니에 담은 게임',
      tags: '내 게임에 붙인 태그',
      library: '가지고 있는 게임과 플레이 시간',
      collections: '게임으로 만든 컬렉션',
      gameDevices: '게임을 설치한 기기',
      playing: '어떤 게임을 언제 플레이했는지',
      productKeys: '등록한 제품 키(키 자체는 제외)',
      orders: '구매하고 선물한 것, 선물받은 것',
      ledger: '지갑에 드나든 모든 돈',
      charges: '지갑에 충전한 금액과 그 결과',
      giftCards: '구매하거나 받거나 사용한 기프트 카드(코드 제외)',
      page: '프로필: 배경, 공개 범위, 좋아하는 게임',
      guestbook: '방명록에 쓴 글',
      deeds: '레벨을 이루는 활동',
      reviews: '게임에 쓴 평가와 고치기 전의 내용',
      reviewVotes: '다른 사람의 평가에 한 투표',
      entryReports: '신고한 방명록 글과 그 이유. 글의 내용은 없습니다',
      reviewReports: '신고한 평가와 그 이유. 평가의 내용은 없습니다',
      talkReports: '신고한 메시지와 사람, 그 이유. 그들이 한 말은 없습니다',
      reviewReplies: '제작사로서 평가에 단 답글',
      publishers: '회원님이 대표하는 제작사',
      alerts: '받은 알림',
      alertSettings: '받지 않기로 한 알림',
    },
    secrets: '들어 있지 않은 것: 상점도 모르는 비밀번호와 기기 열쇠, 그리고 다른 사람이 쓴 글.',
  },
  zh: {
    title: '本店保存的关于你的一切',
    intro: '内容取自 {time}（UTC）这一刻。文件中的时间都是 UTC。',
    files: {
      profile: '账户：名字、邮箱、你填写的内容和封禁记录',
      picture: '你上传的头像',
      sessions: '已登录的设备',
      identities: '你用来登录的其他网站',
      passkeys: '可打开你账户的通行密钥，不含密钥本身',
      codes: '发送中的验证码和链接，不含验证码本身',
      mail: '还没发出的邮件，其中的验证码和链接已遮盖',
      moderation: '管理者对你的账户做过的事',
      rooms: '你所在的房间',
      messages: '你在房间里写的全部内容',
      attachments: '你在房间里发送的图片和文件，以及它们的名称',
      comings: '你进出房间的记录',
      friends: '你的好友和好友请求，以及你为好友留下的备注',
      blocks: '你屏蔽的人',
      presence: '你希望别人怎样看到你',
      reactions: '你给消息留下的表情',
      mentions: '提到你的消息',
      roomLog: '你在房间里做过的管理，以及你受到的管理（请出、禁言等）',
      wishes: '愿望单',
      cart: '购物车里的游戏',
      tags: '你给游戏加的标签',
      library: '你拥有的游戏和游玩时长',
      collections: '你建立的游戏收藏夹',
      gameDevices: '你装有游戏的设备',
      playing: '你在什么时候玩了哪款游戏',
      productKeys: '你兑换过的产品密钥，不含密钥本身',
      orders: '你购买、赠送和收到的游戏',
      ledger: '钱包里每一笔收支',
      charges: '你充入钱包的款项及其结果',
      giftCards: '你购买、收到或兑换的礼品卡,不含代码',
      page: '个人主页：背景、可见范围和最爱的游戏',
      guestbook: '你在留言簿上写的内容',
      deeds: '构成等级的每一项',
      reviews: '你对游戏的评价，以及修改前的内容',
      reviewVotes: '你对他人评价的投票',
      entryReports: '你举报的留言和理由，不含留言原文',
      reviewReports: '你举报的评价和理由，不含评价原文',
      talkReports: '你举报的消息和成员，以及理由，不含对方说的话',
      reviewReplies: '你代表发行商对评价的回复',
      publishers: '你所代表的发行商',
      alerts: '你收到的提醒',
      alertSettings: '你关闭的提醒',
    },
    secrets: '不包含：本店自己也不知道的密码和设备密钥，以及别人写的内容。',
  },
};
