// What makes an address or a nickname the same as another.

/** Addresses are compared without regard to case and blanks around. PostgreSQL takes no NUL, and no address has one. */
export const emailKey = (email: string): string => email.trim().toLowerCase().replaceAll('\u0000', '\ufffd');

/** Nicknames are compared without regard to case and to compatibility forms: Ｊuno, JUNO and juno are one. */
export const nicknameKey = (nickname: string): string => nickname.normalize('NFKC').toLowerCase();
