-- The company in whose name a transaction works, and the time by its clock.
CREATE FUNCTION current_workspace() RETURNS bigint LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('app.workspace', true), '')::bigint $$;
--> statement-breakpoint
CREATE FUNCTION moment() RETURNS timestamptz LANGUAGE sql STABLE AS
  $$ SELECT coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) $$;
