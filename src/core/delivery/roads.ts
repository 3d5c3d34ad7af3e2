/** What people call the platforms on which they can be reached. */
import type { Localized } from '../contract/locale.ts';

type RoadKind = {
  readonly platforms: readonly string[];
  readonly words: Localized;
  /** Whoever writes there is not there to be spoken to: it comes after all others, unless it was asked for. */
  readonly isLast?: true;
};

const ROADS = {
  slack: { platforms: ['slack'], words: { zh: 'Slack', en: 'Slack' } },
  wecom: { platforms: ['wecom'], words: { zh: '企业微信', en: 'WeCom' } },
  feishu: { platforms: ['feishu'], words: { zh: '飞书', en: 'Feishu' } },
  dingtalk: { platforms: ['dingtalk'], words: { zh: '钉钉', en: 'DingTalk' } },
  wechat: { platforms: ['ilink', 'wechaty'], words: { zh: '微信', en: 'WeChat' } },
  mail: { platforms: ['mail'], words: { zh: '邮箱', en: 'e-mail' }, isLast: true },
  web: { platforms: ['web'], words: { zh: '网页', en: 'the web page' } },
} as const satisfies Readonly<Record<string, RoadKind>>;

export type Road = keyof typeof ROADS;

export const isRoad = (name: unknown): name is Road => typeof name === 'string' && Object.hasOwn(ROADS, name);

export const roadWords = (road: Road): Localized => ROADS[road].words;

export const platformsOf = (road: Road): readonly string[] => ROADS[road].platforms;

/** Undefined: a place that nobody would choose for being reminded. */
export function roadOn(platform: string): Road | undefined {
  const names = Object.keys(ROADS).filter(isRoad);
  return names.find((road) => platformsOf(road).includes(platform));
}

/** Where somebody is spoken to only if they have asked for it, or cannot be reached anywhere else. */
export const LAST_PLATFORMS: readonly string[] = Object.values<RoadKind>(ROADS).flatMap(({ platforms, isLast }) =>
  isLast ? platforms : [],
);
