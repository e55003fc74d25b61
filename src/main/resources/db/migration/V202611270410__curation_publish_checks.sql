-- What the kept questions would find if a version were published, asked before it is.
create table curation_publish_check (
  id                uuid        primary key,
  site_id           text        not null,
  version_id        uuid        not null,
  -- Of the text and dates that were tried: a check of another draft says nothing of this one.
  fingerprint       text        not null,
  cases             int         not null,
  passed_before     int         not null,
  passed_after      int         not null,
  kept              int         not null,
  below             boolean     not null,
  bar               real        not null,
  changed           jsonb       not null,
  created_by_id     uuid        not null,
  created_by        text        not null,
  created_at        timestamptz not null,
  overridden_by_id  uuid,
  overridden_by     text,
  overridden_at     timestamptz,
  overridden_reason text,
  check ((overridden_at is null) = (overridden_reason is null))
);

create index curation_publish_check_of on curation_publish_check (version_id, id desc);

-- How much of what the kept questions find today must still be found, and whether less stops a publication.
create table curation_publish_bar (
  site_id text    primary key,
  bar     real    not null check (bar >= 0 and bar <= 1),
  blocks  boolean not null
);
