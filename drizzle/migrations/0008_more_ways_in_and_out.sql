CREATE TABLE "api_tokens" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "api_tokens_kind" CHECK ("api_tokens"."kind" in ('access', 'refresh'))
);
--> statement-breakpoint
CREATE TABLE "leavings" (
	"member_id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"with_messages" boolean NOT NULL,
	"picture" text,
	"told_at" timestamp with time zone,
	"cleared_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "oidc_attempts" (
	"state_hash" "bytea" PRIMARY KEY NOT NULL,
	"browser_hash" "bytea" NOT NULL,
	"provider" text NOT NULL,
	"nonce" text NOT NULL,
	"code_verifier" text NOT NULL,
	"back" text NOT NULL,
	"country" text NOT NULL,
	"language" text NOT NULL,
	"session_id" uuid,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "passkeys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"credential_id" text NOT NULL,
	"public_key" "bytea" NOT NULL,
	"counter" bigint NOT NULL,
	"transports" text[] NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "passkeys_credential" UNIQUE("credential_id")
);
--> statement-breakpoint
CREATE TABLE "qr_sign_ins" (
	"id" uuid PRIMARY KEY NOT NULL,
	"claim_hash" "bytea" NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"user_agent" text NOT NULL,
	"address" text NOT NULL,
	"member_id" uuid,
	"state" text DEFAULT 'waiting' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "qr_sign_ins_claim" UNIQUE("claim_hash"),
	CONSTRAINT "qr_sign_ins_code" UNIQUE("code_hash"),
	CONSTRAINT "qr_sign_ins_state" CHECK ("qr_sign_ins"."state" in ('waiting', 'approved', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "spent_tokens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "proofs" DROP CONSTRAINT "proofs_purpose";--> statement-breakpoint
DROP INDEX "messages_author";--> statement-breakpoint
DROP INDEX "room_lines_member";--> statement-breakpoint
DROP INDEX "mails_due";--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "mobile" text;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "channel" text DEFAULT 'mail' NOT NULL;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "member_id" uuid;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leavings" ADD CONSTRAINT "leavings_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "oidc_attempts" ADD CONSTRAINT "oidc_attempts_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "qr_sign_ins" ADD CONSTRAINT "qr_sign_ins_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_tokens_session" ON "api_tokens" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "api_tokens_expires" ON "api_tokens" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "leavings_at" ON "leavings" USING btree ("at");--> statement-breakpoint
CREATE INDEX "oidc_attempts_expires" ON "oidc_attempts" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "oidc_attempts_session" ON "oidc_attempts" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "passkeys_member" ON "passkeys" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "qr_sign_ins_member" ON "qr_sign_ins" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "qr_sign_ins_expires" ON "qr_sign_ins" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "spent_tokens_expires" ON "spent_tokens" USING btree ("expires_at");--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mails_member" ON "mails" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "messages_author" ON "messages" USING btree ("author_id","id");--> statement-breakpoint
CREATE INDEX "room_lines_member" ON "room_lines" USING btree ("member_id","id");--> statement-breakpoint
CREATE INDEX "mails_due" ON "mails" USING btree ("channel","next_try_at");--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_mobile" UNIQUE("mobile");--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_deleted" CHECK ("members"."deleted_at" is null or ("members"."email" = '' and "members"."nickname" = '' and "members"."name" = ''
        and "members"."bio" = '' and "members"."birthday" is null and "members"."gender" = 'unset'
        and "members"."password_hash" is null and "members"."mobile" is null and "members"."email_verified_at" is null and "members"."role" = 'member'
        and not "members"."demo" and "members"."email_key" = 'gone:' || "members"."id"::text and "members"."nickname_key" = "members"."email_key"));--> statement-breakpoint
ALTER TABLE "proofs" ADD CONSTRAINT "proofs_purpose" CHECK ("proofs"."purpose" in ('signIn', 'link', 'resetPassword', 'changeEmail', 'signInSms', 'changeMobile', 'deleteAccount'));--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_channel" CHECK ("mails"."channel" in ('mail', 'sms'));