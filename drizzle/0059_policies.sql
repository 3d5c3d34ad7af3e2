-- Who works is the same for all rows of a statement: it is asked once, and no longer row by row.
DO $$ DECLARE p record; BEGIN
  FOR p IN SELECT polname, polrelid::regclass AS target, pg_get_expr(polqual, polrelid) AS condition FROM pg_policy WHERE polname IN ('unseen', 'own') LOOP
    EXECUTE format('ALTER POLICY %I ON %s USING (%s)', p.polname, p.target, replace(replace(p.condition,
      '(CURRENT_USER <> ''touchbase''::name)', '(SELECT CURRENT_USER <> ''touchbase''::name)'),
      '(NULLIF(current_setting(''app.hidden''::text, true), ''''::text) IS NULL)', '(SELECT NULLIF(current_setting(''app.hidden'', true), '''') IS NULL)'));
  END LOOP;
END $$;
--> statement-breakpoint
-- What the clock asks over all companies it asks as the owner. A policy that is not the bot's own leaves its condition one company, by which indexes are used.
CREATE FUNCTION admit_clock() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  t regclass;
  owner name;
BEGIN
  FOR t, owner IN
    SELECT oid, pg_get_userbyid(relowner) FROM pg_class
    WHERE oid = ANY ('{outbox,follow_ups,workspaces,contacts,imports,exports,interactions,care_rounds,complaints,digests,handovers,absences,escalations,playbooks,playbook_steps,playbook_runs,learners}'::regclass[])
      AND NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid AND polname = 'clock' AND polroles = ARRAY[relowner])
  LOOP
    EXECUTE format('DROP POLICY IF EXISTS clock ON %s', t);
    EXECUTE format('CREATE POLICY clock ON %s FOR SELECT TO %I USING (true)', t, owner);
  END LOOP;
END $$;
--> statement-breakpoint
SELECT admit_clock();
