-- Asked every few seconds, and done in milliseconds: compiling it first takes the server longer than all else of a tick. Whoever writes it anew says so again.
ALTER FUNCTION due_workspaces(timestamptz) SET jit = off;
