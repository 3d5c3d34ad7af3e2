ALTER TABLE "follow_ups" ADD COLUMN "private" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "interactions" ADD COLUMN "private" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "interactions" ADD COLUMN "shared_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "interactions_shared" ON "interactions" USING btree ("shared_at") WHERE private;--> statement-breakpoint
DROP TRIGGER audit ON follow_ups;
--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE OF interaction_id, customer_id, owner_id, action, due_on, due_time, until, precision, rule, zone, state, private
  ON follow_ups FOR EACH ROW EXECUTE FUNCTION keep_audit();
--> statement-breakpoint
-- Who looks with nobody beside them: a person's id, `all` where nobody is told, empty where several people read along.
CREATE FUNCTION viewer() RETURNS text LANGUAGE sql STABLE AS $$ SELECT coalesce(current_setting('app.viewer', true), '') $$;
--> statement-breakpoint
CREATE FUNCTION speaker() RETURNS text LANGUAGE sql STABLE AS $$ SELECT coalesce(current_setting('app.person', true), '') $$;
--> statement-breakpoint
-- A private note is its author's, where nobody reads along; one that waits for its customer is its author's alone, too.
CREATE POLICY own ON interactions AS RESTRICTIVE USING (current_user <> 'touchbase'
  OR NOT private AND (customer_id IS NOT NULL OR author_id::text = (SELECT speaker()))
  OR (SELECT viewer()) IN ('all', author_id::text)) WITH CHECK (true);
--> statement-breakpoint
-- A reminder is due to somebody before anybody looks at it: nobody has said yet who looks.
CREATE POLICY own ON follow_ups AS RESTRICTIVE USING (current_user <> 'touchbase' OR nullif(current_setting('app.hidden', true), '') IS NULL
  OR NOT private AND (customer_id IS NOT NULL OR interaction_id IS NULL OR (SELECT speaker()) IN (owner_id::text, set_by::text))
  OR (SELECT viewer()) IN ('all', owner_id::text, set_by::text)) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY clock ON interactions FOR SELECT USING (current_user <> 'touchbase');
--> statement-breakpoint
CREATE OR REPLACE FUNCTION due_workspaces(at timestamptz) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
  $$ SELECT workspace_id FROM follow_ups WHERE state = 'open' AND remind_at <= at UNION SELECT workspace_id FROM teams WHERE next_digest_at <= at
     UNION SELECT workspace_id FROM aliases WHERE near IS NULL UNION SELECT workspace_id FROM contacts WHERE key IS NULL
     UNION SELECT workspace_id FROM interactions WHERE private AND shared_at <= at $$;
