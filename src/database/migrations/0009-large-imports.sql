-- Every row about a subject names one that exists. A foreign key asks that for one row at a time, which took half of the
-- database's time in a large import. These triggers ask once for each statement, and nobody can take a subject away.

CREATE FUNCTION subjects_exist() RETURNS trigger LANGUAGE plpgsql
-- The plan is made once for a connection, perhaps while there are few subjects: it must still be good for many.
SET enable_seqscan = off AS $$
BEGIN
  -- The inner SELECT stays one look into the primary key for each subject.
  IF EXISTS (
    SELECT FROM (SELECT DISTINCT partnership_id, subject_id FROM added) AS named
    WHERE (SELECT true FROM subject s WHERE s.partnership_id = named.partnership_id AND s.id = named.subject_id) IS NULL
  ) THEN
    RAISE foreign_key_violation USING MESSAGE = format('a row of %s names a subject that does not exist', TG_TABLE_NAME);
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION never() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE restrict_violation USING MESSAGE = format('%s: subjects stay, and so does which of them a row is about', TG_TABLE_NAME);
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['entry', 'child', 'child_identifier', 'enrolment', 'school_move', 'involvement', 'access_grant', 'duty'] LOOP
    EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I', name, name || '_partnership_id_subject_id_fkey');
    EXECUTE format('CREATE TRIGGER subjects_exist AFTER INSERT ON %I REFERENCING NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION subjects_exist()', name);
    EXECUTE format('CREATE TRIGGER same_subject BEFORE UPDATE OF partnership_id, subject_id ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION never()', name);
  END LOOP;
END $$;
CREATE TRIGGER stays BEFORE DELETE OR TRUNCATE OR UPDATE OF partnership_id, id ON subject
  FOR EACH STATEMENT EXECUTE FUNCTION never();

-- Children born on a day with a forename, for matching: a day alone is shared by hundreds of a large cohort.
CREATE INDEX child_birth_forename ON child (partnership_id, date_of_birth, forename_key);
