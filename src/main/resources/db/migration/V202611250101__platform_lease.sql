-- Rows are never deleted: the token must keep growing over releases, or a stale holder could pass for the new one.
create table platform_lease (
  name  text primary key,
  owner text not null,
  token bigint not null,
  until timestamptz not null
);
