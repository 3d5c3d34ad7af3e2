/** The English words of time, `tag: words`, one meaning a line; `_` is a space. */
export const en = `
day 0: today tdy 2day
day 1: tomorrow tomorrows tmrw tmr tmw tomoro tomorow 2moro 2morrow tommorow tommorrow tomorrow's next_day following_day
day 2: day_after_tomorrow day_after_tmrw day_after_tmr day_aft_tmr day_after_tmw overmorrow
day -1: yesterday yday ystd yest yesterdays yesterday's previous_day
day -2: day_before_yesterday
dayPart 0 tonight: tonight tonite 2nite
beside 1: day_after
beside -1: day_before
beside -1 workday: working_day_before business_day_before workday_before work_day_before
beside -7: week_before
beside 7: week_after
laterToday sure: later_today later_on_today later_in_today later_in_the_day later_on
now: now right_now at_the_moment immediately at_this_time at_the_present_time at_present asap as_soon_as_possible just_now
soon 3 3: in_a_few_days in_a_couple_of_days in_a_day_or_two in_the_next_few_days in_the_coming_days

meridiem am: am a.m. a.m a_m
meridiem pm: pm p.m. p.m p_m
oclock: o'clock oclock uhr ish
part morning: morning morn am_hours
part early: first_thing 1st_thing first_thing_in_the_morning 1st_thing_in_the_morning
part breakfast: breakfast breakfast_time
part lunch: lunch
part noon: lunchtime lunch_time lunch-time
part afternoon: afternoon arvo afternoonish aft early_afternoon early-afternoon
part tea: late_afternoon late-afternoon mid-afternoon mid_afternoon teatime
part dusk: early_evening early-evening dusk
part evening: evening eve
part dinner: dinner supper dinnertime dinner_time suppertime
part tonight: night early_night early-night
part dawn: early_morning early_hours early_hours_of_the_morning early-morning
part late: late_evening late_night late-night late-evening late_tonight
part forenoon: mid_morning mid-morning midmorning late_morning late-morning
part close: eod end_of_day end_of_the_day cob close_of_business close_of_play cop end_of_business eob end_of_play close_of_the_day
partsOfDay morning: mornings
partsOfDay afternoon: afternoons
partsOfDay evening: evenings
partsOfDay tonight: nights
clock 720: noon midday mid-day mid_day 12noon noonish middayish high_noon noontime
clock 0: midnight mid_night

shift 0: this current
shift 1: next nxt following upcoming
shift 1 coming: coming this_coming
shift -1: last previous prev
shift -1 past: past
same: same that
unit second: sec secs second seconds
unit minute: minute minutes min mins
unit hour: hour hours hr hrs
unit day: day days
unit workday: working_day working_days business_day business_days workday workdays bd bds wd working-day working-days biz_days biz_day work_day work_days weekday
unit week: week weeks wk wks working_week work_week workweek
unit week 2: fortnight fortnights
unit month: month months mth mths mnth mo mos
unit quarter: quarter quarters qtr qtrs
unit year: year years yr yrs
unit year 10: decade decades
letterUnit week: w wk
letterUnit day: d
letterUnit hour: h hr
letterUnit minute: m min
letterUnit month: mo mth
letterUnit year: y yr

weekday 1: monday mon mondays'
weekday 2: tuesday tue tues
weekday 3: wednesday wednesay wed weds wednes
weekday 4: thursday thu thur thurs
weekday 5: friday fri
weekday 6: saturday
weekday 7: sunday
weekday 6 weak: sat
weekday 7 weak: sun
weekdays 1: mondays
weekdays 2: tuesdays
weekdays 3: wednesdays
weekdays 4: thursdays
weekdays 5: fridays
weekdays 6: saturdays
weekdays 7: sundays
weekdays weekend: weekends
weekdays work: weekdays
month 1: january jan
month 2: february feb
month 3 weak: march mar
month 4 weak: april apr
month 5 weak: may
month 6: june jun
month 7: july jul
month 8: august aug
month 9: september sep sept
month 10: october oct
month 11: november nov
month 12: december
month 12 weak: dec
season 3: spring springtime
season 6: summer summertime
season 9: autumn fall
season 12: winter wintertime
quarter 1: q1
quarter 2: q2
quarter 3: q3
quarter 4: q4
half_year 1 weak: h1
half_year 2 weak: h2

edgeOf weekend week: weekend wkend wknd week-end
edgeOf end week: eow end_of_week end_of_the_week end_of_wk week_end
edgeOf end month: eom end_of_month end_of_the_month month_end month-end end_of_mth month's_end
edgeOf end quarter: eoq end_of_quarter end_of_the_quarter quarter_end quarter-end
edgeOf end year: eoy end_of_year end_of_the_year year_end year-end year's_end
edge early: early beginning begin start_of beginning_of the_start start earlier opening
edge mid: mid middle mid- midway
edge end: end late end_of close_of
edge half1: first_half 1st_half
edge half2: second_half 2nd_half
edge rest: rest remainder rest_of remainder_of later
half: half
number 2: couple couple_of
number 3: few handful
number 4: several

ago: ago back
later: later hence from_now from_today from_today_on
ahead: beforehand ahead in_advance earlier previously
before before: before prior b4 earlier_than sooner_than ahead_of in_advance_of prior_to
before until: until till til untill 'til up_until up_till
before by: by no_later_than not_later_than latest_by due_by on_or_before up_to at_the_latest_by no_later
after after: after aft later_than following_the past_the
after since: since
starting: starting start start_on commencing beginning_on starts from_now_on w/e/f wef effective as_of as_from starting_on starting_from starting_in starting_at commencing_on effective_from
from: from between in_between btw btwn
to: to through thru thro
dash: - -- ~ → --> ->
and: and & + or n
in: in inside
on: on for
at: at @
within: within during
past: past
within: within
in: give_it leave_it give_him give_her give_them leave_him leave_her leave_them
every: every each evry ev any_given
every 2: every_other every_second every_alternate alternate each_alternate alternating
once: once twice thrice once_in
times: times x visits sessions instalments installments occurrences
total: in_total in_all altogether a_total_of
recurrence day: daily everyday
recurrence week: weekly
recurrence week 2: biweekly bi-weekly fortnightly
recurrence month: monthly
recurrence month 2: bimonthly bi-monthly
recurrence month 3: quarterly
recurrence month 6: half-yearly semi-annually semiannually biannually twice-yearly half_yearly
recurrence year: yearly annually annual
recurrence hour: hourly
zone UTC: utc gmt utc_time gmt_time
zone America/New_York: est edt eastern_time eastern
zone America/Los_Angeles: pst pdt pacific_time
zone America/Chicago: cdt central_time
zone Europe/Paris: cet cest
zone Asia/Tokyo: jst
zone Asia/Singapore: sgt
the: the
a: a an one
of: of 's in_the of_the
about: around about approx approximately circa ca. roughly like maybe ard sometime sometimes exactly precisely approx.
weekOf: w/e week_of week_commencing w/c wc wk_commencing wk_of week_beginning week_starting wk_beginning w/b week_ending

holiday newYear: new_year new_years new_year's new_year's_day new_years_day
holiday newYearEve: new_year's_eve new_years_eve nye new_year_eve
holiday spring: chinese_new_year cny lunar_new_year spring_festival lny
holiday valentine: valentine valentine's valentine's_day valentine_day valentines_day valentines
holiday stPatrick: st_patrick's_day st._patrick's_day saint_patrick's_day st_patricks_day st._patricks_day
holiday women: women's_day international_women's_day
holiday tombs: qingming tomb_sweeping tomb-sweeping_day ching_ming
holiday goodFriday: good_friday
holiday easter: easter easter_sunday
holiday easterMonday: easter_monday easter_mon
holiday earth: earth_day
holiday aprilFools: april_fools april_fools_day april_fool's_day april_fools'_day
holiday labour: may_day workers'_day international_workers'_day workers_day labour_day
holiday mothers: mother's_day mothers_day mothers'_day mother_day
holiday fathers: father's_day fathers_day fathers'_day father_day
holiday memorial: memorial_day
holiday juneteenth: juneteenth
holiday independence: independence_day fourth_of_july
holiday dragon: dragon_boat dragon_boat_festival
holiday laborUs: labor_day
holiday moon: mid-autumn mid_autumn mid-autumn_festival mooncake_festival
holiday national: national_day golden_week
holiday columbus: columbus_day
holiday halloween: halloween all_hallows_eve
holiday allSaints: all_saints'_day all_saints_day
holiday eid: eid hari_raya raya hari_raya_puasa aidilfitri eid_al-fitr
holiday holyWeek: holy_week
holiday diwali: diwali deepavali
holiday veterans: veterans_day veteran's_day veterans'_day
holiday singles: singles_day singles'_day double_11
holiday thanksgiving: thanksgiving thanksgiving_day turkey_day
holiday blackFriday: black_friday
holiday cyberMonday: cyber_monday
holiday christmas: christmas xmas christmas_day xmas_day
holiday christmasEve: christmas_eve xmas_eve
holiday boxing: boxing_day
holiday mlk: mlk_day martin_luther_king_day martin_luther_king_jr._day
holiday presidents: president's_day presidents_day presidents'_day
holiday groundhog: groundhog_day groundhogs_day
holiday epiphany: epiphany
holiday any: holiday holidays hols break long_weekend

nothing: pre-fall pre_fall sat_in sat_with sat_through long_weekend_over weekend_over good_morning good_afternoon good_evening good_night day_to_day day-to-day year_old year-old years_old back_to to_date_of long_time real_time full_time part_time lead_time last_time next_time first_time next_step next_steps once_in_a_while once_in_a_blue_moon night_shift second_hand second_opinion last_name first_name day_job march_on may_be may_not may_have may_also may_need may_want
`;
