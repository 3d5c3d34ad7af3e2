ALTER TABLE "heard" ADD COLUMN "unanswered" text;--> statement-breakpoint
CREATE INDEX "heard_unanswered" ON "heard" USING btree ("workspace_id","id") WHERE unanswered is not null;