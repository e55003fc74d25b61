-- Site 'shared' holds what counts for every site; a site's own rows go before it.

-- Grows with each change of the calendar: clocks that were computed with an older one are computed anew.
create sequence sla_calendar_revision;

create table sla_calendar (
  site_id  text   primary key,
  revision bigint not null default nextval('sla_calendar_revision')
);

create table sla_calendar_day (
  site_id text not null,
  day     date not null,
  kind    text not null check (kind in ('OFF', 'WORK')),
  name    text not null,
  primary key (site_id, day)
);

create table sla_shift (
  site_id    text not null,
  weekday    int  not null check (weekday between 0 and 7), -- 1 is Monday, 0 is every day that has none of its own
  from_time  time not null,
  until_time time not null,                                 -- 00:00 is the end of the day
  primary key (site_id, weekday, from_time)
);

create table sla_policy (
  site_id        text not null,
  queue          text not null, -- '*' is every queue that has none of its own
  priority       text not null,
  kind           text not null,
  term_unit      text not null,
  term_amount    int  not null check (term_amount > 0),
  warning_unit   text not null, -- 'PERCENT' of the term gone, or a unit of which so much is left
  warning_amount int  not null check (warning_amount > 0),
  primary key (site_id, queue, priority, kind)
);

create table sla_clock (
  id                uuid        primary key,
  site_id           text        not null,
  subject_kind      text        not null,
  subject_id        uuid        not null,
  kind              text        not null,
  term_unit         text        not null,
  term_amount       int         not null,
  warning_unit      text        not null,
  warning_amount    int         not null,
  started_at        timestamptz not null,
  stood_micros      bigint      not null default 0, -- in the time that the term counts
  paused_at         timestamptz,
  due_at            timestamptz not null,
  warn_at           timestamptz not null,
  next_at           timestamptz,                    -- when the sweeper has something to mark; null while nothing can come
  warned_at         timestamptz,
  breached_at       timestamptz,
  stopped_at        timestamptz,
  extensions        int         not null default 0,
  calendar_revision bigint      not null,
  unique (site_id, id)
);

create unique index sla_clock_open on sla_clock (site_id, subject_id, subject_kind, kind) where stopped_at is null;
create index sla_clock_of_subject on sla_clock (site_id, subject_id, id);
create index sla_clock_next on sla_clock (next_at) where next_at is not null;
create index sla_clock_running on sla_clock (calendar_revision) where stopped_at is null;

-- Every step of a clock: what was promised when, for whoever has to judge it later.
create table sla_clock_event (
  site_id  text        not null,
  clock_id uuid        not null,
  number   int         not null,
  step     text        not null,
  at       timestamptz not null,
  due_at   timestamptz not null,
  primary key (clock_id, number),
  foreign key (site_id, clock_id) references sla_clock (site_id, id)
);

insert into sla_calendar (site_id) values ('shared');

insert into sla_shift (site_id, weekday, from_time, until_time)
values ('shared', 0, '09:00', '12:00'),
       ('shared', 0, '13:30', '17:30');

-- The holidays of 2026 and the weekend days worked in exchange, written down from memory: a site's administrator compares
-- them with the notice of the State Council's General Office before anything is promised by them.
insert into sla_calendar_day (site_id, day, kind, name)
select 'shared', day::date, 'OFF', name
from (values ('2026-01-01', '2026-01-03', '元旦'),
             ('2026-02-15', '2026-02-23', '春节'),
             ('2026-04-04', '2026-04-06', '清明节'),
             ('2026-05-01', '2026-05-05', '劳动节'),
             ('2026-06-19', '2026-06-21', '端午节'),
             ('2026-09-25', '2026-09-27', '中秋节'),
             ('2026-10-01', '2026-10-07', '国庆节')) as holiday (first, last, name),
     generate_series(first::date, last::date, interval '1 day') as day;

insert into sla_calendar_day (site_id, day, kind, name)
values ('shared', '2026-01-04', 'WORK', '元旦调休'),
       ('shared', '2026-02-14', 'WORK', '春节调休'),
       ('shared', '2026-02-28', 'WORK', '春节调休'),
       ('shared', '2026-05-09', 'WORK', '劳动节调休'),
       ('shared', '2026-09-20', 'WORK', '国庆节调休'),
       ('shared', '2026-10-10', 'WORK', '国庆节调休');

insert into sla_policy (site_id, queue, priority, kind, term_unit, term_amount, warning_unit, warning_amount)
values ('shared', '*', 'NORMAL', 'FIRST_RESPONSE', 'WORKING_MINUTES', 30, 'PERCENT', 80),
       ('shared', '*', 'HIGH', 'FIRST_RESPONSE', 'WORKING_MINUTES', 10, 'PERCENT', 80),
       ('shared', '*', 'URGENT', 'FIRST_RESPONSE', 'WORKING_MINUTES', 10, 'PERCENT', 80),
       ('shared', '*', 'NORMAL', 'RESOLUTION', 'WORKING_DAYS', 5, 'WORKING_DAYS', 1),
       ('shared', '*', 'HIGH', 'RESOLUTION', 'WORKING_DAYS', 5, 'WORKING_DAYS', 1),
       ('shared', '*', 'URGENT', 'RESOLUTION', 'WORKING_DAYS', 1, 'PERCENT', 80),
       ('shared', '*', 'NORMAL', 'FOLLOW_UP', 'WORKING_DAYS', 1, 'PERCENT', 80),
       ('shared', '*', 'HIGH', 'FOLLOW_UP', 'WORKING_DAYS', 1, 'PERCENT', 80),
       ('shared', '*', 'URGENT', 'FOLLOW_UP', 'WORKING_DAYS', 1, 'PERCENT', 80),
       ('shared', '*', 'NORMAL', 'FOLLOW_UP_CALL', 'WORKING_DAYS', 3, 'WORKING_DAYS', 1),
       ('shared', '*', 'HIGH', 'FOLLOW_UP_CALL', 'WORKING_DAYS', 3, 'WORKING_DAYS', 1),
       ('shared', '*', 'URGENT', 'FOLLOW_UP_CALL', 'WORKING_DAYS', 3, 'WORKING_DAYS', 1);
