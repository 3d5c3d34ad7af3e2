SELECT shut('senses');
--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON senses FOR EACH ROW EXECUTE FUNCTION keep_audit();
