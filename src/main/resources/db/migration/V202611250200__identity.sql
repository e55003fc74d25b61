create table identity_site (
  site            text        primary key,
  name            text        not null,
  allowed_origins text[]      not null default '{}',
  enabled         boolean     not null default true,
  secret          text        not null, -- in clear: it verifies signatures that the host page makes with it
  created_at      timestamptz not null default now()
);

insert into identity_site (site, name, secret)
values ('shared', '共用', ''),
       ('demo', '演示站点', replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''));

create table identity_enterprise (
  id         uuid        primary key,
  site_id    text        not null references identity_site,
  subject    text        not null,
  name       text,
  uscc       text,
  created_at timestamptz not null default now(),
  unique (site_id, subject),
  unique (site_id, id)
);

create table identity_visitor (
  id            uuid        primary key,
  site_id       text        not null references identity_site,
  enterprise_id uuid,
  locale        text        not null,
  created_at    timestamptz not null default now(),
  unique (site_id, id),
  foreign key (site_id, enterprise_id) references identity_enterprise (site_id, id)
);

-- Of a token only its hash is kept: who reads the table can't speak for anyone.
create table identity_token (
  hash       bytea       primary key,
  site_id    text        not null,
  visitor_id uuid        not null,
  kind       text        not null,
  expires_at timestamptz not null,
  foreign key (site_id, visitor_id) references identity_visitor (site_id, id)
);

create index identity_token_age on identity_token (expires_at);

create table identity_account (
  id            uuid        primary key,
  site_id       text        not null references identity_site,
  username      text        not null,
  display_name  text        not null,
  password_hash text        not null,
  roles         text[]      not null,
  skills        text[]      not null default '{}',
  enabled       boolean     not null default true,
  created_at    timestamptz not null default now()
);

create unique index identity_account_username on identity_account (lower(username));

create table identity_session (
  hash       bytea       primary key,
  id         uuid        not null unique,
  site_id    text        not null,
  account_id uuid        not null references identity_account,
  expires_at timestamptz not null,
  created_at timestamptz not null default now()
);

create index identity_session_of on identity_session (account_id);
create index identity_session_age on identity_session (expires_at);
