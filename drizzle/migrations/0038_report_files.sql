CREATE TABLE "talk_report_files" (
	"report_id" uuid NOT NULL,
	"attachment_id" uuid NOT NULL,
	CONSTRAINT "talk_report_files_report_id_attachment_id_pk" PRIMARY KEY("report_id","attachment_id")
);
--> statement-breakpoint
ALTER TABLE "talk_report_files" ADD CONSTRAINT "talk_report_files_report_id_talk_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."talk_reports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "talk_report_files" ADD CONSTRAINT "talk_report_files_attachment_id_attachments_id_fk" FOREIGN KEY ("attachment_id") REFERENCES "public"."attachments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "talk_report_files_of" ON "talk_report_files" USING btree ("attachment_id");