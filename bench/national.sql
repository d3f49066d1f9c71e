-- An invented England at national size, in the product's own schema: 153 authorities, 24,000 schools, 100,000 pupils in alternative
-- provision, 3,000 providers with 5,000 sites, 200,000 referrals, 150,000 placements, 400,000 reviews, 60,000 concerns and 10 million
-- attendance marks. Deterministic: the same rows at each run. Nothing in it is a real person, school or provider.
-- The day is Friday, 20 November 2026.

create schema bench;

-- A repeatable number from 0 to n - 1 for row i.
create function bench.pick(i bigint, salt int, n int) returns int language sql immutable parallel safe
return ((hashint8extended(i, salt) & 9223372036854775807) % n)::int;

-- The ID of row i of a kind.
create function bench.id(kind int, i bigint) returns uuid language sql immutable parallel safe
return (lpad(to_hex(kind), 8, '0') || '-0000-8000-8000-' || lpad(to_hex(i), 12, '0'))::uuid;

create function bench.la(i int) returns text language sql immutable parallel safe
return (300 + i)::text;

set synchronous_commit = off;
set work_mem = '256MB';
set maintenance_work_mem = '1GB';

insert into school_roll.bank_holiday (date, title)
select d, 'Bank holiday' from unnest(array['2026-08-31', '2026-12-25', '2026-12-28', '2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31']::date[]) d;

insert into school_roll.local_authority (code, gss_code, name, region, is_current, is_invented)
select bench.la(i), 'E0' || (9000000 + i), 'Authority ' || i, 'Region ' || i % 9, true, true
from generate_series(1, 153) i;

insert into school_roll.school (id, urn, name, la_code, type, kind, phase, status, low_age, high_age, postcode, easting, northing)
select bench.id(1, i), 500000 + i, 'Invented School ' || i, bench.la(1 + i % 153), 'Community school', 'Maintained',
  case when i <= 200 or bench.pick(i, 1, 5) > 2 then 'Secondary' else 'Primary' end, 'Open', 11, 16,
  'ZZ' || 1 + bench.pick(i, 2, 99) || ' ' || bench.pick(i, 3, 10) || 'XX', 200000 + bench.pick(i, 4, 450000), 100000 + bench.pick(i, 5, 500000)
from generate_series(1, 24000) i;

-- The 200 largest schools have 100 of these pupils each, the rest are spread.
create table bench.pupil as
select i, case when i <= 20000 then 1 + i % 200 else 201 + bench.pick(i, 6, 23800) end as school
from generate_series(1, 100000) i;

insert into school_roll.pupil (id, version, upn, given_name, family_name, birth_date, sex, home_la_code, created_at, changed_at)
select bench.id(2, i), 1, null, 'Given' || bench.pick(i, 7, 3000), 'Family' || bench.pick(i, 8, 9000), date '2010-09-01' + bench.pick(i, 9, 1800),
  null, bench.la(1 + school % 153), timestamptz '2026-09-01 09:00Z', timestamptz '2026-09-01 09:00Z'
from bench.pupil;

insert into school_roll.enrolment (id, pupil_id, school_id, school_la_code, status, "from", until, ground)
select bench.id(3, i), bench.id(2, i), bench.id(1, school), bench.la(1 + school % 153), 'Single', date '2022-09-05', null, null
from bench.pupil;

insert into school_roll.pupil_fact (id, pupil_id, kind, "from", until)
select bench.id(4, i), bench.id(2, i), (array['Ehcp', 'SenSupport', 'LookedAfter', 'FreeSchoolMeals'])[1 + bench.pick(i, 10, 4)], date '2022-09-05', null
from bench.pupil where bench.pick(i, 11, 3) > 0;

insert into providers.provider (id, version, name, type, is_registered_school, la_code, urn, ukprn, has_employees, is_self_insured, registered_at)
select bench.id(5, i), 1, 'Invented Provider ' || i, (array['ApAcademy', 'PupilReferralUnit', 'IndependentSchool', 'NonSchool', 'College'])[1 + i % 5],
  i % 5 < 3, bench.la(1 + i % 153), null, null, true, false, timestamptz '2024-09-01 09:00Z'
from generate_series(1, 3000) i;

insert into providers.approval (id, version, provider_id, la_code, status, decided_at, review_by)
select bench.id(6, i * 2 + k), 1, bench.id(5, i), bench.la(1 + (i + k * 7) % 153), 'Approved', timestamptz '2026-01-12 09:00Z', date '2027-06-30'
from generate_series(1, 3000) i, generate_series(0, 1) k;

insert into providers.evidence (id, provider_id, site_id, kind, issued_on, expires_on, amount, reference, recorded_by, recorded_at)
select bench.id(7, i * 16 + k), bench.id(5, i), null, kind, date '2026-02-01', date '2027-08-31',
  case when kind like '%Insurance' then 10000000 end, 'Invented', 'Provider', timestamptz '2026-02-02 09:00Z'
from generate_series(1, 3000) i, unnest(array['PublicLiabilityInsurance', 'EmployersLiabilityInsurance', 'SafeguardingPolicy', 'DbsPolicy',
  'SingleCentralRecord', 'BehaviourPolicy', 'ComplaintsPolicy', 'DataProtection', 'FirstAid', 'HealthAndSafetyPolicy', 'FireRiskAssessment',
  'SafeguardingLeadTraining']) with ordinality kinds(kind, k);

insert into providers.site (id, version, provider_id, name, address, postcode, easting, northing, capacity_per_half_day)
select bench.id(8, i), 1, bench.id(5, case when i <= 3000 then i else 1 + bench.pick(i, 12, 3000) end), 'Site ' || i, i || ' Invented Street',
  'ZZ' || 1 + bench.pick(i, 13, 99) || ' ' || bench.pick(i, 14, 10) || 'YY', 200000 + bench.pick(i, 15, 450000), 100000 + bench.pick(i, 16, 500000), 200
from generate_series(1, 5000) i;

insert into providers.offer (id, version, site_id, name, needs, age_from, age_to, key_stages, price_per_day, price_per_week, sessions)
select bench.id(9, i), 1, bench.id(8, i), 'Offer ' || i,
  (select array_agg(n) from unnest(array['Semh', 'Asd', 'Slcn', 'Mld', 'Spld']) with ordinality u(n, o) where o = 1 + i % 5 or bench.pick(i * 10 + o, 17, 5) < 2),
  a, a + 5, array['Ks3', 'Ks4'], 100 + bench.pick(i, 18, 80), 450 + bench.pick(i, 18, 300),
  array['MonAm', 'MonPm', 'TueAm', 'TuePm', 'WedAm', 'WedPm', 'ThuAm', 'ThuPm', 'FriAm', 'FriPm']
from (select i, 10 + bench.pick(i, 19, 3) a from generate_series(1, 5000) i) sites;

insert into providers.safeguarding_confirmation (id, version, provider_id, date, signed_by, commissioners, sites, stale_reason, recorded_at)
select bench.id(10, i), 1, bench.id(5, i), date '2026-09-07', 'Invented Person', array['la:' || bench.la(1 + i % 153), 'la:' || bench.la(1 + (i + 7) % 153)],
  (select array_agg(s.id) from providers.site s where s.provider_id = bench.id(5, i)), null, timestamptz '2026-09-07 09:00Z'
from generate_series(1, 3000) i;

-- Referral r and placement r belong together; the pupils of the 60,000 that run are distinct, for 7919 is prime to 100,000.
create table bench.referral as
select r.i, p.i as pupil, p.school, 1 + p.school % 153 as la
from (select i, case when i <= 60000 then 1 + (i::bigint * 7919) % 100000 else 1 + bench.pick(i, 20, 100000) end as pupil from generate_series(1, 200000) i) r
join bench.pupil p on p.i = r.pupil;

insert into referrals.referral (id, version, pupil_id, school_id, la_code, reason, status, event_date, circumstances, responsible, due_date, summary, created_at, submitted_at, decided_at)
select bench.id(11, i), 1, bench.id(2, pupil), bench.id(1, school), bench.la(la), (array['OffSiteDirection', 'Suspension', 'Medical', 'EarlyIntervention', 'PermanentExclusion'])[1 + bench.pick(i, 21, 5)],
  case when i <= 60000 then 'Placed' when i <= 150000 then 'Closed' else (array['Draft', 'Submitted', 'Submitted', 'Accepted', 'Rejected', 'Withdrawn'])[1 + bench.pick(i, 22, 6)] end,
  date '2026-11-20' - bench.pick(i, 23, 300), '{"Purpose": null, "Session": null, "Suspensions": null}', 'HomeLa',
  case when bench.pick(i, 24, 3) > 0 then date '2026-11-10' + bench.pick(i, 25, 40) end, 'Invented summary of referral ' || i || ', as long as such a text is in life, one or two sentences.',
  at, at + interval '1 hour', case when i <= 150000 then at + interval '2 days' end
from (select r.*, timestamptz '2026-11-20 09:00Z' - make_interval(mins => 1 + bench.pick(r.i, 26, 400000)) as at from bench.referral r) r;

create table bench.placement as
select r.*, 1 + bench.pick(i, 27, 5000) as site, case when i <= 60000 then 'Active' when i % 50 = 0 then 'Agreed' else 'Ended' end as status,
  case when i <= 60000 then date '2026-01-05' + bench.pick(i, 28, 280) when i % 50 = 0 then date '2026-11-23' + bench.pick(i, 28, 60) else date '2023-09-04' + bench.pick(i, 28, 700) end as start
from bench.referral r where i <= 150000;

insert into placements.placement (id, version, referral_id, pupil_id, school_id, la_code, provider_id, site_id, reason, is_la_commissioned, is_la_needed, meets_exclusion_duty,
  status, purpose, planned_start, start_date, planned_end_date, first_review_date, hours_per_week, weekly_cost, half_days, plan, acknowledged_warnings, created_at, agreed_at, answer_count, ended_on, end_reason, outcome, destination)
select bench.id(12, p.i), 1, bench.id(11, p.i), bench.id(2, p.pupil), bench.id(1, p.school), bench.la(p.la), s.provider_id, s.id, 'OffSiteDirection', false, false, false,
  p.status, 'To improve behaviour in a smaller setting and to return to all lessons at school.', p.start, p.start, p.start + 330, p.start + 28, 25, 300 + bench.pick(p.i, 29, 400),
  array['Mon AM', 'Mon PM', 'Tue AM', 'Tue PM', 'Wed AM', 'Wed PM', 'Thu AM', 'Thu PM', 'Fri AM', 'Fri PM'],
  '{"goals": [{"by": null, "goal": "Keeps up with mathematics of the home school", "measure": "End of unit test at 50 per cent or more"}, {"by": null, "goal": "Attends every session", "measure": "Register: nine of ten sessions"}]}',
  '{}', timestamptz '2026-01-01 09:00Z', timestamptz '2026-01-02 09:00Z', 0,
  case when p.status = 'Ended' then p.start + 60 + bench.pick(p.i, 30, 200) end,
  case when p.status = 'Ended' then 'CompletedReturned' end, case when p.status = 'Ended' then 'GoalsMet' end, case when p.status = 'Ended' then 'HomeSchool' end
from bench.placement p join providers.site s on s.id = bench.id(8, p.site);

insert into placements.party_answer_entry (placement_id, number, party, answer, recorded_by, organisation, at)
select bench.id(12, i), k, party, 'Agreed', 'invented', 'invented', timestamptz '2026-01-02 09:00Z'
from bench.placement, unnest(array['HomeSchool', 'Parent', 'Child', 'Provider']) with ordinality a(party, k);

insert into reviews.review (id, held_on, decision, decision_reason, attendees, progress, is_attending, is_safe, is_meeting_need, next_review_due, recorded_at, placement_id, pupil_id, school_id, la_code, provider_id)
select bench.id(13, g.i), p.start + 30 * g.k, (array['Continue', 'Continue', 'Change', 'Return'])[1 + bench.pick(g.i, 31, 4)], 'The goals are right and the placement helps.', '["HomeSchool", "Provider", "ParentOrCarer"]',
  'Attendance has gone up since the last review. Reading is coming on; mathematics needs more time.', true, true, true, p.start + 30 * g.k + 40, timestamptz '2026-06-01 09:00Z',
  bench.id(12, p.i), bench.id(2, p.pupil), bench.id(1, p.school), bench.la(p.la), s.provider_id
from (select i, 1 + i % 150000 as placement, 1 + i / 150000 as k from generate_series(0, 399999) i) g
join bench.placement p on p.i = g.placement join providers.site s on s.id = bench.id(8, p.site);

insert into reviews.review_schedule (placement_id, version, start_date, planned_end_date, ended_on, last_review_on, last_decision, next_due, pupil_id, school_id, la_code, provider_id)
select bench.id(12, p.i), 1, p.start, p.start + 330, case when p.status = 'Ended' then p.start + 300 end, p.start + 60, 'Continue',
  case when p.status = 'Active' then date '2026-11-15' + bench.pick(p.i, 32, 40) end, bench.id(2, p.pupil), bench.id(1, p.school), bench.la(p.la), s.provider_id
from bench.placement p join providers.site s on s.id = bench.id(8, p.site);

insert into transitions.transition (id, version, placement_id, pupil_id, school_id, la_code, provider_id, kind, destination_school_id, status, target_date, stages, support, named_contact, created_at)
select bench.id(14, p.i), 1, bench.id(12, p.i), bench.id(2, p.pupil), bench.id(1, p.school), bench.la(p.la), s.provider_id, 'ReturnToHomeSchool', bench.id(1, p.school), 'Planned', date '2026-12-14', '[]',
  'A mentor meets the pupil at the gate.', 'Invented Person', timestamptz '2026-11-02 09:00Z'
from bench.placement p join providers.site s on s.id = bench.id(8, p.site) where p.i <= 60000 and bench.pick(p.i, 33, 3) < 2;

insert into safeguarding.pupil_setting (placement_id, pupil_id, provider_id, ended_on)
select bench.id(12, p.i), bench.id(2, p.pupil), s.provider_id, case when p.status = 'Ended' then p.start + 300 end
from bench.placement p join providers.site s on s.id = bench.id(8, p.site);

insert into school_roll.pupil_provider_access (placement_id, pupil_id, provider_id, until)
select placement_id, pupil_id, provider_id, ended_on from safeguarding.pupil_setting;

insert into safeguarding.concern (id, pupil_id, placement_id, kind, severity, is_about_adult, account, raised_by, raised_by_organisation, raised_at, acknowledge_by)
select bench.id(15, c.i), bench.id(2, p.pupil), bench.id(12, p.i), (array['Neglect', 'Online', 'Missing', 'EmotionalAbuse', 'ChildOnChild'])[1 + bench.pick(c.i, 34, 5)],
  (array['Low', 'Medium', 'Medium', 'High'])[1 + bench.pick(c.i, 35, 4)], false, convert_to('Not locked, for nobody reads concern ' || c.i || '.', 'UTF8'), 'invented', 'school:' || bench.id(1, p.school), at, at + interval '1 day'
from (select i, 1 + bench.pick(i, 36, 60000) as placement, timestamptz '2026-11-20 09:00Z' - make_interval(mins => 1 + bench.pick(i, 37, 400000)) as at from generate_series(1, 60000) i) c
join bench.placement p on p.i = c.placement;

insert into safeguarding.concern_recipient (concern_id, organisation, is_alerted)
select id, raised_by_organisation, true from safeguarding.concern
union all
select c.id, 'provider:' || p.provider_id, true from safeguarding.concern c join placements.placement p on p.id = c.placement_id;

-- Two marks each school day since 11 May for each placement that runs.
-- Without indexes while they are written: a third of the time.
create table bench.mark_index as select indexname, indexdef from pg_indexes where schemaname = 'placements' and tablename = 'attendance_mark';
create table bench.mark_reference as
select conrelid::regclass as child, conname, pg_get_constraintdef(oid) as definition
from pg_constraint where confrelid = 'placements.attendance_mark'::regclass;
alter table placements.attendance_mark drop constraint "PK_attendance_mark" cascade;
do $$
declare name text;
begin
  for name in select indexname from bench.mark_index where indexname not like 'PK%' loop
    execute format('drop index placements.%I', name);
  end loop;
end $$;

insert into placements.attendance_mark (id, version, placement_id, school_id, la_code, provider_id, date, session, code, marked_by, marked_at)
select bench.id(16, p.i * 1000 + (d::date - date '2026-01-01') * 2 + s), 1, bench.id(12, p.i), bench.id(1, p.school), bench.la(p.la), site.provider_id, d::date, s,
  (array['/', '/', '/', '/', '/', '/', 'B', 'L', 'I', 'M', 'O', 'U'])[1 + bench.pick(p.i::bigint * 1000 + (d::date - date '2026-01-01') * 2 + s, 38, 12)], 'invented', d + interval '9 hours'
from generate_series(timestamptz '2026-05-11', '2026-11-20', interval '1 day') d, generate_series(1, 2) s, bench.placement p
join providers.site site on site.id = bench.id(8, p.site)
where extract(isodow from d) < 6 and not d::date between '2026-05-25' and '2026-05-29' and not d::date between '2026-07-22' and '2026-08-31' and not d::date between '2026-10-26' and '2026-10-30'
  and p.status = 'Active' and p.start <= d::date;

do $$
declare definition text;
begin
  for definition in select indexdef from bench.mark_index loop
    execute definition;
  end loop;
end $$;
alter table placements.attendance_mark add constraint "PK_attendance_mark" primary key using index "PK_attendance_mark";
do $$
declare reference record;
begin
  for reference in select * from bench.mark_reference loop
    execute format('alter table %s add constraint %I %s', reference.child, reference.conname, reference.definition);
  end loop;
end $$;

drop schema bench cascade;
vacuum analyze;
