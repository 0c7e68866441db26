CREATE TABLE "game_requirements" (
	"game_id" uuid NOT NULL,
	"system" text NOT NULL,
	"level" text NOT NULL,
	"os" text,
	"processor" text,
	"graphics" text,
	"memory" integer,
	"storage" integer,
	CONSTRAINT "game_requirements_game_id_system_level_pk" PRIMARY KEY("game_id","system","level"),
	CONSTRAINT "game_requirements_kind" CHECK ("game_requirements"."system" in ('windows', 'macos', 'linux') and "game_requirements"."level" in ('least', 'recommended')),
	CONSTRAINT "game_requirements_sizes" CHECK ("game_requirements"."memory" > 0 and "game_requirements"."storage" > 0),
	CONSTRAINT "game_requirements_something" CHECK (num_nonnulls("game_requirements"."os", "game_requirements"."processor", "game_requirements"."graphics", "game_requirements"."memory", "game_requirements"."storage") > 0)
);
--> statement-breakpoint
ALTER TABLE "games" ADD COLUMN "version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "publishers" ADD COLUMN "about" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "publishers" ADD COLUMN "version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "game_requirements" ADD CONSTRAINT "game_requirements_game_id_games_id_fk" FOREIGN KEY ("game_id") REFERENCES "public"."games"("id") ON DELETE cascade ON UPDATE no action;