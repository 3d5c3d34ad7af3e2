ALTER TABLE "customers" ADD COLUMN "partner" text;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "source_id" bigint;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_workspace_id_source_id_customers_workspace_id_id_fk" FOREIGN KEY ("workspace_id","source_id") REFERENCES "public"."customers"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "customers_source" ON "customers" USING btree ("workspace_id","source_id") WHERE source_id is not null;--> statement-breakpoint
CREATE INDEX "customers_partner" ON "customers" USING btree ("workspace_id") WHERE partner is not null;