create sequence consultation_ticket_number;

create table consultation (
  id             uuid        primary key,
  site_id        text        not null,
  visitor_id     uuid        not null,
  enterprise_id  uuid,
  subject        text,
  state          text        not null,
  last_seq       bigint      not null default 0,
  read_seq       bigint      not null default 0,
  ticket_number  text        unique,
  ticket_state   text,
  wish_reason    text,
  wished_at      timestamptz,
  contact_name   text,
  contact_phone  text,
  contact_email  text,
  created_at     timestamptz not null,
  unique (site_id, id)
);

create index consultation_of_visitor on consultation (site_id, visitor_id, id desc);
create index consultation_of_enterprise on consultation (site_id, enterprise_id, id desc);

-- Everything that lasts, in the order of the consultation's own numbers; the state can be replayed from it.
create table consultation_event (
  consultation_id uuid        not null,
  site_id         text        not null,
  seq             bigint      not null,
  type            text        not null,
  data            jsonb       not null,
  at              timestamptz not null,
  primary key (consultation_id, seq),
  foreign key (site_id, consultation_id) references consultation (site_id, id)
);

create table consultation_message (
  id              uuid        primary key,
  consultation_id uuid        not null,
  site_id         text        not null,
  seq             bigint      not null,
  author          text        not null,
  text            text        not null,
  as_of           date,
  question_id     uuid,
  created_at      timestamptz not null,
  unique (consultation_id, seq),
  unique (site_id, id),
  foreign key (site_id, consultation_id) references consultation (site_id, id)
);

create table consultation_answer (
  id              uuid        primary key,
  consultation_id uuid        not null,
  site_id         text        not null,
  message_id      uuid        not null,
  question_id     uuid        not null,
  status          text        not null,
  action          text,
  stage           text,
  text            text        not null default '',
  citations       jsonb       not null default '[]',
  claims          jsonb       not null default '[]',
  extractive      boolean     not null default false,
  model           text,
  prompt_version  text,
  as_of           date,
  attempt         integer     not null default 0,
  base_seq        bigint      not null default 0,
  stop_requested  boolean     not null default false,
  lease_owner     text,
  lease_until     timestamptz,
  failures        integer     not null default 0,
  created_at      timestamptz not null,
  completed_at    timestamptz,
  unique (site_id, id),
  foreign key (site_id, consultation_id) references consultation (site_id, id),
  foreign key (site_id, message_id) references consultation_message (site_id, id)
);

create index consultation_answer_of on consultation_answer (consultation_id, id);
create index consultation_answer_running on consultation_answer (created_at) where status = 'RUNNING';

create table consultation_feedback (
  answer_id  uuid        primary key,
  site_id    text        not null,
  rating     text        not null,
  reason     text,
  comment    text,
  given_at   timestamptz not null,
  foreign key (site_id, answer_id) references consultation_answer (site_id, id)
);
