CREATE INDEX "interactions_joint" ON "interactions" USING btree ("workspace_id","customer_id") WHERE understood ? 'companions';
--> statement-breakpoint
-- They read settings and rows alone: sums over many notes may use several cores, row-level security on.
ALTER FUNCTION current_workspace() PARALLEL SAFE;
--> statement-breakpoint
ALTER FUNCTION viewer() PARALLEL SAFE;
--> statement-breakpoint
ALTER FUNCTION speaker() PARALLEL SAFE;
--> statement-breakpoint
ALTER FUNCTION hidden() PARALLEL SAFE;
--> statement-breakpoint
ALTER FUNCTION hidden_from(bigint, bigint, boolean) PARALLEL SAFE;
