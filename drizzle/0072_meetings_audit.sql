-- That a meeting was found or asked about is nobody's doing; whose it is, after a merge, is.
CREATE TRIGGER audit AFTER UPDATE OF customer_id ON meetings FOR EACH ROW
  WHEN (nullif(current_setting('app.heard', true), '') IS NOT NULL) EXECUTE FUNCTION keep_audit();
