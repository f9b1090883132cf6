CREATE TABLE "attention" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"order_id" text,
	"about" text NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"detail" jsonb NOT NULL,
	"raised_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "schedules" (
	"name" text PRIMARY KEY NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"lease_until" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"cursor" text
);
--> statement-breakpoint
DROP INDEX "jobs_due";--> statement-breakpoint
DROP INDEX "orders_placed";--> statement-breakpoint
ALTER TABLE "jobs" ADD COLUMN "payload_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "jobs" ADD COLUMN "failures" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "deliveries" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "stock_held" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "touched_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "end_reason" text;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "creates" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "receipts" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "provider_note" text;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "is_reminded" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "look_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "mark" text;--> statement-breakpoint
ALTER TABLE "push_inbox" ADD COLUMN "seen_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "attention" ADD CONSTRAINT "attention_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "attention_once" ON "attention" USING btree ("about","kind","key");--> statement-breakpoint
CREATE INDEX "attention_open" ON "attention" USING btree ("raised_at") WHERE "attention"."settled_at" is null;--> statement-breakpoint
CREATE INDEX "jobs_waiting" ON "jobs" USING btree ("run_at") WHERE "jobs"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "jobs_running" ON "jobs" USING btree ("lease_until") WHERE "jobs"."status" = 'running';--> statement-breakpoint
CREATE INDEX "jobs_dead" ON "jobs" USING btree ("finished_at") WHERE "jobs"."status" = 'dead';--> statement-breakpoint
CREATE INDEX "jobs_done" ON "jobs" USING btree ("finished_at") WHERE "jobs"."status" = 'done';--> statement-breakpoint
CREATE INDEX "mails_failed" ON "mails" USING btree ("queued_at") WHERE "mails"."status" = 'failed';--> statement-breakpoint
CREATE INDEX "orders_leased" ON "orders" USING btree ("lease_until") WHERE "orders"."lease" is not null;--> statement-breakpoint
CREATE INDEX "payment_attempts_look" ON "payment_attempts" USING btree ("look_at") WHERE "payment_attempts"."look_at" is not null;--> statement-breakpoint
CREATE INDEX "payment_attempts_unknown" ON "payment_attempts" USING btree (("in_flight"->>'since')) WHERE "payment_attempts"."in_flight" is not null;--> statement-breakpoint
CREATE INDEX "payment_attempts_payments" ON "payment_attempts" USING gin ("pci_ids");--> statement-breakpoint
CREATE INDEX "push_inbox_unseen" ON "push_inbox" USING btree ("received_at") WHERE "push_inbox"."seen_at" is null;--> statement-breakpoint
CREATE INDEX "orders_placed" ON "orders" USING btree ("placed_at" DESC NULLS LAST,"id") WHERE "orders"."placed_at" is not null;