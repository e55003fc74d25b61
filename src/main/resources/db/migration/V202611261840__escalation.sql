-- Queues beside the general one, which every site has without a row.
create table escalation_queue (
  site_id       text    not null,
  queue         text    not null,
  name          text    not null,
  service_kinds text[]  not null default '{}',
  automatic     boolean not null default false,
  primary key (site_id, queue)
);

-- The account that holds a ticket is named without a foreign key: its check would lock the account in the order opposite
-- to the one in which disabling an account releases its tickets.
create table escalation_ticket (
  id               uuid        primary key,
  site_id          text        not null,
  number           text        not null unique,
  consultation_id  uuid        not null,
  state            text        not null,
  shown            text        not null,
  version          integer     not null,
  queue            text        not null,
  service_kind     text,
  rank             integer     not null,
  priority         text        not null,
  cause            text        not null,
  reason           text        not null,
  assignee_id      uuid,
  assignee_name    text,
  outcome          text,
  summary          text,
  replied          boolean     not null default false,
  returns          integer     not null default 0,
  supervision      integer     not null default 0,
  misrouted        boolean     not null default false,
  extension        text,
  extension_days   integer,
  extension_reason text,
  merged_into      uuid,
  created_at       timestamptz not null,
  claimed_at       timestamptz,
  resolved_at      timestamptz,
  closed_at        timestamptz,
  unique (site_id, id),
  foreign key (site_id, consultation_id) references consultation (site_id, id),
  check ((state = 'CLOSED') = (outcome is not null)),
  check (state <> 'CLOSED' or replied)
);

create index escalation_ticket_of on escalation_ticket (consultation_id, id);
create index escalation_ticket_waiting on escalation_ticket (site_id, rank, created_at, id) where shown = 'OPEN';
create index escalation_ticket_held on escalation_ticket (assignee_id, id) where shown <> 'CLOSED';
create index escalation_ticket_shown on escalation_ticket (site_id, shown, id);

-- One row for each step and each remark, numbered as the ticket's version: the state is what the last of them says.
create table escalation_ticket_event (
  ticket_id     uuid        not null,
  site_id       text        not null,
  seq           integer     not null,
  event         text        not null,
  from_state    text,
  to_state      text        not null,
  assignee_id   uuid,
  actor         text        not null,
  actor_id      uuid,
  actor_name    text,
  text          text,
  data          jsonb       not null default '{}',
  at            timestamptz not null,
  primary key (ticket_id, seq),
  foreign key (site_id, ticket_id) references escalation_ticket (site_id, id)
);

-- What the expert finds when the ticket opens; kept as it was then.
create table escalation_context_pack (
  ticket_id  uuid        primary key,
  site_id    text        not null,
  pack       jsonb       not null,
  created_at timestamptz not null,
  foreign key (site_id, ticket_id) references escalation_ticket (site_id, id)
);

create table escalation_draft (
  id         uuid        primary key,
  site_id    text        not null,
  ticket_id  uuid        not null,
  account_id uuid        not null,
  text       text        not null,
  citations  jsonb       not null,
  claims     jsonb       not null,
  confirm    jsonb       not null,
  created_at timestamptz not null,
  foreign key (site_id, ticket_id) references escalation_ticket (site_id, id)
);

-- The desk's own event stream. One row gives the numbers: taken last in each transaction, so that a number read by anyone
-- has no gap before it.
create table escalation_desk (
  site_id  text   primary key,
  last_seq bigint not null default 0
);
insert into escalation_desk (site_id) values ('shared');

create table escalation_desk_event (
  seq       bigint      primary key,
  site_id   text        not null,
  type      text        not null,
  ticket_id uuid        not null,
  data      jsonb       not null,
  at        timestamptz not null
);

create index escalation_desk_event_of on escalation_desk_event (site_id, seq);
create index escalation_desk_event_age on escalation_desk_event (at);
