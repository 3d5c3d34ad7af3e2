ALTER TABLE "follow_ups" ADD COLUMN "watched" boolean DEFAULT false NOT NULL;--> statement-breakpoint
DROP TRIGGER audit ON follow_ups;
--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE OF interaction_id, customer_id, owner_id, action, due_on, due_time, until, precision, rule, zone, state, private, watched
  ON follow_ups FOR EACH ROW EXECUTE FUNCTION keep_audit();
