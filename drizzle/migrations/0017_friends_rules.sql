-- Members are found by how their nickname begins, in the order of code points, which knows no language.
CREATE INDEX "members_by_name" ON "members" ("nickname_key" COLLATE "C", "id") WHERE "deleted_at" IS NULL;
