-- Whose room it is changes when two people become one, and undo has to know.
DROP TRIGGER audit ON rooms;
--> statement-breakpoint
CREATE TRIGGER audit AFTER DELETE OR UPDATE OF team_id, person_id ON rooms FOR EACH ROW EXECUTE FUNCTION keep_audit();
