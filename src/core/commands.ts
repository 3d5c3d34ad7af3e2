/** All that the bot can do, in the order of the help. Asked in this order too; loose ones after the others. */
import type { AnyCommand } from './command.ts';
import add from './commands/add.ts';
import attached from './commands/attached.ts';
import bind from './commands/bind.ts';
import brief from './commands/brief.ts';
import cancel from './commands/cancel.ts';
import code from './commands/code.ts';
import contact from './commands/contact.ts';
import customer from './commands/customer.ts';
import date from './commands/date.ts';
import demo from './commands/demo.ts';
import digest from './commands/digest.ts';
import done from './commands/done.ts';
import due from './commands/due.ts';
import email from './commands/email.ts';
import find from './commands/find.ts';
import followup from './commands/followup.ts';
import give from './commands/give.ts';
import { help } from './commands/help.ts';
import language from './commands/language.ts';
import later from './commands/later.ts';
import more from './commands/more.ts';
import means from './commands/means.ts';
import merge from './commands/merge.ts';
import morning from './commands/morning.ts';
import note from './commands/note.ts';
import owner from './commands/owner.ts';
import quiet from './commands/quiet.ts';
import role from './commands/role.ts';
import same from './commands/same.ts';
import show from './commands/show.ts';
import shrug from './commands/shrug.ts';
import twins from './commands/twins.ts';
import undo from './commands/undo.ts';
import wechat from './commands/wechat.ts';
import unmerge from './commands/unmerge.ts';
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
  merge,
  unmerge,
  twins,
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
