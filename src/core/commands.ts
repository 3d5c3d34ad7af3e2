/** All that the bot can do, in the order of the help. Asked in this order too; loose ones after the others. */
import type { AnyCommand } from './command.ts';
import activity from './commands/activity.ts';
import add from './commands/add.ts';
import ask from './commands/ask.ts';
import assign from './commands/assign.ts';
import attached from './commands/attached.ts';
import bind from './commands/bind.ts';
import brief from './commands/brief.ts';
import cancel from './commands/cancel.ts';
import chain from './commands/chain.ts';
import code from './commands/code.ts';
import contact from './commands/contact.ts';
import customer from './commands/customer.ts';
import customers from './commands/customers.ts';
import date from './commands/date.ts';
import demo from './commands/demo.ts';
import digest from './commands/digest.ts';
import done from './commands/done.ts';
import due from './commands/due.ts';
import email from './commands/email.ts';
import fact from './commands/fact.ts';
import find from './commands/find.ts';
import followup from './commands/followup.ts';
import give from './commands/give.ts';
import exporting from './commands/export.ts';
import grade from './commands/grade.ts';
import { help } from './commands/help.ts';
import handover from './commands/handover.ts';
import hold from './commands/hold.ts';
import importing from './commands/import.ts';
import knows from './commands/knows.ts';
import language from './commands/language.ts';
import later from './commands/later.ts';
import means from './commands/means.ts';
import merge from './commands/merge.ts';
import met from './commands/met.ts';
import more from './commands/more.ts';
import morning from './commands/morning.ts';
import note from './commands/note.ts';
import offer from './commands/offer.ts';
import owner from './commands/owner.ts';
import plan from './commands/plan.ts';
import prep from './commands/prep.ts';
import profile from './commands/profile.ts';
import promises from './commands/promises.ts';
import quiet from './commands/quiet.ts';
import readers from './commands/readers.ts';
import rename from './commands/rename.ts';
import restrict from './commands/restrict.ts';
import role from './commands/role.ts';
import same from './commands/same.ts';
import search from './commands/search.ts';
import show from './commands/show.ts';
import shrug from './commands/shrug.ts';
import timeline from './commands/timeline.ts';
import twins from './commands/twins.ts';
import undo from './commands/undo.ts';
import unmerge from './commands/unmerge.ts';
import wechat from './commands/wechat.ts';
import zone from './commands/zone.ts';

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
