CREATE TABLE "withdrawals" (
	"token" text PRIMARY KEY NOT NULL,
	"locale" text NOT NULL,
	"name" text NOT NULL,
	"contract" text NOT NULL,
	"email" text NOT NULL,
	"items" text NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"declared_at" timestamp with time zone,
	"standing" text,
	"order_id" text,
	"receipt" text DEFAULT 'queued' NOT NULL
);
--> statement-breakpoint
CREATE INDEX "withdrawals_declared" ON "withdrawals" USING btree ("declared_at");--> statement-breakpoint
CREATE FUNCTION keep_declared_withdrawal() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD.declared_at IS NULL THEN RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END; END IF;
  IF TG_OP = 'UPDATE' AND (NEW.token, NEW.locale, NEW.name, NEW.contract, NEW.email, NEW.items, NEW.reason, NEW.declared_at)
    IS NOT DISTINCT FROM (OLD.token, OLD.locale, OLD.name, OLD.contract, OLD.email, OLD.items, OLD.reason, OLD.declared_at)
    THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'a declared withdrawal is kept as it is';
END $$;--> statement-breakpoint
CREATE TRIGGER withdrawals_kept BEFORE UPDATE OR DELETE ON "withdrawals" FOR EACH ROW EXECUTE FUNCTION keep_declared_withdrawal();
