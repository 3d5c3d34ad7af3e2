ALTER TABLE "follow_ups" ADD COLUMN "giver_id" bigint;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD COLUMN "ask_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_workspace_id_giver_id_people_workspace_id_id_fk" FOREIGN KEY ("workspace_id","giver_id") REFERENCES "public"."people"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "follow_ups_giver" ON "follow_ups" USING btree ("workspace_id","giver_id") WHERE giver_id is not null;--> statement-breakpoint
CREATE INDEX "follow_ups_ask" ON "follow_ups" USING btree ("ask_at") WHERE ask_at is not null;--> statement-breakpoint
CREATE INDEX "follow_ups_due" ON "follow_ups" USING btree ("workspace_id","owner_id","remind_at") WHERE state = 'open';
--> statement-breakpoint
DROP TRIGGER audit ON follow_ups;
--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE OF interaction_id, customer_id, owner_id, action, due_on, due_time, until, precision, rule, deadline, ahead, day_off, zone, state, private, watched, giver_id
  ON follow_ups FOR EACH ROW EXECUTE FUNCTION keep_audit();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION due_workspaces(at timestamptz) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
  $$ SELECT workspace_id FROM follow_ups WHERE state = 'open' AND remind_at <= at
     UNION SELECT workspace_id FROM follow_ups WHERE state = 'open' AND ask_at <= at UNION SELECT workspace_id FROM digests WHERE next_at <= due_workspaces.at
     UNION SELECT workspace_id FROM aliases WHERE near IS NULL UNION SELECT workspace_id FROM contacts WHERE key IS NULL
     UNION SELECT workspace_id FROM interactions WHERE private AND shared_at <= at UNION SELECT workspace_id FROM interactions WHERE private AND offer_at <= at
     UNION SELECT workspace_id FROM complaints WHERE closed_at IS NULL AND complaints.next_at <= at
     UNION SELECT workspace_id FROM handovers WHERE state = 'open' AND handovers.next_at <= at
     UNION SELECT workspace_id FROM absences WHERE back_at <= at
     UNION SELECT workspace_id FROM escalations WHERE escalations.next_at <= at
     UNION SELECT id FROM workspaces WHERE replan_from IS NOT NULL
     UNION SELECT workspace_id FROM care_rounds WHERE care_rounds.next_at <= at
     UNION SELECT workspace_id FROM playbooks WHERE playbooks.next_at <= at
     UNION SELECT r.workspace_id FROM playbook_runs r JOIN follow_ups f ON f.workspace_id = r.workspace_id AND f.id = r.waits_for
       WHERE r.state = 'running' AND f.state IN ('done', 'cancelled') $$;
