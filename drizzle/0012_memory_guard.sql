SELECT shut(t) FROM unnest('{helpers,facts,questions,offers,words}'::regclass[]) t;
--> statement-breakpoint
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY '{helpers,facts,questions,offers}'::text[] LOOP
    EXECUTE format('CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION keep_audit()', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- The restricted customers that somebody does not see: not of their team, and nothing to do with them. `everything`: a manager.
CREATE FUNCTION hidden_from(viewer bigint, team bigint, everything boolean) RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT coalesce(array_agg(c.id), '{}') FROM customers c
  WHERE c.workspace_id = current_workspace() AND c.only_team_id IS NOT NULL AND NOT coalesce(everything, false)
    AND c.only_team_id IS DISTINCT FROM team AND c.owner_id IS DISTINCT FROM coalesce(viewer, 0) AND c.backup_id IS DISTINCT FROM coalesce(viewer, 0)
    AND NOT EXISTS (SELECT FROM helpers h WHERE h.workspace_id = c.workspace_id AND h.customer_id = c.id AND h.person_id = viewer)
    AND NOT EXISTS (SELECT FROM follow_ups f WHERE f.workspace_id = c.workspace_id AND f.customer_id = c.id AND f.owner_id = viewer AND f.state = 'open')
$$;
--> statement-breakpoint
-- Who looks says so once, in a setting of the transaction. Whoever has not said sees nothing that is restricted.
CREATE FUNCTION hidden() RETURNS bigint[] LANGUAGE sql STABLE AS
  $$ SELECT coalesce(nullif(current_setting('app.hidden', true), '')::bigint[], hidden_from(NULL, NULL, false)) $$;
--> statement-breakpoint
CREATE POLICY unseen ON customers AS RESTRICTIVE USING (current_user <> 'touchbase' OR id <> ALL ((SELECT hidden())::bigint[]));
--> statement-breakpoint
-- What hangs on a customer is seen by whoever sees the customer.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY '{contacts,interactions,facts,helpers,questions}'::text[] LOOP
    EXECUTE format('CREATE POLICY unseen ON %I AS RESTRICTIVE USING (current_user <> ''touchbase'' OR customer_id IS NULL OR customer_id <> ALL ((SELECT hidden())::bigint[]))', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- A reminder is due to somebody before anybody looks at it.
CREATE POLICY unseen ON follow_ups AS RESTRICTIVE USING (current_user <> 'touchbase' OR customer_id IS NULL
  OR nullif(current_setting('app.hidden', true), '') IS NULL OR customer_id <> ALL ((SELECT hidden())::bigint[]));
--> statement-breakpoint
-- What is sought, as a setting: only a policy's own condition may use an index on pairs of characters. Each company's rows carry its mark.
CREATE FUNCTION company_mark() RETURNS integer LANGUAGE sql STABLE AS $$ SELECT hashint8(current_workspace()) $$;
--> statement-breakpoint
CREATE FUNCTION sought() RETURNS integer[] LANGUAGE sql STABLE AS
  $$ SELECT array_append(coalesce(nullif(current_setting('app.sought', true), '')::integer[], '{}'), company_mark()) $$;
--> statement-breakpoint
CREATE POLICY a_sought ON words AS RESTRICTIVE FOR SELECT USING (grams @> sought());
--> statement-breakpoint
-- Reading leaves its row as well. Whose question met a customer that is hidden from them is kept without their being told.
CREATE FUNCTION keep_reading(of_customers bigint[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  INSERT INTO audit (person_id, action, table_name, row_id)
  SELECT nullif(current_setting('app.person', true), '')::bigint, 'read', 'customers', c FROM unnest(of_customers) c
$$;
--> statement-breakpoint
CREATE FUNCTION keep_asking(of_key text) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  INSERT INTO audit (person_id, action, table_name, row_id)
  SELECT DISTINCT nullif(current_setting('app.person', true), '')::bigint, 'denied', 'customers', a.customer_id FROM aliases a
  WHERE a.workspace_id = current_workspace() AND a.key COLLATE "C" = of_key AND a.customer_id = ANY (hidden())
$$;
