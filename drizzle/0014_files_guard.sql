SELECT shut(t) FROM unnest('{files,imports,import_lines,exports}'::regclass[]) t;
--> statement-breakpoint
CREATE POLICY clock ON imports FOR SELECT USING (current_user <> 'touchbase');
--> statement-breakpoint
CREATE POLICY clock ON exports FOR SELECT USING (current_user <> 'touchbase');
--> statement-breakpoint
-- Companies with a table on its way in or out that nobody works on.
CREATE FUNCTION carrying_workspaces(at timestamptz) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
  $$ SELECT workspace_id FROM imports WHERE state IN ('looking', 'running', 'undoing') AND (busy_until IS NULL OR busy_until <= at)
     UNION SELECT workspace_id FROM exports WHERE state = 'due' AND (busy_until IS NULL OR busy_until <= at) $$;
--> statement-breakpoint
-- Who took what out of the house. It is nobody's change, so undo does not find it.
CREATE FUNCTION keep_export(what text, whose text, lines integer, file bigint) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  INSERT INTO audit (person_id, action, table_name, row_id, after)
  VALUES (nullif(current_setting('app.person', true), '')::bigint, 'export', 'files', file, jsonb_build_object('what', what, 'whose', whose, 'lines', lines))
$$;
