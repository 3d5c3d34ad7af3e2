ALTER TABLE "people" ADD COLUMN "roads" jsonb;--> statement-breakpoint
CREATE INDEX "outbox_lists" ON "outbox" USING btree ("workspace_id","created_at") WHERE card ->> 'list' = 'followUp';