-- Out of a list that is made before: Citus inserts nothing where what is inserted is compared with a table, and says nothing.
CREATE OR REPLACE FUNCTION tell_webhooks() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  whose jsonb;
BEGIN
  IF current_setting('app.quiet', true) = 'on' OR NOT EXISTS (SELECT FROM webhooks WHERE workspace_id = NEW.workspace_id AND state = 'active') THEN
    RETURN NULL;
  END IF;
  whose := to_jsonb(NEW);
  WITH told AS MATERIALIZED (
    SELECT w.id FROM webhooks w WHERE w.workspace_id = NEW.workspace_id AND w.state = 'active' AND w.events ? TG_ARGV[0]
      AND (TG_ARGV[1] <> 'once' OR NOT EXISTS (SELECT FROM webhook_messages m WHERE m.workspace_id = w.workspace_id AND m.webhook_id = w.id
        AND m.event = TG_ARGV[0] AND m.subject_id = NEW.id))
  )
  INSERT INTO webhook_messages (workspace_id, webhook_id, event, subject_id, lane, facts)
    SELECT NEW.workspace_id, told.id, TG_ARGV[0], NEW.id,
      CASE WHEN table_of(TG_TABLE_NAME) = 'customers' THEN NEW.id ELSE coalesce((whose ->> 'customer_id')::bigint, 0) END,
      CASE WHEN TG_ARGV[0] = 'owner.changed' THEN jsonb_build_object('from', to_jsonb(OLD) -> 'owner_id', 'to', whose -> 'owner_id') END
    FROM told;
  RETURN NULL;
END $$;
