-- What was uploaded, in the database and not in a node's files: any node may go on where another one died. In pieces, so
-- that nobody must hold a file of 50 MB whole.
create table knowledge_source (
  id         uuid        primary key,
  site_id    text        not null,
  file_name  text        not null,
  checksum   text        not null,
  size       bigint      not null,
  created_at timestamptz not null
);

create table knowledge_source_piece (
  source_id uuid  not null references knowledge_source (id),
  site_id   text  not null,
  position  int   not null,
  bytes     bytea not null,
  primary key (source_id, position)
);

create table knowledge_job (
  id           uuid        primary key,
  site_id      text        not null,
  kind         text        not null check (kind in ('UPLOAD', 'IMPORT')),
  file_name    text        not null,
  source_id    uuid        references knowledge_source (id),
  metadata     jsonb       not null,
  account_id   uuid        not null,
  account_name text        not null,
  cancelled    boolean     not null default false,
  created_at   timestamptz not null,
  started_at   timestamptz,
  ended_at     timestamptz,
  -- Jobs take turns file by file: a small one doesn't wait behind a large one.
  served_at    timestamptz
);

create index knowledge_job_of on knowledge_job (site_id, id);

-- One row for each file of a job; an archive's row makes room for those of its entries.
create table knowledge_job_item (
  id           uuid  primary key,
  job_id       uuid  not null references knowledge_job (id),
  site_id      text  not null,
  position     int   not null,
  file_name    text  not null,
  entry        text,
  state        text  not null
    check (state in ('QUEUED', 'RUNNING', 'WAITING', 'SUCCEEDED', 'UNCHANGED', 'SKIPPED', 'FAILED', 'CANCELLED')),
  stage        text  not null check (stage in ('PARSE', 'CONFIRM', 'SPLIT', 'EMBED', 'PUBLISH')),
  done         int   not null default 0,
  total        int   not null default 0,
  share        real  not null default 0,
  -- Of the lease under which it is worked on: a holder that lost it writes no more.
  token        bigint not null default 0,
  document_id  uuid,
  version_id   uuid  not null,
  metadata     jsonb,
  checksum     text,
  parsed       text,
  facts        jsonb not null default '[]',
  warnings     jsonb not null default '[]',
  error_code   text,
  error_detail text,
  unique (job_id, position)
);

create index knowledge_job_item_open on knowledge_job_item (job_id) where state in ('QUEUED', 'RUNNING');
