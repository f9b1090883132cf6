DROP INDEX "orders_placed";--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "payment_status" text;--> statement-breakpoint
UPDATE "orders" SET "payment_status" = "payment_attempts"."status" FROM "payment_attempts" WHERE "payment_attempts"."id" = "orders"."attempt_id";--> statement-breakpoint
CREATE INDEX "attention_open_of_order" ON "attention" USING btree ("order_id") WHERE "attention"."settled_at" is null;--> statement-breakpoint
CREATE INDEX "mails_queued" ON "mails" USING btree ("queued_at") WHERE "mails"."status" = 'queued';--> statement-breakpoint
CREATE INDEX "orders_to_ship" ON "orders" USING btree ("placed_at","id") WHERE "orders"."status" = 'placed' and "orders"."delivery_status" <> 'delivered' and "orders"."payment_status" in ('accepted', 'due', 'paid', 'cleared');--> statement-breakpoint
CREATE INDEX "orders_waiting_for_money" ON "orders" USING btree ("placed_at","id") WHERE "orders"."status" = 'placed' and "orders"."payment_status" in ('pending', 'accepted', 'due');--> statement-breakpoint
CREATE INDEX "orders_due" ON "orders" USING btree ("placed_at","id") WHERE "orders"."status" = 'placed' and "orders"."payment_status" = 'due';--> statement-breakpoint
CREATE INDEX "orders_not_started" ON "orders" USING btree ("placed_at") WHERE "orders"."status" = 'placed' and "orders"."payment_status" in ('requested', 'authorized');--> statement-breakpoint
CREATE INDEX "orders_email" ON "orders" USING btree (lower("customer"->>'email'));--> statement-breakpoint
CREATE INDEX "payment_attempts_remittance" ON "payment_attempts" USING btree (upper("instructions"->>'remittance')) WHERE "payment_attempts"."instructions" is not null;--> statement-breakpoint
CREATE INDEX "push_inbox_unseen_of_order" ON "push_inbox" USING btree ("order_id","id") WHERE "push_inbox"."seen_at" is null;--> statement-breakpoint
CREATE INDEX "orders_placed" ON "orders" USING btree ("placed_at","id") WHERE "orders"."placed_at" is not null;