/** All that the bot can do, in the order of the help. Asked in this order too; loose ones after the others. */
import readers from './access/commands/readers.ts';
import restrict from './access/commands/restrict.ts';
import retention from './access/commands/retention.ts';
import undo from './access/commands/undo.ts';
import { programCall } from './programs/commands/programCall.ts';
import { fallback } from './bot/commands/fallback.ts';
import { help } from './bot/commands/help.ts';
import backups from './bot/commands/backups.ts';
import status from './bot/commands/status.ts';
import unanswered from './bot/commands/unanswered.ts';
import undelivered from './bot/commands/undelivered.ts';
import more from './bot/commands/more.ts';
import type { AnyCommand } from './command.ts';
import alias from './contacts/commands/alias.ts';
import road from './delivery/commands/road.ts';
import employer from './contacts/commands/employer.ts';
import details from './contacts/commands/details.ts';
import cadence from './customers/commands/cadence.ts';
import classify from './customers/commands/classify.ts';
import cold from './customers/commands/cold.ts';
import duplicates from './customers/commands/duplicates.ts';
import find from './customers/commands/find.ts';
import birthdays from './care/commands/birthdays.ts';
import greetings from './care/commands/greetings.ts';
import scoreInterval from './care/commands/scoreInterval.ts';
import stillOurs from './care/commands/stillOurs.ts';
import customers from './customers/commands/list.ts';
import merge from './customers/commands/merge.ts';
import owner from './customers/commands/owner.ts';
import remindColleague from './followups/commands/remindColleague.ts';
import watched from './followups/commands/watched.ts';
import answerRequest from './followups/commands/answerRequest.ts';
import partner from './customers/commands/partner.ts';
import source from './worth/commands/source.ts';
import rename from './customers/commands/rename.ts';
import restore from './customers/commands/restore.ts';
import unmerge from './customers/commands/unmerge.ts';
import demo from './demo/commands/demo.ts';
import absence from './followups/commands/absence.ts';
import escalation from './followups/commands/escalation.ts';
import spread from './followups/commands/spread.ts';
import cancel from './followups/commands/cancel.ts';
import done from './followups/commands/done.ts';
import due from './followups/commands/due.ts';
import plan from './followups/commands/plan.ts';
import followup from './followups/commands/show.ts';
import snooze from './followups/commands/snooze.ts';
import assign from './handover/commands/assign.ts';
import give from './handover/commands/give.ts';
import remove from './handover/commands/remove.ts';
import acceptHandover from './handover/commands/accept.ts';
import cancelHandover from './handover/commands/cancel.ts';
import declineHandover from './handover/commands/decline.ts';
import handover from './handover/commands/handover.ts';
import ask from './questions/commands/ask.ts';
import followUpAll from './questions/commands/followUpAll.ts';
import figure from './questions/commands/figure.ts';
import closeComplaint from './outcomes/commands/closeComplaint.ts';
import complaint from './outcomes/commands/complaint.ts';
import complaints from './outcomes/commands/complaints.ts';
import deal from './outcomes/commands/deal.ts';
import dealFromNote from './outcomes/commands/dealFromNote.ts';
import deals from './outcomes/commands/deals.ts';
import losses from './outcomes/commands/losses.ts';
import satisfaction from './outcomes/commands/satisfaction.ts';
import satisfactions from './outcomes/commands/satisfactions.ts';
import rate from './outcomes/commands/rate.ts';
import stages from './outcomes/commands/stages.ts';
import sums from './outcomes/commands/sums.ts';
import applyPlaybook from './playbooks/commands/applyPlaybook.ts';
import playbook from './playbooks/commands/playbook.ts';
import playbookRule from './playbooks/commands/playbookRule.ts';
import playbooks from './playbooks/commands/playbooks.ts';
import mayLose from './worth/commands/mayLose.ts';
import worth from './worth/commands/worth.ts';
import review from './digests/commands/review.ts';
import interview from './handover/commands/interview.ts';
import introduce from './handover/commands/introduce.ts';
import leave from './handover/commands/leave.ts';
import startHandover from './handover/commands/start.ts';
import handoverStatus from './handover/commands/status.ts';
import activity from './insight/commands/activity.ts';
import credits from './insight/commands/credits.ts';
import thank from './insight/commands/thank.ts';
import brief from './knowledge/commands/brief.ts';
import confirmFact from './knowledge/commands/confirmFact.ts';
import decisionChain from './knowledge/commands/decisionChain.ts';
import fact from './knowledge/commands/fact.ts';
import lastContact from './knowledge/commands/lastContact.ts';
import prep from './knowledge/commands/prep.ts';
import privacy from './notes/commands/privacy.ts';
import promises from './knowledge/commands/promises.ts';
import search from './knowledge/commands/search.ts';
import products from './knowledge/commands/products.ts';
import term from './knowledge/commands/term.ts';
import timeline from './knowledge/commands/timeline.ts';
import add from './notes/commands/add.ts';
import contact from './notes/commands/contact.ts';
import customer from './notes/commands/customer.ts';
import date from './notes/commands/date.ts';
import noReminder from './notes/commands/noReminder.ts';
import note from './notes/commands/note.ts';
import show from './notes/commands/show.ts';
import bind from './people/commands/bind.ts';
import approve from './privacy/commands/approve.ts';
import erase from './privacy/commands/erase.ts';
import erasures from './privacy/commands/erasures.ts';
import personFile from './privacy/commands/personFile.ts';
import newsAnswer from './news/commands/answer.ts';
import newsRules from './news/commands/rules.ts';
import whoShouldKnow from './news/commands/whoShouldKnow.ts';
import code from './people/commands/code.ts';
import connectWechat from './people/commands/connectWechat.ts';
import companyDays from './company/commands/companyDays.ts';
import companyTable from './transfer/commands/companyTable.ts';
import digest from './digests/commands/digest.ts';
import apiKey from './people/commands/programs/apiKey.ts';
import apiKeys from './people/commands/programs/apiKeys.ts';
import serviceAccount from './people/commands/programs/serviceAccount.ts';
import email from './people/commands/email.ts';
import language from './people/commands/language.ts';
import morning from './people/commands/morning.ts';
import nickname from './people/commands/nickname.ts';
import renameColleague from './people/commands/renameColleague.ts';
import reword from './notes/commands/reword.ts';
import role from './people/commands/role.ts';
import samePerson from './people/commands/samePerson.ts';
import rollout from './learning/commands/rollout.ts';
import tips from './learning/commands/tips.ts';
import team from './people/commands/team.ts';
import teams from './people/commands/teams/teams.ts';
import moveToTeam from './people/commands/teams/move.ts';
import timeZone from './people/commands/timeZone.ts';
import askChannel from './relations/commands/askChannel.ts';
import backupFill from './relations/commands/backupFill.ts';
import jointVisit from './relations/commands/jointVisit.ts';
import knowers from './relations/commands/knowers.ts';
import offerHelp from './relations/commands/offerHelp.ts';
import relationship from './relations/commands/relationship.ts';
import risk from './relations/commands/risk.ts';
import whoKnows from './relations/commands/whoKnows.ts';
import calendarLink from './agenda/commands/calendarLink.ts';
import meetingNote from './agenda/commands/meetingNote.ts';
import ownCalendar from './agenda/commands/ownCalendar.ts';
import feedNames from './feeds/commands/feedNames.ts';
import feedTable from './feeds/commands/feedTable.ts';
import feeds from './feeds/commands/feeds.ts';
import webhookMessages from './webhooks/commands/webhookMessages.ts';
import webhooks from './webhooks/commands/webhooks.ts';
import attachment from './transfer/commands/attachment.ts';
import exporting from './transfer/commands/export.ts';
import importing from './transfer/commands/import.ts';

export const commands: readonly AnyCommand[] = [
  brief,
  note,
  undo,
  date,
  customer,
  contact,
  add,
  noReminder,
  privacy,
  show,
  reword,
  due,
  done,
  snooze,
  give,
  cancel,
  followup,
  owner,
  more,
  find,
  alias,
  nickname,
  renameColleague,
  partner,
  source,
  rename,
  merge,
  unmerge,
  restore,
  duplicates,
  leave,
  handover,
  startHandover,
  answerRequest,
  acceptHandover,
  declineHandover,
  handoverStatus,
  cancelHandover,
  // «跳过» is the story's while it is told.
  demo,
  interview,
  introduce,
  assign,
  remove,
  fact,
  details,
  employer,
  classify,
  search,
  term,
  products,
  cold,
  cadence,
  birthdays,
  greetings,
  customers,
  deal,
  deals,
  dealFromNote,
  stages,
  sums,
  worth,
  mayLose,
  playbook,
  applyPlaybook,
  playbookRule,
  playbooks,
  rate,
  complaint,
  closeComplaint,
  complaints,
  satisfaction,
  satisfactions,
  scoreInterval,
  stillOurs,
  losses,
  ask,
  figure,
  followUpAll,
  plan,
  remindColleague,
  spread,
  absence,
  escalation,
  watched,
  prep,
  timeline,
  promises,
  decisionChain,
  lastContact,
  whoKnows,
  risk,
  knowers,
  relationship,
  jointVisit,
  backupFill,
  review,
  thank,
  credits,
  activity,
  askChannel,
  offerHelp,
  confirmFact,
  restrict,
  readers,
  newsRules,
  whoShouldKnow,
  newsAnswer,
  retention,
  approve,
  erase,
  erasures,
  personFile,
  backups,
  status,
  unanswered,
  undelivered,
  importing,
  exporting,
  help(() => commands),
  language,
  road,
  timeZone,
  companyDays,
  companyTable,
  digest,
  morning,
  role,
  team,
  teams,
  moveToTeam,
  rollout,
  tips,
  apiKey,
  apiKeys,
  serviceAccount,
  email,
  samePerson,
  webhooks,
  webhookMessages,
  feeds,
  feedNames,
  feedTable,
  calendarLink,
  ownCalendar,
  meetingNote,
  bind,
  code,
  connectWechat,
  attachment,
  programCall(() => commands),
  fallback(() => commands),
];
