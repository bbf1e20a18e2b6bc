-- Packs of rules that were brought in here, and what the partnership decided about them. Nothing here is about a child,
-- besides pack_look_back.

-- What was uploaded stays, also when it cannot be used. No column says whether a version is a draft, in force or
-- superseded: that follows from the instants, the approvals and the versions beside it.
CREATE TABLE pack_version (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  -- `release`: a pack that comes with the product, written down when the partnership withdraws it.
  origin text NOT NULL CHECK (origin IN ('upload', 'release')),
  -- Null when nobody can tell from the file.
  pack text COLLATE "C",
  version text COLLATE "C",
  title text,
  content_hash bytea NOT NULL,
  -- The text as it is read; null of a workbook that cannot be read.
  yaml text,
  file_name text NOT NULL,
  -- [{ line, says }]: what has to be put right.
  findings jsonb NOT NULL DEFAULT '[]',
  recorded_at timestamptz NOT NULL,
  recorded_by uuid NOT NULL,
  -- Replay over everybody: when it was asked for, how many chronologies it has read, and what came out.
  replay_began_at timestamptz,
  replay_read integer NOT NULL DEFAULT 0,
  replayed_at timestamptz,
  replay jsonb,
  in_force_from date,
  put_in_force_at timestamptz,
  put_in_force_by uuid,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_because text,
  PRIMARY KEY (partnership_id, id)
);
CREATE INDEX pack_version_by_pack ON pack_version (partnership_id, pack, recorded_at);

CREATE TABLE pack_approval (
  partnership_id uuid NOT NULL,
  pack_version_id uuid NOT NULL,
  -- The kind of organisation for which it was approved. One of a kind approves once.
  agency text NOT NULL COLLATE "C",
  practitioner_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  at timestamptz NOT NULL,
  words text NOT NULL,
  PRIMARY KEY (partnership_id, pack_version_id, agency),
  UNIQUE (partnership_id, pack_version_id, practitioner_id),
  FOREIGN KEY (partnership_id, pack_version_id) REFERENCES pack_version
);

-- The day on which law that packs name began, as the partnership set it. Versions are only added; the newest counts.
CREATE TABLE commencement (
  partnership_id uuid NOT NULL,
  setting text NOT NULL COLLATE "C",
  version integer NOT NULL,
  -- Null: no day is known after all.
  day date,
  source text NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by uuid NOT NULL,
  PRIMARY KEY (partnership_id, setting, version)
);

-- Each time other packs began to count: which, so that a running server notices and children are derived again once.
CREATE TABLE rulebook_change (
  partnership_id uuid NOT NULL,
  number integer NOT NULL,
  packs text NOT NULL COLLATE "C",
  at timestamptz NOT NULL,
  PRIMARY KEY (partnership_id, number)
);

-- What had been derived under a version when it was withdrawn, which is not derived any more.
CREATE TABLE pack_look_back (
  partnership_id uuid NOT NULL,
  pack_version_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  duties integer NOT NULL,
  PRIMARY KEY (partnership_id, pack_version_id, subject_id),
  FOREIGN KEY (partnership_id, pack_version_id) REFERENCES pack_version
);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['pack_version', 'pack_approval', 'commencement', 'rulebook_change', 'pack_look_back'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY writer ON %I TO throughline_record USING (partnership_id = (SELECT app_partnership()))', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['pack_version', 'pack_approval', 'commencement', 'rulebook_change'] LOOP
    EXECUTE format('CREATE POLICY partnership ON %I FOR SELECT TO throughline_app USING (partnership_id = (SELECT app_partnership()))', name);
    EXECUTE format('GRANT SELECT ON %I TO throughline_app', name);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON pack_version TO throughline_record;
GRANT SELECT, INSERT ON pack_approval, commencement, rulebook_change, pack_look_back TO throughline_record;
