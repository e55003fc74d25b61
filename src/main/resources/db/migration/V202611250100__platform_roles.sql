-- The owner migrates, the application runs. The role quanzhi_app gets what the application needs on every table that a
-- later migration makes; whoever connects as the application is a member of it (or, with one role for both, is the owner).
do $$
begin
  if not exists (select 1 from pg_roles where rolname = 'quanzhi_app') then
    create role quanzhi_app nologin;
  end if;
end
$$;

grant usage on schema public to quanzhi_app;
alter default privileges in schema public grant select, insert, update, delete on tables to quanzhi_app;
alter default privileges in schema public grant usage, select on sequences to quanzhi_app;
