-- Which article of an older version became which of this one, as a person has confirmed it: whoever refers to the old
-- number is led to the new one.
create table knowledge_article_pair (
  version_id      uuid        not null references knowledge_version (id),
  site_id         text        not null,
  -- The older version's label: its revisions count their articles alike.
  against         text        not null,
  article         text        not null,
  -- Null where the article is new.
  was             text,
  confirmed_by_id uuid        not null,
  confirmed_by    text        not null,
  confirmed_at    timestamptz not null,
  primary key (version_id, against, article)
);

create unique index knowledge_article_pair_was on knowledge_article_pair (version_id, against, was) where was is not null;
