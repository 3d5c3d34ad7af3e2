SELECT shut(t) FROM unnest('{nicknames,merges}'::regclass[]) t;
--> statement-breakpoint
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY '{nicknames,merges}'::text[] LOOP
    EXECUTE format('CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION keep_audit()', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- How a name is looked for follows from the name: nobody's doing.
DROP TRIGGER audit ON aliases;
--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE OF customer_id, name, key, kind ON aliases FOR EACH ROW EXECUTE FUNCTION keep_audit();
--> statement-breakpoint
DROP TRIGGER audit ON contacts;
--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT OR DELETE ON contacts FOR EACH ROW EXECUTE FUNCTION keep_audit();
--> statement-breakpoint
CREATE TRIGGER audit_update AFTER UPDATE ON contacts FOR EACH ROW
  WHEN (to_jsonb(old) - '{key,sound}'::text[] IS DISTINCT FROM to_jsonb(new) - '{key,sound}'::text[]) EXECUTE FUNCTION keep_audit();
--> statement-breakpoint
-- Numbers of letters are told apart by company, so that an index that knows no companies finds those of one only.
CREATE FUNCTION salt() RETURNS integer LANGUAGE sql STABLE AS $$ SELECT (current_workspace() * 1000003 % 2147483647)::integer $$;
--> statement-breakpoint
-- Row-level security keeps every condition that is not proven tight-lipped away from the index, and those on arrays are
-- not. So names are searched through a view that says itself whose they are: the bot's role sees no more through it.
CREATE POLICY names ON aliases FOR SELECT TO CURRENT_USER USING (true);
--> statement-breakpoint
CREATE VIEW names AS SELECT workspace_id, customer_id, key, kind, sound, initials, near, parts FROM aliases WHERE workspace_id = current_workspace();
--> statement-breakpoint
GRANT SELECT ON names TO touchbase;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION due_workspaces(at timestamptz) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
  $$ SELECT workspace_id FROM follow_ups WHERE state = 'open' AND remind_at <= at UNION SELECT workspace_id FROM teams WHERE next_digest_at <= at
     UNION SELECT workspace_id FROM aliases WHERE near IS NULL UNION SELECT workspace_id FROM contacts WHERE key IS NULL $$;
--> statement-breakpoint
CREATE POLICY clock ON contacts FOR SELECT USING (current_user <> 'touchbase');
