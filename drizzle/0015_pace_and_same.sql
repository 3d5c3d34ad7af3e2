ALTER TABLE "people" ADD COLUMN "same_as" bigint;--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "free_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_workspace_id_same_as_people_workspace_id_id_fk" FOREIGN KEY ("workspace_id","same_as") REFERENCES "public"."people"("workspace_id","id") ON DELETE no action ON UPDATE no action;