CREATE TABLE "leavings" (
	"member_id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"with_messages" boolean NOT NULL,
	"picture" text,
	"told_at" timestamp with time zone,
	"cleared_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "proofs" DROP CONSTRAINT "proofs_purpose";--> statement-breakpoint
DROP INDEX "messages_author";--> statement-breakpoint
DROP INDEX "room_lines_member";--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "member_id" uuid;--> statement-breakpoint
ALTER TABLE "leavings" ADD CONSTRAINT "leavings_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "leavings_at" ON "leavings" USING btree ("at");--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mails_member" ON "mails" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "messages_author" ON "messages" USING btree ("author_id","id");--> statement-breakpoint
CREATE INDEX "room_lines_member" ON "room_lines" USING btree ("member_id","id");--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_deleted" CHECK ("members"."deleted_at" is null or ("members"."email" = '' and "members"."nickname" = '' and "members"."name" = ''
        and "members"."bio" = '' and "members"."birthday" is null and "members"."gender" = 'unset'
        and "members"."password_hash" is null and "members"."email_verified_at" is null and "members"."role" = 'member'
        and not "members"."demo" and "members"."email_key" = 'gone:' || "members"."id"::text and "members"."nickname_key" = "members"."email_key"));--> statement-breakpoint
ALTER TABLE "proofs" ADD CONSTRAINT "proofs_purpose" CHECK ("proofs"."purpose" in ('signIn', 'link', 'resetPassword', 'changeEmail', 'deleteAccount'));