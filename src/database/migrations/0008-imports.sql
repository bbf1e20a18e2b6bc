-- Files that are being brought in: read, looked at, then committed as a whole, and reversible as a whole.

CREATE TABLE import_batch (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('ctf')),
  file_name text NOT NULL,
  file_bytes bigint NOT NULL,
  file_sha256 bytea NOT NULL,
  uploaded_at timestamptz NOT NULL,
  uploaded_by uuid NOT NULL,
  -- The organisation for which it was uploaded.
  organisation_id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('reading', 'refused', 'ready', 'committing', 'committed', 'reversing', 'reversed', 'discarded')),
  header jsonb,
  -- Why the file as a whole was refused, or what was noticed about it.
  file_problems jsonb NOT NULL DEFAULT '[]',
  source_organisation_id uuid,
  destination_organisation_id uuid,
  -- What the person chose when the file names another school than theirs.
  joins_organisation_id uuid,
  pupils integer NOT NULL DEFAULT 0,
  pupils_refused integer NOT NULL DEFAULT 0,
  progress integer NOT NULL DEFAULT 0,
  committed_at timestamptz,
  reversed_at timestamptz,
  PRIMARY KEY (partnership_id, id)
);
CREATE INDEX import_batch_by_organisation ON import_batch (partnership_id, organisation_id, uploaded_at);

CREATE TABLE import_pupil (
  partnership_id uuid NOT NULL,
  batch_id uuid NOT NULL,
  ordinal integer NOT NULL,
  pupil jsonb NOT NULL,
  problems jsonb NOT NULL,
  -- known        the same child as one that the uploader works with
  -- to-matching  everything else that can be taken: the matching team looks whether anybody already works with the child
  -- refused      cannot be taken
  outcome text NOT NULL CHECK (outcome IN ('known', 'to-matching', 'refused')),
  subject_id uuid,
  PRIMARY KEY (partnership_id, batch_id, ordinal),
  FOREIGN KEY (partnership_id, batch_id) REFERENCES import_batch
);

-- Work of the matching team. Only they may see it: what it says depends on children that the uploader may not know of.
CREATE TABLE match_task (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  batch_id uuid NOT NULL,
  ordinal integer NOT NULL,
  -- The record that the import opened for the uploader.
  subject_id uuid NOT NULL,
  -- [{ subject, exact, reasons }], best first.
  candidates jsonb NOT NULL,
  opened_at timestamptz NOT NULL,
  decided_at timestamptz,
  decided_by uuid,
  decision text CHECK (decision IN ('same', 'different', 'reversed')),
  same_as uuid,
  PRIMARY KEY (partnership_id, id)
);
CREATE INDEX match_task_open ON match_task (partnership_id, opened_at) WHERE decided_at IS NULL;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['import_batch', 'import_pupil', 'match_task'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY writer ON %I TO throughline_record USING (partnership_id = (SELECT app_partnership()))', name);
    EXECUTE format('GRANT SELECT ON %I TO throughline_app', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO throughline_record', name);
  END LOOP;
END $$;

-- An import belongs to the organisation that uploaded it: to those of its roles that may import.
CREATE POLICY viewer ON import_batch FOR SELECT TO throughline_app USING (
  partnership_id = (SELECT app_partnership())
  AND EXISTS (
    SELECT FROM unnest((SELECT app_viewers())::text[]) AS viewer
    WHERE split_part(viewer, '@', 2) = import_batch.organisation_id::text
      AND split_part(viewer, '@', 1) IN ('dsl', 'headteacher', 'data-manager', 'senco', 'admissions-officer', 'matching-officer')
  )
);
CREATE POLICY viewer ON import_pupil FOR SELECT TO throughline_app USING (
  partnership_id = (SELECT app_partnership())
  AND EXISTS (SELECT FROM import_batch b WHERE b.partnership_id = import_pupil.partnership_id AND b.id = import_pupil.batch_id)
);
CREATE POLICY viewer ON match_task FOR SELECT TO throughline_app USING (
  partnership_id = (SELECT app_partnership())
  AND EXISTS (SELECT FROM unnest((SELECT app_viewers())::text[]) AS viewer WHERE viewer LIKE 'matching-officer@%')
);
