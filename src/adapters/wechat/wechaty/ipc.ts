/** What passes between the bot and the process that holds wechaty. Plain values: they cross a process boundary. */

export const PLATFORM = 'wechat';
/** A gateway has one login, and its ids may be others tomorrow: so they are all kept apart under one name. */
export const ACCOUNT = 'local';

export type Thing =
  | 'Text'
  | 'Audio'
  | 'Image'
  | 'Video'
  | 'Emoticon'
  | 'Attachment'
  | 'ChatHistory'
  | 'Contact'
  | 'Url'
  | 'MiniProgram'
  | 'Location'
  | 'Recalled'
  | (string & {});

/** A message, with all that can be learnt of it without asking again. */
export type Spoken = {
  readonly id: string;
  readonly type: Thing;
  /** Seconds since 1970. */
  readonly at: number;
  readonly text: string;
  readonly talker: Contact;
  /** Undefined: a direct chat. */
  readonly room?: {
    readonly id: string;
    readonly topic: string;
    /** What we are called there. */
    readonly nick: string;
    /** Whom the gateway says it mentions; many gateways say nothing. */
    readonly mentions: readonly string[];
  };
  /** What there is to read of what is not text: a card's name, a link's title and address, a file's name. */
  readonly about?: string;
};

export type Contact = {
  readonly id: string;
  readonly name: string;
  readonly alias: string;
  readonly handle: string;
  readonly friend: boolean;
  /** An account of a firm or a medium, not a person. */
  readonly official: boolean;
};

/** What the name of the folder begins with that is the process's home for as long as it lives. */
export const HOME = 'touchbase-wechat-';

/** How the process ends when the account was logged out. */
export const LOGGED_OUT = 3;

export type Self = { readonly id: string; readonly name: string };

/** From wechaty to the bot. */
export type Told =
  | { readonly kind: 'scan'; readonly code: string }
  | { readonly kind: 'login'; readonly self: Self }
  | { readonly kind: 'logout' }
  | { readonly kind: 'spoken'; readonly message: Spoken }
  /** Our own words, as WeChat shows them to us: they have arrived. */
  | { readonly kind: 'echo'; readonly id: string; readonly to: string; readonly text: string }
  /** Somebody wants to be a contact. */
  | { readonly kind: 'asks'; readonly id: string; readonly contact: Contact; readonly hello: string }
  | { readonly kind: 'dong' }
  /** The gateway takes nobody with this token. */
  | { readonly kind: 'refused' }
  /** It cannot go on; without words that somebody typed. */
  | { readonly kind: 'broken'; readonly why: string }
  | { readonly kind: 'answer'; readonly to: number; readonly answer: Answer };

/** From the bot to wechaty. */
export type Wish =
  | { readonly kind: 'ding' }
  | { readonly kind: 'say'; readonly to: string; readonly text: string; readonly calls: readonly string[] }
  | { readonly kind: 'alias'; readonly contact: string; readonly alias: string }
  | { readonly kind: 'accept'; readonly friendship: string }
  /** Everybody in the address book who has an alias or a handle, unless all of these are still there. */
  | { readonly kind: 'contacts'; readonly unless: readonly string[] };

export type Asked = { readonly number: number; readonly wish: Wish };

export type Answer =
  | { readonly kind: 'done'; readonly id?: string; readonly contacts?: readonly Contact[] }
  /** Whom it is for is not there. */
  | { readonly kind: 'gone' }
  /** WeChat or its gateway said no. */
  | { readonly kind: 'failed'; readonly why: string }
  /** Nobody knows. */
  | { readonly kind: 'unsure'; readonly why: string };
