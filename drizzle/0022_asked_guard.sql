-- That somebody was asked is nobody's doing.
DROP TRIGGER audit ON facts;
--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE OF customer_id, contact_id, topic, text, interaction_id, author_id, noted_on, holds_on, ended_on
  ON facts FOR EACH ROW EXECUTE FUNCTION keep_audit();
