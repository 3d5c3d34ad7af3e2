CREATE TRIGGER webhooks_import_undone AFTER UPDATE OF state ON imports FOR EACH ROW
  WHEN (NEW.state = 'undone' AND OLD.state <> 'undone') EXECUTE FUNCTION tell_webhooks('import.undone', 'once');
