// What the parts say to readers, in the words of the page.
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl/react';
import { expect, it } from 'vitest';
import type { Language } from '../../shared/primitives.ts';
import type { Price as PriceData } from '../../shared/store.ts';
import { messages as en } from '../i18n/en/index.ts';
import { messages as ko } from '../i18n/ko/index.ts';
import type { Messages } from '../i18n/messages.ts';
import { messages as zh } from '../i18n/zh/index.ts';
import { Badge } from './Badge.tsx';
import { Button } from './Button.tsx';
import { TextField } from './Field.tsx';
import { moneyText } from './money.ts';
import { Price } from './Price.tsx';
import { RatingBand } from './RatingBand.tsx';
import { Seats } from './Seats.tsx';
import { ErrorState } from './States.tsx';
import { Tabs, tabAfter } from './Tabs.tsx';

const catalogues: Record<Language, Messages> = { en, ko: ko as Messages, zh: zh as Messages };

function render(part: React.ReactNode, locale: Language = 'en'): string {
  return renderToStaticMarkup(
    <IntlProvider locale={locale} messages={catalogues[locale]} timeZone="UTC">
      {part}
    </IntlProvider>,
  );
}

/** What stands in the markup as text, tags taken out. */
const words = (markup: string) =>
  markup
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const onSale: PriceData = {
  now: { amount: 19_600, currency: 'KRW' },
  was: { amount: 28_000, currency: 'KRW' },
  percent: 30,
  until: null,
};

it('UI-11: a lower price stands beside its ticket, and a reader hears "was, now"', () => {
  expect(words(render(<Price price={onSale} />))).toBe('–30% was ₩28,000 now ₩19,600');
  expect(words(render(<Price price={onSale} />, 'ko'))).toBe('–30% 정가 ₩28,000 지금 ₩19,600');
});

it('UI-11: without a lower price there is no ticket; nothing to pay is called free', () => {
  const plain = { ...onSale, was: null, percent: null };
  expect(words(render(<Price price={plain} />))).toBe('₩19,600');
  expect(render(<Price price={plain} />)).not.toContain('ticket');
  expect(words(render(<Price price={{ ...plain, now: { amount: 0, currency: 'KRW' } }} />))).toBe('Free');
  expect(words(render(<Price price={null} />))).toBe('Not for sale');
  expect(words(render(<Price price={null} state="coming" />))).toBe('Coming soon');
});

it('UI-12: money is written from minor units in the number of decimals its currency has', () => {
  expect(moneyText({ amount: 1_999, currency: 'USD' }, 'en')).toBe('$19.99');
  expect(moneyText({ amount: 12_345, currency: 'KRW' }, 'ko')).toBe('₩12,345');
  expect(moneyText({ amount: 5_800, currency: 'CNY' }, 'zh')).toBe('¥58.00');
});

it('UI-13: a rating is said in a word, then in percent of how many; too few say nothing', () => {
  const rating = { positive: 96, total: 2_310, percent: 96, band: 'loved' } as const;
  expect(words(render(<RatingBand rating={rating} of />))).toBe('Loved 96% of 2,310');
  expect(render(<RatingBand rating={rating} />).match(/class="on"/g)).toHaveLength(5);
  const few = { positive: 2, total: 3, percent: null, band: 'few' } as const;
  expect(words(render(<RatingBand rating={few} of />))).toBe('Too few to say');
  expect(render(<RatingBand rating={few} />)).not.toContain('class="on"');
});

it('UI-14: seats are drawn up to eight and always told as a number', () => {
  expect(render(<Seats taken={3} of={4} />)).toContain('aria-label="3 of 4 seats taken"');
  expect(words(render(<Seats taken={12} of={16} />))).toBe('12 of 16');
});

it('UI-15: a problem takes the place of the hint, and the field says that it is wrong', () => {
  const fine = render(<TextField label="Name" hint="2 to 20 letters" />);
  expect(fine).toContain('2 to 20 letters');
  expect(fine).not.toContain('aria-invalid');
  const wrong = render(
    <TextField label="Name" hint="2 to 20 letters" problem="At least 2 letters. You have 1." />,
  );
  expect(wrong).toContain('aria-invalid="true"');
  expect(wrong).toContain('At least 2 letters. You have 1.');
  expect(wrong).not.toContain('2 to 20 letters');
  const id = /aria-describedby="([^"]+)"/.exec(wrong)?.[1];
  expect(wrong).toContain(`id="${id}"`);
});

it('UI-16: a busy button says what it does and cannot be pressed', () => {
  const busy = render(<Button busy="Signing in">Sign in</Button>);
  expect(words(busy)).toBe('Signing in');
  expect(busy).toContain('aria-disabled="true"');
  expect(render(<Button>Sign in</Button>)).not.toContain('aria-disabled="true"');
});

it('UI-17: a failed list says what failed, offers to try again, and gives the code to quote', () => {
  const error = { data: { appCode: 'UNEXPECTED', params: { id: '7F3-K2Q' } } };
  const state = render(<ErrorState title="The games did not load" error={error} onRetry={() => {}} />);
  expect(state).toContain('role="alert"');
  expect(words(state)).toBe(
    'The games did not load Something broke on our side. Nothing was changed. Try again Tell the host: 7F3-K2Q',
  );
});

it('UI-17: a wait that is asked for is told in seconds or minutes', () => {
  const limited = (retryAfter: number) => ({ data: { appCode: 'RATE_LIMITED', params: { retryAfter } } });
  const told = (seconds: number) =>
    words(render(<ErrorState title="x" error={limited(seconds)} onRetry={() => {}} />));
  expect(told(1)).toContain('Try again in 1 second.');
  expect(told(40)).toContain('Try again in 40 seconds.');
  expect(told(300)).toContain('Try again in 5 minutes.');
});

it('UI-18: a count of nothing is not shown, and above 99 it is 99+', () => {
  expect(render(<Badge count={0} />)).toBe('');
  expect(words(render(<Badge count={7} label="unread" />))).toBe('7 unread');
  expect(words(render(<Badge count={120} />))).toBe('99+');
});

it('UI-27: one tab of a list is chosen and reached by Tab; arrow keys, Home and End lead to the others', () => {
  const tabs = [
    { value: 'about', label: 'About', panel: 'All about it' },
    { value: 'reviews', label: 'Reviews', panel: 'What players say' },
  ] as const;
  const markup = render(<Tabs label="Parts" tabs={tabs} value="reviews" onChange={() => {}} />);
  expect(markup.match(/tabindex="0"/g)).toHaveLength(1);
  expect(markup).toMatch(/aria-selected="true"[^>]*tabindex="0"[^>]*>Reviews/);
  expect(words(markup)).toContain('What players say');
  expect(words(markup)).not.toContain('All about it');
  expect(['ArrowRight', 'ArrowLeft', 'Home', 'End', 'a'].map((key) => tabAfter(key, 2, 3))).toEqual([
    0,
    1,
    0,
    2,
    undefined,
  ]);
});
