/** All phrases, by intent: a new phrase is a line in one of these files; of one intent several may have some. */
import type { Phrases } from '../grammar/compile.ts';
import { agendaPhrases } from './bot/agenda.ts';
import { doorsPhrases } from './bot/doors.ts';
import { filesPhrases } from './bot/files.ts';
import { helpPhrases } from './bot/help.ts';
import { settingsPhrases } from './bot/settings.ts';
import { newsPhrases } from './news.ts';
import { trustPhrases } from './trust.ts';
import { tidyPhrases } from './bot/tidy.ts';
import { briefsPhrases } from './customers/briefs.ts';
import { carePhrases } from './customers/care.ts';
import { checkInsPhrases } from './customers/checkIns.ts';
import { contactsPhrases } from './customers/contacts.ts';
import { factsPhrases } from './customers/facts.ts';
import { fieldsPhrases } from './customers/fields.ts';
import { listsPhrases } from './customers/lists.ts';
import { ownershipPhrases } from './customers/ownership.ts';
import { partnersPhrases } from './customers/partners.ts';
import { relationsPhrases } from './customers/relations.ts';
import { digestsPhrases } from './digests.ts';
import { fixPhrases } from './fix.ts';
import { manyPhrases } from './followups/many.ts';
import { plansPhrases } from './followups/plans.ts';
import { rhythmPhrases } from './followups/rhythm.ts';
import { settlingPhrases } from './followups/settling.ts';
import { notesPhrases } from './notes.ts';
import { playbooksPhrases } from './playbooks.ts';
import { riskPhrases } from './risk.ts';
import { ownWordsPhrases } from './ownWords.ts';
import { outcomesPhrases } from './outcomes.ts';
import { salesPhrases } from './sales.ts';
import { accountsPhrases } from './team/accounts.ts';
import { activityPhrases } from './team/activity.ts';
import { companyPhrases } from './team/company.ts';
import { colleaguesPhrases } from './team/colleagues.ts';
import { handoverPhrases } from './team/handover.ts';
import { programsPhrases } from './team/programs.ts';
import { teamsPhrases } from './team/teams.ts';
import { handoverStepPhrases } from './handover.ts';

export const PHRASES: readonly Readonly<Record<string, Phrases>>[] = [
  notesPhrases,
  agendaPhrases,
  doorsPhrases,
  playbooksPhrases,
  fixPhrases,
  plansPhrases,
  manyPhrases,
  settlingPhrases,
  rhythmPhrases,
  briefsPhrases,
  contactsPhrases,
  carePhrases,
  checkInsPhrases,
  factsPhrases,
  fieldsPhrases,
  ownershipPhrases,
  listsPhrases,
  relationsPhrases,
  partnersPhrases,
  riskPhrases,
  handoverPhrases,
  handoverStepPhrases,
  colleaguesPhrases,
  teamsPhrases,
  companyPhrases,
  activityPhrases,
  salesPhrases,
  outcomesPhrases,
  ownWordsPhrases,
  digestsPhrases,
  filesPhrases,
  settingsPhrases,
  helpPhrases,
  tidyPhrases,
  trustPhrases,
  newsPhrases,
  accountsPhrases,
  programsPhrases,
];
