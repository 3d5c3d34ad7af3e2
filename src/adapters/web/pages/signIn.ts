import { type Html, html } from '../html.ts';
import { door } from './door.ts';
import { warning } from './icons.ts';
import type { Locale, Localized } from '../../../core/contract/locale.ts';

export type SignInProblem = 'short' | 'wrong' | 'wait' | 'forRoom' | 'gone';

const problems: Readonly<Record<SignInProblem, Localized>> = {
  short: { zh: '要六位数字，可以把整条消息贴进来。', en: 'It takes six digits. You can paste the whole message.' },
  wrong: { zh: '验证码不对，或者已经过期。再要一个吧。', en: 'That code is wrong or has expired. Ask for a new one.' },
  wait: { zh: '试得太多了，十分钟后再来。', en: 'Too many tries. Come back in ten minutes.' },
  forRoom: { zh: '这个验证码是给群的，不能用来登录。', en: 'That code is for a channel; it signs nobody in.' },
  gone: { zh: '这个链接已经用过，或者过期了。', en: 'This link has been used, or has expired.' },
};

const words = {
  title: { zh: '登录', en: 'Sign in' },
  enter: { zh: '输入六位验证码', en: 'Enter the six digits' },
  once: { zh: '十分钟内有效，只能用一次。', en: 'They work once, for ten minutes.' },
  code: { zh: '验证码', en: 'Code' },
  where: {
    zh: '在别的地方跟我聊过？对我说「验证码」。新同事请组长或管理员说「邀请」加你的名字。',
    en: 'Do you talk to me elsewhere? Say “my code” to me there. New here? Ask your lead or admin to say “invite” and your name.',
  },
  first: {
    zh: '还没有人？启动我的窗口里有第一位管理员的链接；npm run code 会再给一个。',
    en: 'Nobody yet? The window that started me shows a link for the first admin; npm run code makes another.',
  },
  hello: { zh: '就差一步', en: 'One step left' },
  press: {
    zh: '按下面的按钮，这个浏览器就算你的了。链接只能用一次。',
    en: 'Press the button, and this browser is yours. The link works once.',
  },
  digits: { zh: '改用验证码', en: 'Use a code instead' },
} satisfies Readonly<Record<string, Localized>>;

export const signInPage = ({
  locale,
  problem,
  to,
}: {
  readonly locale: Locale;
  readonly problem: SignInProblem | undefined;
  readonly to: string;
}): Html =>
  door({
    locale,
    title: words.enter,
    under: words.once,
    content: html`<form method="post" action="/signin${to === '/' ? '' : `?to=${encodeURIComponent(to)}`}">
        <label for="code">${words.code[locale]}</label>
        <input
          id="code"
          name="code"
          class="digits"
          inputmode="numeric"
          autocomplete="one-time-code"
          required
          autofocus
          ${problem === undefined ? undefined : html`aria-invalid="true" aria-describedby="problem"`}
        />
        ${problem === undefined ? undefined : html`<p class="problem" id="problem" role="alert">${warning}<span>${problems[problem][locale]}</span></p>`}
        <button class="primary">${words.title[locale]}</button>
      </form>
      <p class="quiet">${words.where[locale]}</p>
      <p class="quiet">${words.first[locale]}</p>`,
  });

/** What a link opens. A preview that looks at it uses nothing up. */
export const linkPage = ({ locale, isGood }: { readonly locale: Locale; readonly isGood: boolean }): Html =>
  door({
    locale,
    title: isGood ? words.hello : problems.gone,
    under: isGood ? words.press : words.where,
    content: isGood
      ? html`<form method="post"><button class="primary">${words.title[locale]}</button></form>`
      : html`<a class="button" href="/signin">${words.digits[locale]}</a>`,
  });
