ALTER TABLE "codes" ADD COLUMN "person_id" bigint;--> statement-breakpoint
ALTER TABLE "identities" ADD COLUMN "marks" jsonb DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "installations" ADD COLUMN "memo" jsonb;--> statement-breakpoint
ALTER TABLE "codes" ADD CONSTRAINT "codes_workspace_id_person_id_people_workspace_id_id_fk" FOREIGN KEY ("workspace_id","person_id") REFERENCES "public"."people"("workspace_id","id") ON DELETE no action ON UPDATE no action;