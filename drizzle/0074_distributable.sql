-- What a database that is distributed by company asks of functions and triggers; on one PostgreSQL they do what they did.
-- Its tables have a number behind their name there, which is none of the audit's business.
CREATE FUNCTION table_of(trigger_table name) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT regexp_replace(trigger_table::text, '_[0-9]{6,}$', '') $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION keep_audit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
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
  INSERT INTO audit (workspace_id, heard_id, person_id, action, table_name, row_id, before, after)
  VALUES (current_workspace(), nullif(current_setting('app.heard', true), '')::bigint, nullif(current_setting('app.person', true), '')::bigint,
          lower(TG_OP), table_of(TG_TABLE_NAME), row_key, was, becomes);
  RETURN NULL;
END $$;
--> statement-breakpoint
-- The rows of a whole statement are taken out of its trigger before they are written: they are no table to a planner that looks for shards.
CREATE OR REPLACE FUNCTION keep_added() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  ids bigint[] := (SELECT array_agg(id ORDER BY id) FROM added);
BEGIN
  INSERT INTO audit (workspace_id, at, heard_id, person_id, action, table_name, row_id)
  SELECT s.workspace, s.at, s.heard, s.person, 'insert', table_of(TG_TABLE_NAME), a
    FROM unnest(ids) a, (SELECT current_workspace() AS workspace, moment() AS at, nullif(current_setting('app.heard', true), '')::bigint AS heard,
      nullif(current_setting('app.person', true), '')::bigint AS person OFFSET 0) s;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION keep_removed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  gone jsonb[] := (SELECT array_agg(to_jsonb(r) ORDER BY r.id) FROM removed r);
BEGIN
  INSERT INTO audit (workspace_id, at, heard_id, person_id, action, table_name, row_id, before)
  SELECT s.workspace, s.at, s.heard, s.person, 'delete', table_of(TG_TABLE_NAME), (r ->> 'id')::bigint, r
    FROM unnest(gone) r, (SELECT current_workspace() AS workspace, moment() AS at, nullif(current_setting('app.heard', true), '')::bigint AS heard,
      nullif(current_setting('app.person', true), '')::bigint AS person OFFSET 0) s;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION keep_wakes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  owners bigint[];
  times timestamptz[];
BEGIN
  SELECT array_agg(owner_id), array_agg(remind_at) INTO owners, times
    FROM (SELECT DISTINCT owner_id, remind_at FROM changed WHERE state = 'open' AND remind_at IS NOT NULL) w;
  INSERT INTO wakes (workspace_id, owner_id, at) SELECT current_workspace(), w.owner_id, w.at FROM unnest(owners, times) AS w(owner_id, at);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tell_webhooks() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  whose jsonb;
BEGIN
  IF current_setting('app.quiet', true) = 'on' OR NOT EXISTS (SELECT FROM webhooks WHERE workspace_id = NEW.workspace_id AND state = 'active') THEN
    RETURN NULL;
  END IF;
  whose := to_jsonb(NEW);
  INSERT INTO webhook_messages (workspace_id, webhook_id, event, subject_id, lane, facts)
    SELECT NEW.workspace_id, w.id, TG_ARGV[0], NEW.id,
      CASE table_of(TG_TABLE_NAME) WHEN 'customers' THEN NEW.id ELSE coalesce((whose ->> 'customer_id')::bigint, 0) END,
      CASE TG_ARGV[0] WHEN 'owner.changed' THEN jsonb_build_object('from', to_jsonb(OLD) -> 'owner_id', 'to', whose -> 'owner_id') END
    FROM webhooks w WHERE w.workspace_id = NEW.workspace_id AND w.state = 'active' AND w.events ? TG_ARGV[0]
      AND (TG_ARGV[1] <> 'once' OR NOT EXISTS (SELECT FROM webhook_messages m WHERE m.workspace_id = w.workspace_id AND m.webhook_id = w.id
        AND m.event = TG_ARGV[0] AND m.subject_id = NEW.id));
  RETURN NULL;
END $$;
--> statement-breakpoint
-- Nothing is hidden from the owner of the tables: what is hidden is asked by one of the owner's functions, which reads the very tables whose policies ask it.
CREATE OR REPLACE FUNCTION hidden() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT CASE WHEN current_user <> 'touchbase' THEN '{}' ELSE coalesce(nullif(current_setting('app.hidden', true), '')::bigint[], hidden_from(NULL, NULL, false)) END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION keep_asking(of_key text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  unseen bigint[] := coalesce(nullif(current_setting('app.hidden', true), '')::bigint[], hidden_from(NULL, NULL, false));
  asked bigint[] := (SELECT array_agg(DISTINCT a.customer_id) FROM aliases a
    WHERE a.workspace_id = current_workspace() AND a.key COLLATE "C" = of_key AND a.customer_id = ANY (unseen));
BEGIN
  INSERT INTO audit (person_id, action, table_name, row_id)
  SELECT nullif(current_setting('app.person', true), '')::bigint, 'denied', 'customers', c FROM unnest(asked) c;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION keep_reading(of_customers bigint[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO audit (person_id, action, table_name, row_id)
  SELECT nullif(current_setting('app.person', true), '')::bigint, 'read', 'customers', c FROM unnest(of_customers) c;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION keep_notes_read(of_notes bigint[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO audit (person_id, action, table_name, row_id)
  SELECT nullif(current_setting('app.person', true), '')::bigint, 'read', 'interactions', n FROM unnest(of_notes) n;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION keep_export(what text, whose text, lines integer, file bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO audit (person_id, action, table_name, row_id, after)
  VALUES (nullif(current_setting('app.person', true), '')::bigint, 'export', 'files', file, jsonb_build_object('what', what, 'whose', whose, 'lines', lines));
END $$;
