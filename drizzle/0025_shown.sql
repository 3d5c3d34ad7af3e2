ALTER TABLE "outbox" ADD COLUMN "sent_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "answered_by" bigint;--> statement-breakpoint
CREATE INDEX "outbox_thread" ON "outbox" USING btree ("workspace_id","room_id","thread","id") WHERE thread is not null;--> statement-breakpoint
CREATE INDEX "outbox_receipt" ON "outbox" USING btree ("workspace_id","room_id","receipt") WHERE receipt is not null;--> statement-breakpoint
CREATE INDEX "outbox_heard" ON "outbox" USING btree ("workspace_id","heard_id");