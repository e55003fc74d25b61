create table knowledge_document (
  id uuid primary key,
  site_id text not null,
  kind text not null,
  title text not null,
  number text,
  created_at timestamptz not null,
  unique (site_id, title)
);

create table knowledge_version (
  id uuid primary key,
  document_id uuid not null references knowledge_document (id),
  site_id text not null,
  version text not null,
  revision int not null,
  region text not null,
  effective_from date,
  effective_to date,
  replaces jsonb not null default '[]',
  replaced_by text,
  metadata jsonb not null default '{}',
  checksum text not null,
  made_with text not null,
  state text not null check (state in ('PUBLISHED', 'SUPERSEDED', 'WITHDRAWN')),
  published_at timestamptz not null,
  unique (document_id, version, revision)
);

-- Two publishers of the same text can never both be current.
create unique index knowledge_version_current on knowledge_version (document_id, version) where state = 'PUBLISHED';

create table knowledge_passage (
  id uuid primary key,
  version_id uuid not null references knowledge_version (id),
  site_id text not null,
  position int not null,
  article text,
  path text[] not null,
  citation text not null,
  text text not null,
  text_hash text not null,
  vector bytea not null,
  unique (version_id, position)
);

create index knowledge_passage_article on knowledge_passage (version_id, article);

-- The head is one row: whoever publishes locks it, so that positions have no gap and appear in their order.
create table knowledge_change_head (
  id int primary key check (id = 1),
  site_id text not null default 'shared',
  position bigint not null
);

insert into knowledge_change_head (id, position) values (1, 0);

create table knowledge_change (
  position bigint primary key,
  site_id text not null,
  version_id uuid not null references knowledge_version (id),
  kind text not null check (kind in ('PUBLISHED', 'WITHDRAWN')),
  at timestamptz not null
);
