-- A site's secret can be made anew; the one before may go on for a while, so that its host page isn't cut off at once.
alter table identity_site
  add column former_secret text,
  add column former_until  timestamptz,
  add check ((former_secret is null) = (former_until is null));

-- Who did what to a site.
create table identity_site_event (
  id           uuid        primary key,
  site_id      text        not null references identity_site,
  event        text        not null check (event in ('SECRET_RENEWED')),
  actor_id     uuid        not null references identity_account,
  actor        text        not null,
  at           timestamptz not null,
  former_until timestamptz
);

create index identity_site_event_of on identity_site_event (site_id, id desc);
