/** A sentence that the person could have typed, under a label short enough for a button. */
export type Button = {
  readonly label: string;
  readonly says: string;
  /** The digit that stands for it; by default its place, counted from 1. */
  readonly key?: string;
  readonly style?: 'primary' | 'danger';
  /** It asks for one of these: where one can be picked at once, `says` and the pick behind it are what is said. */
  readonly picks?: Picks;
  /** What is picked already: a day as `2026-11-25`, or a name. */
  readonly picked?: string;
};

/** What some platforms let people pick instead of type. */
export type Picks = 'day' | 'customer' | 'colleague';

/** One numbered line of a list. */
export type Item = {
  readonly text: string;
  /** The row it stands for: «done 2» looks it up here. */
  readonly ref?: number;
  /** What its number alone says. */
  readonly says?: string;
  readonly buttons?: readonly Button[];
};

export type Fact = { readonly label: string; readonly text: string };

/** What the bot says, before any platform has dressed it. User text in it is data: `render` escapes it. */
export type Card = {
  readonly icon?: string;
  readonly title: string;
  readonly facts?: readonly Fact[];
  readonly lines?: readonly string[];
  /** What the items are, so that «done 2» never finishes a customer. */
  readonly list?: 'followUp' | 'customer' | 'note';
  readonly items?: readonly Item[];
  /** How many of its items are shown; «更多» opens the rest, and every number counts all the same. */
  readonly most?: number;
  /** The number of the first item shown, where a list goes on. */
  readonly from?: number;
  readonly buttons?: readonly Button[];
  /** A sentence with `…` for a hole: the next plain words in this room fill it. */
  readonly ask?: string;
  /** What fills that hole, where it can be picked. */
  readonly asksFor?: Picks;
  /** A question of the room that was open when this was pushed: it is shown again below, and keeps its digits. */
  readonly below?: OpenQuestion;
  /** Drawn where the platform shows pictures, in words elsewhere. */
  readonly picture?: Picture;
  /** A file of ours that goes with it. */
  readonly file?: { readonly id: number; readonly name: string };
  readonly footer?: string;
  /** The long of it, for a thread below; where there are no threads, instead of its lines. */
  readonly details?: { readonly title: string; readonly lines: readonly string[] };
  /** Its lines are shown once: nothing is kept of them here once they were sent, or given up. */
  readonly once?: true;
  /** Its choices have been overtaken: worth showing in its old place only. */
  readonly spent?: true;
  /** What a phone is to scan; where it cannot be drawn the lines say it too. */
  readonly qr?: string;
  /** Whose turn it is: in a room full of people they are called by name, where the platform can. */
  readonly people?: readonly number[];
};

/** Figures as charts, one below the other, before anybody has drawn them. */
export type Picture = {
  readonly charts: readonly PictureChart[];
  /** The card's own words say all that it shows. */
  readonly isSaid?: true;
};

export type PictureChart = {
  readonly title: string;
  /** What it comes to now: «41/50». */
  readonly value?: string;
  /** What is counted. */
  readonly note?: string;
} & (
  | { readonly kind: 'columns'; readonly points: readonly ChartPoint[] }
  /** Between 0 and the highest value, or the ends of a scale. */
  | { readonly kind: 'line'; readonly points: readonly ChartPoint[]; readonly scale?: readonly [number, number] }
  | { readonly kind: 'bars'; readonly bars: readonly ChartBar[] }
);

/** Of a stretch of time; null: nothing is known of it. */
export type ChartPoint = {
  readonly label: string;
  readonly value: number | null;
  /** How it is said, where the figure alone does not say it: «¥34万». */
  readonly text?: string;
  /** What is missing of a whole: it stands pale on top. */
  readonly rest?: number;
  /** The other side of the matter: it hangs below the line. */
  readonly below?: number;
};

export type ChartBar = {
  readonly label: string;
  readonly value: number;
  readonly text: string;
  readonly tone?: 'good' | 'lost';
};

/** A question that nobody has answered yet, and the line of the outbox that asked it. */
export type OpenQuestion = { readonly line: number; readonly card: Card; readonly about?: string };

/** Where to say something: here by default, to a person on the first road that can carry it, in a team's channel, or in a room: for the team, if it is one's. */
export type Target =
  | { readonly person: number }
  | { readonly team: number; readonly room?: number }
  | { readonly room: number };

export type Reply = Card & {
  readonly to?: Target;
  /** What the card shows, as `note:45`: a newer card about the same thing takes its place. */
  readonly about?: string;
  /** Nothing has been shown about it before. */
  readonly first?: true;
};
