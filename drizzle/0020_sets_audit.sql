-- Tables come in by the thousand: what one statement adds or removes leaves its rows in one go. What changes goes on row by row.
CREATE FUNCTION keep_added() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO audit (heard_id, person_id, action, table_name, row_id)
  SELECT nullif(current_setting('app.heard', true), '')::bigint, nullif(current_setting('app.person', true), '')::bigint, 'insert', TG_TABLE_NAME, a.id
    FROM added a ORDER BY a.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION keep_removed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO audit (heard_id, person_id, action, table_name, row_id, before)
  SELECT nullif(current_setting('app.heard', true), '')::bigint, nullif(current_setting('app.person', true), '')::bigint, 'delete', TG_TABLE_NAME, r.id, to_jsonb(r)
    FROM removed r ORDER BY r.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY '{customers,aliases,contacts,interactions,interaction_contacts}'::text[] LOOP
    EXECUTE format('DROP TRIGGER audit ON %I', t);
    EXECUTE format('CREATE TRIGGER audit_added AFTER INSERT ON %I REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_added()', t);
    EXECUTE format('CREATE TRIGGER audit_removed AFTER DELETE ON %I REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION keep_removed()', t);
  END LOOP;
  FOREACH t IN ARRAY '{customers,interactions,interaction_contacts}'::text[] LOOP
    EXECUTE format('CREATE TRIGGER audit AFTER UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION keep_audit()', t);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE TRIGGER audit AFTER UPDATE OF customer_id, name, key, kind ON aliases FOR EACH ROW EXECUTE FUNCTION keep_audit();
