create table followup_visit (
  id              uuid        primary key,
  site_id         text        not null,
  ticket_id       uuid        not null,
  consultation_id uuid        not null,
  state           text        not null,
  resolved        boolean,
  satisfaction    integer     check (satisfaction between 1 and 5),
  comment         text,
  asked_at        timestamptz not null,
  ended_at        timestamptz,
  unique (site_id, id),
  foreign key (site_id, ticket_id) references escalation_ticket (site_id, id)
);

create unique index followup_visit_open on followup_visit (ticket_id) where state in ('ASKED', 'CALL_DUE');
create index followup_visit_of on followup_visit (ticket_id, id);

create table followup_call (
  id           uuid        primary key,
  site_id      text        not null,
  visit_id     uuid        not null,
  account_id   uuid        not null,
  account_name text        not null,
  reached      boolean     not null,
  note         text,
  called_at    timestamptz not null,
  foreign key (site_id, visit_id) references followup_visit (site_id, id)
);
