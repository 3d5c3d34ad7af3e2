SELECT shut(t) FROM unnest('{installations,profiles}'::regclass[]) t;
