/** All that the bot can do, in the order of the help. Asked in this order too; loose ones after the others. */
import type { AnyCommand } from './command.ts';
import activity from './insight/commands/activity.ts';
import add from './notes/commands/add.ts';
import ask from './relations/commands/askChannel.ts';
import assign from './handover/commands/assign.ts';
import attached from './transfer/commands/attachment.ts';
import bind from './people/commands/bind.ts';
import brief from './knowledge/commands/brief.ts';
import cancel from './followups/commands/cancel.ts';
import chain from './knowledge/commands/decisionChain.ts';
import code from './people/commands/code.ts';
import contact from './notes/commands/contact.ts';
import customer from './notes/commands/customer.ts';
import customers from './customers/commands/list.ts';
import date from './notes/commands/date.ts';
import demo from './demo/commands/demo.ts';
import digest from './people/commands/digest.ts';
import done from './followups/commands/done.ts';
import due from './followups/commands/due.ts';
import email from './people/commands/email.ts';
import fact from './knowledge/commands/fact.ts';
import find from './customers/commands/find.ts';
import followup from './followups/commands/show.ts';
import give from './handover/commands/give.ts';
import exporting from './transfer/commands/export.ts';
import grade from './customers/commands/classify.ts';
import { help } from './bot/commands/help.ts';
import handover from './handover/commands/handover.ts';
import hold from './knowledge/commands/confirmFact.ts';
import importing from './transfer/commands/import.ts';
import knows from './relations/commands/whoKnows.ts';
import language from './people/commands/language.ts';
import later from './followups/commands/snooze.ts';
import means from './contacts/commands/alias.ts';
import merge from './customers/commands/merge.ts';
import met from './knowledge/commands/lastContact.ts';
import more from './bot/commands/more.ts';
import morning from './people/commands/morning.ts';
import note from './notes/commands/note.ts';
import offer from './relations/commands/offerHelp.ts';
import owner from './customers/commands/owner.ts';
import plan from './followups/commands/plan.ts';
import prep from './knowledge/commands/prep.ts';
import profile from './contacts/commands/details.ts';
import promises from './knowledge/commands/promises.ts';
import quiet from './notes/commands/noReminder.ts';
import readers from './access/commands/readers.ts';
import rename from './customers/commands/rename.ts';
import restrict from './access/commands/restrict.ts';
import role from './people/commands/role.ts';
import same from './people/commands/samePerson.ts';
import search from './knowledge/commands/search.ts';
import show from './notes/commands/show.ts';
import shrug from './bot/commands/fallback.ts';
import timeline from './knowledge/commands/timeline.ts';
import twins from './customers/commands/duplicates.ts';
import undo from './access/commands/undo.ts';
import unmerge from './customers/commands/unmerge.ts';
import wechat from './people/commands/connectWechat.ts';
import zone from './people/commands/timeZone.ts';

export const commands: readonly AnyCommand[] = [
  brief,
  note,
  undo,
  date,
  customer,
  contact,
  add,
  quiet,
  show,
  due,
  done,
  later,
  give,
  cancel,
  followup,
  owner,
  more,
  find,
  means,
  rename,
  merge,
  unmerge,
  twins,
  assign,
  handover,
  fact,
  profile,
  grade,
  search,
  customers,
  plan,
  prep,
  timeline,
  promises,
  chain,
  met,
  knows,
  activity,
  ask,
  offer,
  hold,
  restrict,
  readers,
  importing,
  exporting,
  help(() => commands),
  language,
  zone,
  morning,
  digest,
  role,
  email,
  same,
  bind,
  code,
  wechat,
  attached,
  demo,
  shrug,
];
