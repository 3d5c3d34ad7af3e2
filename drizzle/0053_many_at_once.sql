-- Whoever has written a note, or looks after a follow-up, is of the company, and so is the row: it need not be looked up twice.
ALTER TABLE "follow_ups" DROP CONSTRAINT "follow_ups_workspace_id_workspaces_id_fk";
--> statement-breakpoint
ALTER TABLE "interactions" DROP CONSTRAINT "interactions_workspace_id_workspaces_id_fk";
--> statement-breakpoint
-- Every audit row paid for a tree that the sweep alone asks: rows come in the order of time, of which the summary of each stretch is enough.
DROP INDEX "audit_age";--> statement-breakpoint
CREATE INDEX "audit_age" ON "audit" USING brin ("at");--> statement-breakpoint
-- A name is twenty entries here, of which most names share ten: put in together they cost a third. What has just come waits in a list of at most 256 kB, which every search reads along.
ALTER INDEX "aliases_near" SET (fastupdate=true,gin_pending_list_limit=256);--> statement-breakpoint
ALTER INDEX "aliases_parts" SET (fastupdate=true,gin_pending_list_limit=256);
--> statement-breakpoint
-- The next keys of a table, for rows that refer to each other before any of them is written.
CREATE FUNCTION new_keys(of_table text, many integer) RETURNS jsonb LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT coalesce(jsonb_agg(nextval(k.keys)), '[]')
  FROM (SELECT pg_get_serial_sequence(of_table, 'id')::regclass AS keys OFFSET 0) k, generate_series(1, many)
$$;
--> statement-breakpoint
-- As before; what is the same for all rows of a statement is read once.
CREATE OR REPLACE FUNCTION keep_added() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO audit (workspace_id, at, heard_id, person_id, action, table_name, row_id)
  SELECT s.workspace, s.at, s.heard, s.person, 'insert', TG_TABLE_NAME, a.id
    FROM added a, (SELECT current_workspace() AS workspace, moment() AS at, nullif(current_setting('app.heard', true), '')::bigint AS heard,
      nullif(current_setting('app.person', true), '')::bigint AS person OFFSET 0) s ORDER BY a.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION keep_removed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO audit (workspace_id, at, heard_id, person_id, action, table_name, row_id, before)
  SELECT s.workspace, s.at, s.heard, s.person, 'delete', TG_TABLE_NAME, r.id, to_jsonb(r)
    FROM removed r, (SELECT current_workspace() AS workspace, moment() AS at, nullif(current_setting('app.heard', true), '')::bigint AS heard,
      nullif(current_setting('app.person', true), '')::bigint AS person OFFSET 0) s ORDER BY r.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- A table brings facts and days to follow up by the thousand, too.
DROP TRIGGER audit ON facts;--> statement-breakpoint
DROP TRIGGER audit ON follow_ups;--> statement-breakpoint
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY '{facts,follow_ups}'::text[] LOOP
    EXECUTE format('CREATE TRIGGER audit_added AFTER INSERT ON %I REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_added()', t);
    EXECUTE format('CREATE TRIGGER audit_removed AFTER DELETE ON %I REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION keep_removed()', t);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE TRIGGER audit AFTER UPDATE OF customer_id, contact_id, topic, text, interaction_id, author_id, noted_on, holds_on, ended_on ON facts
  FOR EACH ROW EXECUTE FUNCTION keep_audit();--> statement-breakpoint
CREATE TRIGGER audit AFTER UPDATE OF interaction_id, customer_id, owner_id, action, due_on, due_time, until, "precision", rule, deadline, ahead, day_off, zone, state, private, watched, giver_id ON follow_ups
  FOR EACH ROW EXECUTE FUNCTION keep_audit();
