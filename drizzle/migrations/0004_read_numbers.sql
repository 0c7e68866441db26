ALTER TABLE "room_members" ADD COLUMN "read_number" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE "room_members" SET "read_number" = "rooms"."last_number" FROM "rooms" WHERE "rooms"."id" = "room_members"."room_id";
