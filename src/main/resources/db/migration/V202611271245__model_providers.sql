-- The chat providers that administrators of 'shared' add. One list for all sites; its revision tells the nodes to read it
-- again, and an editor that somebody else was quicker.
create table model_provider_list (
  site_id  text   primary key,
  revision bigint not null default 0
);

insert into model_provider_list (site_id) values ('shared');

create table model_provider (
  id         uuid    primary key,
  site_id    text    not null references model_provider_list (site_id),
  position   int     not null,
  base_url   text    not null,
  model      text    not null,
  enabled    boolean not null,
  -- The key as AES-GCM seals it; what opens it is not in the database.
  sealed_key bytea,
  key_tail   text
);

-- Who changed what. The rows outlive their provider.
create table model_provider_event (
  seq          bigint      generated always as identity primary key,
  site_id      text        not null,
  provider_id  uuid,
  event        text        not null check (event in ('ADDED', 'CHANGED', 'SWITCHED_ON', 'SWITCHED_OFF', 'ORDERED', 'REMOVED')),
  base_url     text,
  model        text,
  enabled      boolean,
  new_key      boolean     not null,
  account_id   uuid        not null,
  account_name text        not null,
  at           timestamptz not null default now()
);
