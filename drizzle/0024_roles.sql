-- What the bot's role may do is kept with each table, so that a database that was restored on another server can give it again.
CREATE OR REPLACE FUNCTION shut(target regclass, variadic rights text[] DEFAULT '{select,insert,update,delete}') RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  workspace text := CASE WHEN target = 'workspaces'::regclass THEN 'id' ELSE 'workspace_id' END;
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY workspace ON %s USING (%I = current_workspace()) WITH CHECK (%2$I = current_workspace())', target, workspace);
  EXECUTE format('COMMENT ON POLICY workspace ON %s IS %L', target, array_to_string(rights, ','));
  EXECUTE format('GRANT %s ON %s TO touchbase', array_to_string(rights, ', '), target);
END $$;
--> statement-breakpoint
DO $$ DECLARE t regclass; BEGIN
  FOR t IN SELECT polrelid FROM pg_policy WHERE polname = 'workspace' LOOP
    EXECUTE format('COMMENT ON POLICY workspace ON %s IS %L', t,
      CASE t::text WHEN 'workspaces' THEN 'select,update' WHEN 'audit' THEN 'select' ELSE 'select,insert,update,delete' END);
  END LOOP;
END $$;
--> statement-breakpoint
-- Gives the bot's role what it lacks of its rights. Called at every start, by the owner.
CREATE FUNCTION admit_role() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  t regclass;
  rights text;
BEGIN
  IF NOT has_schema_privilege('touchbase', 'public', 'USAGE') THEN GRANT USAGE ON SCHEMA public TO touchbase; END IF;
  FOR t, rights IN
    SELECT polrelid, obj_description(oid, 'pg_policy') FROM pg_policy p WHERE polname = 'workspace'
      AND EXISTS (SELECT FROM regexp_split_to_table(obj_description(p.oid, 'pg_policy'), ',') r WHERE NOT has_table_privilege('touchbase', polrelid, r))
  LOOP
    EXECUTE format('GRANT %s ON %s TO touchbase', rights, t);
  END LOOP;
  -- Only what undo and the sweep have to touch.
  IF NOT has_column_privilege('touchbase', 'audit', 'undone_by', 'UPDATE') THEN GRANT UPDATE (undone_by, before, after) ON audit TO touchbase; END IF;
  IF NOT has_table_privilege('touchbase', 'names', 'SELECT') THEN GRANT SELECT ON names TO touchbase; END IF;
  -- The view of names looks as its owner, whoever that is here.
  IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = 'aliases'::regclass AND polname = 'names'
    AND polroles = ARRAY[(SELECT relowner FROM pg_class WHERE oid = 'names'::regclass)]) THEN
    DROP POLICY IF EXISTS names ON aliases;
    EXECUTE format('CREATE POLICY names ON aliases FOR SELECT TO %I USING (true)', (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = 'names'::regclass));
  END IF;
END $$;
