create table platform_idempotency (
  caller     text        not null,
  method     text        not null,
  path       text        not null,
  key        text        not null,
  body_hash  text        not null,
  status     integer     not null,
  response   text        not null,
  created_at timestamptz not null,
  primary key (caller, method, path, key)
);

create index platform_idempotency_age on platform_idempotency (created_at);
