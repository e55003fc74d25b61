-- A version is written, reviewed and dated before anyone finds it: only what is published is in the change log.
alter table knowledge_version drop constraint knowledge_version_state_check;
alter table knowledge_version add constraint knowledge_version_state_check
  check (state in ('DRAFT', 'IN_REVIEW', 'SCHEDULED', 'PUBLISHED', 'SUPERSEDED', 'WITHDRAWN'));
alter table knowledge_version alter column published_at drop not null;
alter table knowledge_version
  add column origin             text        not null default 'DIRECTORY',
  add column warnings           jsonb       not null default '[]',
  add column created_at         timestamptz,
  add column author_id          uuid,
  add column author_name        text,
  add column dates_confirmed_by text,
  add column dates_confirmed_at timestamptz,
  add column submitted_by_id    uuid,
  add column submitted_by       text,
  add column submitted_at       timestamptz,
  add column reviewed_by_id     uuid,
  add column reviewed_by        text,
  add column reviewed_at        timestamptz,
  add column publish_on         timestamptz,
  add column published_by_id    uuid,
  add column published_by       text,
  add column withdrawn_at       timestamptz,
  add column withdrawn_because  text;
update knowledge_version set created_at = published_at;
alter table knowledge_version alter column created_at set not null;
alter table knowledge_version alter column created_at set default now();
alter table knowledge_version add constraint knowledge_version_published_at
  check (published_at is not null or state not in ('PUBLISHED', 'SUPERSEDED'));
alter table knowledge_version add constraint knowledge_version_publish_on
  check ((state = 'SCHEDULED') = (publish_on is not null));

create index knowledge_version_of on knowledge_version (document_id, id);
create index knowledge_version_due on knowledge_version (publish_on) where state = 'SCHEDULED';

-- A draft's passages are embedded after they are written, and again after each edit.
alter table knowledge_passage alter column vector drop not null;

-- One row for each step: the state is what the last of them says.
create table knowledge_version_event (
  version_id uuid        not null references knowledge_version (id),
  site_id    text        not null,
  seq        integer     not null,
  event      text        not null,
  from_state text,
  to_state   text        not null,
  actor_id   uuid,
  actor_name text,
  reason     text,
  data       jsonb       not null default '{}',
  at         timestamptz not null,
  primary key (version_id, seq)
);

-- Where a second person must have seen a text before it is published; the kind ALL stands for every kind.
create table knowledge_review_setting (
  site_id       text    not null,
  kind          text    not null,
  second_person boolean not null,
  primary key (site_id, kind)
);
