-- Which changes of a version somebody has looked at, in which words: those that changed since weren't seen.
create table knowledge_look (
  version_id   uuid        not null references knowledge_version (id),
  site_id      text        not null,
  account_id   uuid        not null,
  account_name text        not null,
  -- Of this version, or of the one before it where the article is gone. It may be joined with another meanwhile.
  passage_id   uuid        not null,
  text_hash    text        not null,
  seen_at      timestamptz not null,
  primary key (version_id, account_id, passage_id)
);
