/** How much a customer matters. */
export type Tier = 'A' | 'B' | 'C';

/** How far it has come with us. */
export type Stage = 'lead' | 'need' | 'proposal' | 'quoted' | 'negotiating' | 'signed' | 'delivering';

/** What a stage in a team's own words comes to: how far it has come, or how it ended. */
export type StageBase = Stage | 'won' | 'lost';

/** What a company is to us that buys nothing of us. */
export type PartnerKind = 'supplier' | 'distributor' | 'partner';

export type Status = 'prospect' | 'active' | 'paused' | 'lost';

/** What a lasting fact is about. The first four are parts that a person plays in a decision. */
export type FactTopic =
  | 'decides'
  | 'buys'
  | 'uses'
  | 'blocks'
  | 'floor'
  | 'terms'
  | 'avoid'
  | 'likes'
  | 'promised'
  | 'competitor'
  /** How much of what they buy of our kind they buy of us. */
  | 'share'
  /** Where they are. */
  | 'city'
  /** What of ours they use, one each. */
  | 'product'
  | 'other';

export type InteractionKind =
  | 'call'
  | 'visit'
  | 'meeting'
  | 'video'
  | 'chat'
  | 'wechat'
  | 'email'
  | 'event'
  | 'meal'
  | 'demo'
  | 'fax'
  | 'web'
  | 'other';

/** A customer the team has, with every name it goes by, and the contacts there: each by name first, then by nicknames. */
export type KnownCustomer = {
  readonly id: number;
  readonly isPartner?: boolean;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly contacts: readonly { readonly id: number; readonly name: string }[];
};

/** What a sum is. Sums of two kinds are never added. */
export type SumKind = 'budget' | 'quote' | 'order' | 'signed' | 'paid' | 'competitor' | 'loss' | 'unsaid';

/** What a word of the team's own is for: a competitor, a product of ours, or what customers object to. */
export type TermKind = 'rival' | 'product' | 'objection';

/** Why something was lost. */
export type LossCause =
  | 'price'
  | 'delivery'
  | 'quality'
  | 'service'
  | 'product'
  | 'leaver'
  | 'noContact'
  | 'cancelled'
  | 'other';

/** How content a customer was, of a few points; or how likely to recommend us, of ten. */
export type ScoreScale = 'csat' | 'nps';

export type HandoverState = 'planned' | 'open' | 'ended' | 'cancelled';

/** `offered`: its receiver has not answered yet; `declined`: it went back; `held`: nobody took it, a lead keeps it. */
export type ItemState = 'offered' | 'accepted' | 'declined' | 'held' | 'back';

export type QuestionState = 'open' | 'answered' | 'skipped';

/** What one of several receivers takes; without a filter all that nobody else takes. */
export type Taker = {
  readonly personId: number;
  readonly tier?: Tier;
  readonly tag?: string;
  readonly customers?: readonly number[];
};

/** What has to be written down of a customer before it changes hands. */
export const HANDOVER_TOPICS = [
  'decides',
  'floor',
  'promised',
  'avoid',
  'competitor',
] as const satisfies readonly FactTopic[];

/** What is done with a customer, and on which day of a playbook; the first day is the one on which it starts. */
export type PlaybookStep = { readonly day: number; readonly action: string };
/** What the table of customers is asked for. */
export type TableQuery = {
  readonly search: string | undefined;
  readonly tier: Tier | undefined;
  readonly owner: number | undefined;
  readonly tag: string | undefined;
  readonly only: 'mine' | 'cold' | 'idle' | 'ownerless' | 'oneKnows' | undefined;
  readonly sort: 'name' | 'tier' | 'owner' | 'last' | 'next';
  readonly isDown: boolean;
  readonly page: number;
};
