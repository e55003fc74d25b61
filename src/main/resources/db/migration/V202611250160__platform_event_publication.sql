-- The outbox between modules, in the form that Spring Modulith 2 reads and writes.
create table event_publication (
  id                     uuid primary key,
  listener_id            text        not null,
  event_type             text        not null,
  serialized_event       text        not null,
  publication_date       timestamptz not null,
  completion_date        timestamptz,
  status                 text,
  completion_attempts    integer,
  last_resubmission_date timestamptz
);

create index event_publication_open on event_publication (completion_date);
create index event_publication_event on event_publication using hash (serialized_event);

create table event_publication_archive (like event_publication including all);
