// The words of the mail about accounts, in each language.
import type { Language } from '../../../../shared/primitives.ts';

/** `{code}`, `{minutes}`, `{name}` and `{provider}` are filled in. */
export type LetterText = { subject: string; lead: string; note: string; button?: string };

export type LetterKind =
  | 'signIn'
  | 'link'
  | 'resetPassword'
  | 'changeEmail'
  | 'proveEmail'
  | 'passwordChanged'
  | 'emailChanged'
  | 'mobileChanged'
  | 'passkeyAdded'
  | 'connected'
  | 'reclaimed'
  | 'reclaimedByMail'
  | 'deleteAccount'
  | 'accountDeleted';

export const letterTexts: Record<Language, Record<LetterKind, LetterText>> = {
  en: {
    signIn: {
      subject: '{code} is your Lobby code',
      lead: 'Hello {name}, this code lets you in:',
      note: 'It is good for {minutes} minutes. If you did not ask for it, somebody typed your address; without the code nothing happens.',
    },
    link: {
      subject: 'Your way into Lobby',
      lead: 'Hello {name}, press the button and you are in. No password needed.',
      note: 'The link is good for {minutes} minutes and for one time. If you did not ask for it, leave it alone.',
      button: 'Come in',
    },
    resetPassword: {
      subject: '{code} is your code for a new password',
      lead: 'Hello {name}, with this code you can choose a new password:',
      note: 'It is good for {minutes} minutes. If you did not ask for it, your password stays as it is.',
    },
    changeEmail: {
      subject: '{code} confirms your new email',
      lead: 'Hello {name}, this code makes this your address at Lobby:',
      note: 'It is good for {minutes} minutes. If you have no account at Lobby, ignore this mail.',
    },
    proveEmail: {
      subject: '{code} confirms your email',
      lead: 'Hello {name}, type this code at Lobby, where you are signed in, and your email is confirmed:',
      note: 'It is good for {minutes} minutes. If it was not you who signed up, give this code to nobody: without it the account is not theirs.',
    },
    passwordChanged: {
      subject: 'Your password was changed',
      lead: 'Hello {name}, the password of your Lobby account was just changed, and every other device was signed out.',
      note: 'If that was not you, choose a new password at once with “Forgot your password?” on the sign-in page.',
    },
    emailChanged: {
      subject: 'Your email at Lobby was changed',
      lead: 'Hello {name}, your account no longer uses this address.',
      note: 'If that was not you, write to the people who run this shop.',
    },
    passkeyAdded: {
      subject: 'A passkey was added to your account',
      lead: 'Hello {name}, from now on a passkey opens your Lobby account.',
      note: 'If that was not you, choose a new password and take the passkey away in your settings.',
    },
    connected: {
      subject: '{provider} is connected with your Lobby account',
      lead: 'Hello {name}, from now on you can come into Lobby by {provider}.',
      note: 'If that was not you, disconnect it in the settings of your account and choose a new password.',
    },
    reclaimed: {
      subject: 'Your Lobby account is yours alone now',
      lead: 'Hello {name}, you came in by {provider}. This account had your address before anybody proved that it is theirs. So its old password and its other ways in are gone, and every other device is signed out.',
      note: 'You can choose a new password in the settings of your account.',
    },
    reclaimedByMail: {
      subject: 'Your Lobby account is yours alone now',
      lead: 'Hello {name}, you came in by mail, and that is the first proof that this address is yours. Until then anybody could have made the account in your name. So its old password and its other ways in are gone, and every other device is signed out.',
      note: 'The next time you can come in by mail again, or by a new password from the settings of your account.',
      button: 'Set a new password',
    },
    mobileChanged: {
      subject: 'Your mobile number at Lobby was changed',
      lead: 'Hello {name}, from now on codes for your Lobby account also go to another mobile number.',
      note: 'If that was not you, remove it in the settings of your account and choose a new password.',
    },
    deleteAccount: {
      subject: '{code} deletes your account',
      lead: 'Hello {name}, with this code you delete your Lobby account. There is no way back:',
      note: 'It is good for {minutes} minutes. If you did not ask for it, someone is signed in as you: come in and sign out your other devices.',
    },
    accountDeleted: {
      subject: 'Your account is deleted',
      lead: 'Your Lobby account is deleted, as you asked. Your name, your address and everything you told about yourself are gone.',
      note: 'If that was not you, write to the people who run this shop. This is the last mail to this address.',
    },
  },
  ko: {
    signIn: {
      subject: 'Lobby 로그인 코드 {code}',
      lead: '{name}님, 아래 코드로 로그인하세요.',
      note: '코드는 {minutes}분 동안 쓸 수 있어요. 요청한 적이 없다면 누군가 주소를 잘못 입력한 것이니, 그냥 두셔도 됩니다.',
    },
    link: {
      subject: 'Lobby 로그인 링크',
      lead: '{name}님, 버튼을 누르면 비밀번호 없이 바로 로그인됩니다.',
      note: '링크는 {minutes}분 동안 한 번만 쓸 수 있어요. 요청한 적이 없다면 누르지 마세요.',
      button: '로그인',
    },
    resetPassword: {
      subject: '새 비밀번호 설정 코드 {code}',
      lead: '{name}님, 아래 코드로 새 비밀번호를 정할 수 있어요.',
      note: '코드는 {minutes}분 동안 쓸 수 있어요. 요청한 적이 없다면 비밀번호는 그대로입니다.',
    },
    changeEmail: {
      subject: '새 이메일 확인 코드 {code}',
      lead: '{name}님, 아래 코드를 입력하면 이 주소가 Lobby 이메일이 됩니다.',
      note: '코드는 {minutes}분 동안 쓸 수 있어요. Lobby 계정이 없다면 이 메일은 무시하세요.',
    },
    proveEmail: {
      subject: '이메일 확인 코드 {code}',
      lead: '{name}님, 로그인되어 있는 Lobby 화면에 아래 코드를 입력하면 이메일이 확인됩니다.',
      note: '코드는 {minutes}분 동안 쓸 수 있어요. 직접 가입한 것이 아니라면 이 코드를 누구에게도 알려 주지 마세요. 코드가 없으면 그 계정은 상대방의 것이 되지 않아요.',
    },
    passwordChanged: {
      subject: '비밀번호가 바뀌었습니다',
      lead: '{name}님, Lobby 계정의 비밀번호가 방금 바뀌었고 다른 기기는 모두 로그아웃되었습니다.',
      note: '본인이 아니라면 로그인 화면의 “비밀번호를 잊으셨나요?”에서 바로 새 비밀번호를 정하세요.',
    },
    emailChanged: {
      subject: 'Lobby 이메일이 바뀌었습니다',
      lead: '{name}님, 계정은 이제 이 주소를 쓰지 않습니다.',
      note: '본인이 아니라면 이 상점의 운영자에게 알려 주세요.',
    },
    passkeyAdded: {
      subject: '계정에 패스키가 추가되었어요',
      lead: '{name}님, 이제 패스키로 Lobby 계정에 로그인할 수 있어요.',
      note: '본인이 한 일이 아니라면 새 비밀번호를 정하고 설정에서 패스키를 지우세요.',
    },
    connected: {
      subject: 'Lobby 계정에 {provider} 계정이 연결되었습니다',
      lead: '{name}님, 이제 {provider} 계정으로 Lobby에 로그인할 수 있어요.',
      note: '본인이 아니라면 계정 설정에서 연결을 끊고 비밀번호를 새로 정하세요.',
    },
    reclaimed: {
      subject: 'Lobby 계정을 되찾았습니다',
      lead: '{name}님, {provider} 계정으로 로그인하셨어요. 이 계정의 이메일은 지금까지 확인된 적이 없어서, 예전 비밀번호와 다른 로그인 방법을 지우고 다른 기기는 모두 로그아웃했습니다.',
      note: '새 비밀번호는 계정 설정에서 정할 수 있어요.',
    },
    reclaimedByMail: {
      subject: 'Lobby 계정을 되찾았습니다',
      lead: '{name}님, 메일로 로그인하셔서 이 주소가 본인 것임이 처음으로 확인되었습니다. 그전에는 누구나 이 주소로 계정을 만들 수 있었기 때문에, 예전 비밀번호와 다른 로그인 방법을 지우고 다른 기기는 모두 로그아웃했습니다.',
      note: '다음에도 메일로 로그인하거나, 계정 설정에서 새 비밀번호를 정할 수 있어요.',
      button: '새 비밀번호 정하기',
    },
    mobileChanged: {
      subject: 'Lobby 계정의 휴대폰 번호가 바뀌었어요',
      lead: '{name}님, 이제 Lobby 계정의 코드가 새 휴대폰 번호로도 가요.',
      note: '본인이 한 일이 아니라면 계정 설정에서 번호를 지우고 비밀번호를 새로 정하세요.',
    },
    deleteAccount: {
      subject: '계정 삭제 코드 {code}',
      lead: '{name}님, 아래 코드를 입력하면 Lobby 계정이 삭제됩니다. 되돌릴 수 없어요.',
      note: '코드는 {minutes}분 동안 쓸 수 있어요. 요청한 적이 없다면 다른 사람이 로그인해 있는 것이니, 로그인해서 다른 기기를 모두 로그아웃해 주세요.',
    },
    accountDeleted: {
      subject: '계정이 삭제되었습니다',
      lead: '요청하신 대로 Lobby 계정을 삭제했습니다. 이름과 이메일 주소, 직접 적은 내용은 모두 지워졌습니다.',
      note: '본인이 아니라면 이 상점의 운영자에게 알려 주세요. 이 주소로 보내는 마지막 메일입니다.',
    },
  },
  zh: {
    signIn: {
      subject: 'Lobby 登录验证码 {code}',
      lead: '{name}，你好，用下面的验证码登录：',
      note: '{minutes} 分钟内有效。如果不是你本人操作，可能是有人填错了邮箱，不必理会。',
    },
    link: {
      subject: 'Lobby 登录链接',
      lead: '{name}，你好，点一下按钮就能登录，不需要密码。',
      note: '链接 {minutes} 分钟内有效，只能用一次。如果不是你本人操作，请不要点击。',
      button: '登录',
    },
    resetPassword: {
      subject: '重设密码验证码 {code}',
      lead: '{name}，你好，用下面的验证码设置新密码：',
      note: '{minutes} 分钟内有效。如果不是你本人操作，密码不会改变。',
    },
    changeEmail: {
      subject: '新邮箱验证码 {code}',
      lead: '{name}，你好，输入下面的验证码，这个地址就会成为你的 Lobby 邮箱：',
      note: '{minutes} 分钟内有效。如果你没有 Lobby 账号，请忽略这封邮件。',
    },
    proveEmail: {
      subject: '邮箱验证码 {code}',
      lead: '{name}，你好，请在已登录的 Lobby 页面输入下面的验证码，完成邮箱验证：',
      note: '{minutes} 分钟内有效。如果不是你本人注册，请不要把验证码告诉任何人：没有它，这个账号就不属于对方。',
    },
    passwordChanged: {
      subject: '你的密码已更改',
      lead: '{name}，你好，你的 Lobby 账号密码刚刚更改，其他设备都已退出登录。',
      note: '如果不是你本人操作，请马上在登录页点“忘记密码？”重新设置。',
    },
    emailChanged: {
      subject: '你的 Lobby 邮箱已更改',
      lead: '{name}，你好，你的账号不再使用这个邮箱。',
      note: '如果不是你本人操作，请联系本店的管理者。',
    },
    passkeyAdded: {
      subject: '您的账户添加了通行密钥',
      lead: '{name}，您好！从现在起可以用通行密钥登录您的 Lobby 账户。',
      note: '如果不是您本人操作，请设置新密码，并在设置中删除该通行密钥。',
    },
    connected: {
      subject: '你的 Lobby 账号已关联 {provider}',
      lead: '{name}，你好，现在可以用 {provider} 登录 Lobby 了。',
      note: '如果不是你本人操作，请在账号设置里取消关联，并更改密码。',
    },
    reclaimed: {
      subject: '你的 Lobby 账号已归你所有',
      lead: '{name}，你好，你用 {provider} 登录了。这个账号的邮箱此前从未验证过，所以旧密码和其他登录方式已删除，其他设备都已退出登录。',
      note: '可以在账号设置里设置新密码。',
    },
    reclaimedByMail: {
      subject: '你的 Lobby 账号已归你所有',
      lead: '{name}，你好，你刚刚通过邮件登录，这是第一次证明这个邮箱属于你。在此之前，任何人都可能用它注册，所以旧密码和其他登录方式已删除，其他设备都已退出登录。',
      note: '下次可以继续用邮件登录，也可以在账号设置里设置新密码。',
      button: '设置新密码',
    },
    mobileChanged: {
      subject: '您的 Lobby 账户手机号已更改',
      lead: '{name}，您好！从现在起，Lobby 账户的验证码也会发送到新的手机号。',
      note: '如果不是您本人操作，请在账户设置中移除该号码，并更改密码。',
    },
    deleteAccount: {
      subject: '删除账号的验证码 {code}',
      lead: '{name}，你好，用下面的验证码删除你的 Lobby 账号，删除后无法恢复：',
      note: '{minutes} 分钟内有效。如果不是你本人操作，说明有人登录了你的账号：请登录并让其他设备都退出。',
    },
    accountDeleted: {
      subject: '你的账号已删除',
      lead: '你的 Lobby 账号已按你的要求删除。你的名字、邮箱和你填写的一切都已清除。',
      note: '如果不是你本人操作，请联系本店的管理者。这是发到这个邮箱的最后一封邮件。',
    },
  },
};
