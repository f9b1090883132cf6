ALTER TABLE "payment_attempts" ADD COLUMN "funding" jsonb;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "mandate" jsonb;