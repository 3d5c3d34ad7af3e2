ALTER TABLE "follow_ups" ADD COLUMN "rung" text DEFAULT 'due' NOT NULL;--> statement-breakpoint
-- What has been reminded of already is said to be still open once more; it is not announced anew.
ALTER TABLE follow_ups NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
UPDATE follow_ups SET rung = 'open' WHERE reminders > 0 AND state = 'open' AND remind_at IS NOT NULL;
--> statement-breakpoint
ALTER TABLE follow_ups FORCE ROW LEVEL SECURITY;
