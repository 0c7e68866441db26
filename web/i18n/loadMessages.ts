// Loads the messages of one language, each as a part of its own that is fetched once.
import type { Language } from '../../shared/primitives.ts';
import type { Messages } from './messages.ts';

const loaders: Record<Language, () => Promise<{ messages: Messages }>> = {
  en: () => import('virtual:messages/en'),
  ko: () => import('virtual:messages/ko'),
  zh: () => import('virtual:messages/zh'),
};

export async function loadMessages(language: Language): Promise<Messages> {
  return (await loaders[language]()).messages;
}
