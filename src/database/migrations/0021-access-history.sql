-- Who could see a child on a date: grants say from when to when they hold, and these columns say from when to when the database
-- knew them so. A grant that was added late opened nothing before; one that was ended with an earlier date did until then.

ALTER TABLE access_grant NO FORCE ROW LEVEL SECURITY;
ALTER TABLE access_grant ADD COLUMN known_from timestamptz;
UPDATE access_grant SET known_from = starts_at;
ALTER TABLE access_grant ALTER COLUMN known_from SET NOT NULL, ALTER COLUMN known_from SET DEFAULT app_now();
ALTER TABLE access_grant FORCE ROW LEVEL SECURITY;

-- Grants as they were, when they were changed or taken away. Rows are only added.
CREATE TABLE access_grant_past (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  subject_id uuid NOT NULL,
  viewer text NOT NULL COLLATE "C",
  involvement_id uuid NOT NULL,
  part integer NOT NULL,
  organisation_id uuid NOT NULL,
  mode text NOT NULL,
  compartments text[] NOT NULL COLLATE "C",
  purpose text NOT NULL COLLATE "C",
  basis text NOT NULL COLLATE "C",
  agreement_id uuid,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz,
  known_from timestamptz NOT NULL,
  known_until timestamptz NOT NULL,
  PRIMARY KEY (partnership_id, id)
);
CREATE INDEX access_grant_past_subject ON access_grant_past (partnership_id, subject_id);
ALTER TABLE access_grant_past ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_grant_past FORCE ROW LEVEL SECURITY;
CREATE POLICY writer ON access_grant_past TO throughline_record USING (partnership_id = (SELECT app_partnership()));
GRANT SELECT, INSERT ON access_grant_past TO throughline_record;
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON access_grant_past
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION keep_past_grant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO access_grant_past
    (partnership_id, subject_id, viewer, involvement_id, part, organisation_id, mode, compartments, purpose, basis,
     agreement_id, starts_at, ends_at, known_from, known_until)
  VALUES
    (OLD.partnership_id, OLD.subject_id, OLD.viewer, OLD.involvement_id, OLD.part, OLD.organisation_id, OLD.mode,
     OLD.compartments, OLD.purpose, OLD.basis, OLD.agreement_id, OLD.starts_at, OLD.ends_at, OLD.known_from, app_now());
  RETURN NULL;
END $$;
-- What came and went in the same moment was never seen by anybody.
CREATE TRIGGER keep_past AFTER DELETE ON access_grant
  FOR EACH ROW WHEN (OLD.known_from < app_now()) EXECUTE FUNCTION keep_past_grant();
CREATE TRIGGER keep_past_of_change AFTER UPDATE ON access_grant
  FOR EACH ROW WHEN (OLD.known_from < app_now() AND (OLD.ends_at IS DISTINCT FROM NEW.ends_at OR OLD.starts_at <> NEW.starts_at
    OR OLD.mode <> NEW.mode OR OLD.compartments <> NEW.compartments OR OLD.viewer <> NEW.viewer))
  EXECUTE FUNCTION keep_past_grant();
-- From the change on it is known as it is now.
CREATE FUNCTION know_from_now() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.known_from := app_now();
  RETURN NEW;
END $$;
CREATE TRIGGER know_from_now BEFORE UPDATE OF viewer, mode, compartments, starts_at, ends_at ON access_grant
  FOR EACH ROW EXECUTE FUNCTION know_from_now();

-- What a data protection officer tells a family of who could see and who did: each line decided on before it goes out.
CREATE TABLE access_release (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  subject_id uuid NOT NULL,
  -- Whom it is for, in words, and what was considered about harm.
  for_whom text NOT NULL,
  harm text NOT NULL,
  -- The days it is about, the last one included.
  from_day date NOT NULL,
  to_day date NOT NULL,
  -- [{ organisation, role, practitioner, purposes, first, last, times, could, decision, reason }]
  lines jsonb NOT NULL,
  made_at timestamptz NOT NULL,
  made_by uuid NOT NULL,
  released_at timestamptz,
  released_by uuid,
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, subject_id) REFERENCES subject
);
CREATE INDEX access_release_subject ON access_release (partnership_id, subject_id, made_at);
ALTER TABLE access_release ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_release FORCE ROW LEVEL SECURITY;
CREATE POLICY writer ON access_release TO throughline_record USING (partnership_id = (SELECT app_partnership()));
GRANT SELECT, INSERT ON access_release TO throughline_record;
-- What was released is never changed.
GRANT UPDATE (released_at, released_by) ON access_release TO throughline_record;
