-- The bot acts as a role that owns nothing: every policy holds for it, and audit rows are beyond its reach once written.
DO $$ BEGIN
  CREATE ROLE touchbase NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another database of this server made it first
END $$;
--> statement-breakpoint
-- From PostgreSQL 16 on, whoever makes a role is a member that may not act as it until granted.
DO $$ BEGIN
  IF NOT pg_has_role(current_user, 'touchbase', CASE WHEN current_setting('server_version_num')::int < 160000 THEN 'MEMBER' ELSE 'SET' END) THEN
    EXECUTE format('GRANT touchbase TO %I', current_user);
  END IF;
END $$;
--> statement-breakpoint
-- Shuts a table to everything but the workspace in hand. Each migration that adds a table calls it.
CREATE FUNCTION shut(target regclass, variadic rights text[] DEFAULT '{select,insert,update,delete}') RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  workspace text := CASE WHEN target = 'workspaces'::regclass THEN 'id' ELSE 'workspace_id' END;
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY workspace ON %s USING (%I = current_workspace()) WITH CHECK (%2$I = current_workspace())', target, workspace);
  EXECUTE format('GRANT %s ON %s TO touchbase', array_to_string(rights, ', '), target);
END $$;
--> statement-breakpoint
SELECT shut(t) FROM unnest('{accounts,teams,people,identities,rooms,codes,heard,customers,aliases,contacts,interactions,interaction_contacts,follow_ups,outbox}'::regclass[]) t;
--> statement-breakpoint
SELECT shut('workspaces', 'select', 'update');
--> statement-breakpoint
SELECT shut('audit', 'select');
--> statement-breakpoint
-- Only what undo and the sweep have to touch.
GRANT UPDATE (undone_by, before, after) ON audit TO touchbase;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO touchbase;
--> statement-breakpoint
-- Who changed what: what a changed row was and became, as far as they differ, and all of a removed one.
CREATE FUNCTION keep_audit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  was jsonb;
  becomes jsonb;
  row_key bigint;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    SELECT jsonb_object_agg(o.key, o.value), jsonb_object_agg(o.key, n.value) INTO was, becomes
      FROM jsonb_each(to_jsonb(OLD)) o JOIN jsonb_each(to_jsonb(NEW)) n USING (key) WHERE o.value IS DISTINCT FROM n.value;
    IF was IS NULL THEN RETURN NULL; END IF;
    row_key := NEW.id;
  ELSIF TG_OP = 'DELETE' THEN
    was := to_jsonb(OLD);
    row_key := OLD.id;
  ELSE
    row_key := NEW.id;
  END IF;
  INSERT INTO audit (heard_id, person_id, action, table_name, row_id, before, after)
  VALUES (nullif(current_setting('app.heard', true), '')::bigint, nullif(current_setting('app.person', true), '')::bigint,
          lower(TG_OP), TG_TABLE_NAME, row_key, was, becomes);
  RETURN NULL;
END $$;
--> statement-breakpoint
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY '{people,identities,codes,customers,aliases,contacts,interactions,interaction_contacts}'::text[] LOOP
    EXECUTE format('CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION keep_audit()', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- What a job moves on (when to remind next, when the next digest is) is not somebody's doing.
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE OF interaction_id, customer_id, owner_id, action, due_on, due_time, until, precision, rule, zone, state
  ON follow_ups FOR EACH ROW EXECUTE FUNCTION keep_audit();
--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE OF name, zone, locale, digest_at ON teams FOR EACH ROW EXECUTE FUNCTION keep_audit();
--> statement-breakpoint
CREATE TRIGGER audit AFTER DELETE OR UPDATE OF team_id ON rooms FOR EACH ROW EXECUTE FUNCTION keep_audit();
--> statement-breakpoint
-- The two questions that come before a workspace is known. The bot's role may ask them, and gets numbers of companies only.
CREATE POLICY lookup ON accounts FOR SELECT USING (current_user <> 'touchbase');
--> statement-breakpoint
CREATE FUNCTION workspace_of(of_platform text, of_account text) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
  $$ SELECT workspace_id FROM accounts WHERE platform = of_platform AND account = of_account $$;
--> statement-breakpoint
CREATE POLICY clock ON outbox FOR SELECT USING (current_user <> 'touchbase');
--> statement-breakpoint
CREATE POLICY clock ON follow_ups FOR SELECT USING (current_user <> 'touchbase');
--> statement-breakpoint
CREATE POLICY clock ON teams FOR SELECT USING (current_user <> 'touchbase');
--> statement-breakpoint
CREATE POLICY clock ON workspaces FOR SELECT USING (current_user <> 'touchbase');
--> statement-breakpoint
CREATE FUNCTION unsent_workspaces(at timestamptz) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
  $$ SELECT DISTINCT workspace_id FROM outbox WHERE state = 'due' AND due_at <= at $$;
--> statement-breakpoint
CREATE FUNCTION due_workspaces(at timestamptz) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
  $$ SELECT workspace_id FROM follow_ups WHERE state = 'open' AND remind_at <= at UNION SELECT workspace_id FROM teams WHERE next_digest_at <= at $$;
--> statement-breakpoint
CREATE FUNCTION all_workspaces() RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
  $$ SELECT id FROM workspaces $$;
