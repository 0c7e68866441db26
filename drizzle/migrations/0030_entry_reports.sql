CREATE TABLE "entry_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"entry_id" uuid,
	"owner_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"reporter_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"note" text NOT NULL,
	"body" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"outcome" text,
	CONSTRAINT "entry_reports_one_each" UNIQUE("entry_id","reporter_id"),
	CONSTRAINT "entry_reports_reason" CHECK ("entry_reports"."reason" in ('spam', 'insult', 'other')),
	CONSTRAINT "entry_reports_outcome" CHECK ("entry_reports"."outcome" in ('removed', 'left')),
	CONSTRAINT "entry_reports_closed" CHECK (("entry_reports"."closed_at" is null) = ("entry_reports"."outcome" is null))
);
--> statement-breakpoint
ALTER TABLE "entry_reports" ADD CONSTRAINT "entry_reports_entry_id_guestbook_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."guestbook_entries"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_reports" ADD CONSTRAINT "entry_reports_owner_id_members_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_reports" ADD CONSTRAINT "entry_reports_author_id_members_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_reports" ADD CONSTRAINT "entry_reports_reporter_id_members_id_fk" FOREIGN KEY ("reporter_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_reports" ADD CONSTRAINT "entry_reports_closed_by_members_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "entry_reports_open" ON "entry_reports" USING btree ("id") WHERE "entry_reports"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "entry_reports_owner" ON "entry_reports" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "entry_reports_author" ON "entry_reports" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "entry_reports_reporter" ON "entry_reports" USING btree ("reporter_id");--> statement-breakpoint
CREATE INDEX "entry_reports_closer" ON "entry_reports" USING btree ("closed_by");