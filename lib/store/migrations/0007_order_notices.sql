CREATE FUNCTION call_out_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_notify('order_changes', ''); RETURN NULL; END $$;--> statement-breakpoint
CREATE TRIGGER order_history_called_out AFTER INSERT ON "order_history" FOR EACH STATEMENT EXECUTE FUNCTION call_out_change();
