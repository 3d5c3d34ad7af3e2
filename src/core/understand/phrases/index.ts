/** All phrases, by intent: a new phrase is a line in one of these files; of one intent several may have some. */
import type { Phrases } from '../grammar/compile.ts';
import { files } from './bot/files.ts';
import { help } from './bot/help.ts';
import { settings } from './bot/settings.ts';
import { tidy } from './bot/tidy.ts';
import { briefs } from './customers/briefs.ts';
import { contacts } from './customers/contacts.ts';
import { facts } from './customers/facts.ts';
import { fields } from './customers/fields.ts';
import { lists } from './customers/lists.ts';
import { ownership } from './customers/ownership.ts';
import { relations } from './customers/relations.ts';
import { fix } from './fix.ts';
import { plans } from './followups/plans.ts';
import { rhythm } from './followups/rhythm.ts';
import { settling } from './followups/settling.ts';
import { sales } from './sales.ts';
import { accounts } from './team/accounts.ts';
import { activity } from './team/activity.ts';
import { colleagues } from './team/colleagues.ts';
import { handover } from './team/handover.ts';

export const PHRASES: readonly Readonly<Record<string, Phrases>>[] = [
  fix,
  plans,
  settling,
  rhythm,
  briefs,
  contacts,
  facts,
  fields,
  ownership,
  lists,
  relations,
  handover,
  colleagues,
  activity,
  sales,
  files,
  settings,
  help,
  tidy,
  accounts,
];
