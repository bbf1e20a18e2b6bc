-- Entries that may not be read any more, because they are about another child, unlawful or dangerous; and what somebody says
-- against an entry, which is read wherever that entry is.

ALTER TABLE entry
  -- From then on nobody reads it and nothing is derived from it. Its hash stays in the chain.
  ADD COLUMN sealed_at timestamptz,
  -- From then on there is nothing left but the hash, when it was and who recorded it.
  ADD COLUMN erased_at timestamptz;
GRANT UPDATE (sealed_at, erased_at, data, salt, home_reference, corrected_because, attachments) ON entry TO throughline_record;

-- An entry still never changes what it says. Emptied whole, when it is sealed and two people have decided it, is all there is.
CREATE FUNCTION entry_says_what_it_said() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.data, NEW.salt, NEW.home_reference, NEW.corrected_because, NEW.attachments, NEW.erased_at)
      IS NOT DISTINCT FROM (OLD.data, OLD.salt, OLD.home_reference, OLD.corrected_because, OLD.attachments, OLD.erased_at) THEN
    RETURN NEW;
  END IF;
  IF OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL AND OLD.sealed_at IS NOT NULL AND NEW.sealed_at = OLD.sealed_at
      AND NEW.data = '{}' AND NEW.salt = '' AND NEW.home_reference IS NULL AND NEW.corrected_because IS NULL
      AND NEW.attachments IS NULL
      AND EXISTS (
        SELECT FROM sealing s
        WHERE s.partnership_id = OLD.partnership_id AND OLD.id = ANY (s.entries) AND s.erased_at IS NOT NULL AND s.lifted_at IS NULL
      ) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'permission denied: an entry does not change' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER entry_says_what_it_said BEFORE UPDATE ON entry FOR EACH ROW EXECUTE FUNCTION entry_says_what_it_said();

-- Set by the use cases of sealing alone, and only while they look for what they seal.
CREATE FUNCTION app_seals() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT current_setting('app.seals', true) IS NOT DISTINCT FROM 'on' $$;

CREATE POLICY sealed ON entry AS RESTRICTIVE FOR SELECT TO throughline_app USING (sealed_at IS NULL);
CREATE POLICY sealed_from_record ON entry AS RESTRICTIVE FOR SELECT TO throughline_record USING (
  sealed_at IS NULL OR (SELECT app_seals())
);

-- A statement against an entry goes where that entry goes: to whom it was shared, and to whom an agreement opens what its
-- organisation recorded. That organisation stands first among the parties of the statement.
CREATE POLICY statement ON entry FOR SELECT TO throughline_app USING (
  partnership_id = (SELECT app_partnership())
  AND kind IN ('family.disagreed', 'entry.disputed')
  AND data ? 'disputes'
  AND compartment <> 'protected-location'
  AND (
    EXISTS (
      SELECT FROM entry_share s
      WHERE s.partnership_id = entry.partnership_id AND s.subject_id = entry.subject_id
        AND s.entry_id::text = entry.data ->> 'disputes'
    )
    OR EXISTS (
      SELECT FROM access_grant g
      WHERE g.partnership_id = entry.partnership_id
        AND g.subject_id = entry.subject_id
        AND g.mode = 'recorded'
        AND g.organisation_id = entry.parties[1]
        AND entry.compartment = ANY (g.compartments)
        AND (entry.audience IS NULL OR g.viewer = ANY (entry.audience))
    )
  )
);

CREATE TABLE sealing (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  subject_id uuid NOT NULL,
  -- All versions of what was sealed, what withdraws them, and what was said against them.
  entries uuid[] NOT NULL,
  -- Of the entry itself, so that it can be dealt with without being read.
  kind text NOT NULL COLLATE "C",
  organisation_id uuid NOT NULL,
  recorded_by uuid,
  recorded_at timestamptz NOT NULL,
  ground text NOT NULL CHECK (ground IN ('wrong-child', 'unlawful', 'dangerous')),
  words text NOT NULL,
  asked_at timestamptz NOT NULL,
  asked_by uuid NOT NULL,
  -- Posts that decide on it: of the organisation that recorded the entry.
  deciders text[] NOT NULL COLLATE "C",
  sealed_at timestamptz,
  sealed_by uuid,
  refused_at timestamptz,
  refused_by uuid,
  -- Why it was refused.
  answer text,
  -- What one of them asks for next, and another agrees to or not: that it may be read again, or that it is erased.
  proposed text CHECK (proposed IN ('lift', 'erase')),
  proposed_at timestamptz,
  proposed_by uuid,
  proposed_because text,
  lifted_at timestamptz,
  lifted_by uuid,
  erased_at timestamptz,
  erased_by uuid,
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, subject_id) REFERENCES subject,
  CHECK (sealed_at IS NULL OR refused_at IS NULL),
  CHECK (lifted_by IS NULL OR (sealed_at IS NOT NULL AND erased_at IS NULL AND lifted_by <> proposed_by)),
  CHECK (erased_by IS NULL OR (sealed_at IS NOT NULL AND erased_by <> proposed_by))
);
CREATE INDEX sealing_subject ON sealing (partnership_id, subject_id);

-- Everybody who had opened the record while the entry could be read, and could read it.
CREATE TABLE sealing_notice (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  sealing_id uuid NOT NULL,
  practitioner_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  -- What they are told of it.
  kind text NOT NULL COLLATE "C",
  organisation_id uuid NOT NULL,
  ground text NOT NULL,
  -- When the entry was recorded, when the person first had it before them, and when they were told.
  recorded_at timestamptz NOT NULL,
  shown_at timestamptz NOT NULL,
  told_at timestamptz NOT NULL,
  answered_at timestamptz,
  answer text CHECK (answer IN ('no-copy', 'destroyed', 'passed-on')),
  words text,
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, sealing_id) REFERENCES sealing (partnership_id, id)
);
CREATE INDEX sealing_notice_practitioner ON sealing_notice (partnership_id, practitioner_id) WHERE answered_at IS NULL;
CREATE INDEX sealing_notice_sealing ON sealing_notice (partnership_id, sealing_id);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['sealing', 'sealing_notice'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY writer ON %I TO throughline_record USING (partnership_id = (SELECT app_partnership()))', name);
    EXECUTE format('GRANT SELECT ON %I TO throughline_app', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO throughline_record', name);
  END LOOP;
END $$;

-- Those who asked for it and those who decide on it.
CREATE POLICY viewer ON sealing FOR SELECT TO throughline_app USING (
  partnership_id = (SELECT app_partnership())
  AND (asked_by = (SELECT app_practitioner()) OR deciders && (SELECT app_viewers())::text[])
);
-- Each their own; those who decide see who was told and what they answered.
CREATE POLICY viewer ON sealing_notice FOR SELECT TO throughline_app USING (
  partnership_id = (SELECT app_partnership())
  AND (
    practitioner_id = (SELECT app_practitioner())
    OR EXISTS (
      SELECT FROM sealing s
      WHERE s.partnership_id = sealing_notice.partnership_id AND s.id = sealing_notice.sealing_id
        AND s.deciders && (SELECT app_viewers())::text[]
    )
  )
);

-- To find everybody to whom something was shown.
GRANT SELECT ON disclosure TO throughline_record;
CREATE POLICY sealing_reads ON disclosure FOR SELECT TO throughline_record USING (partnership_id = (SELECT app_partnership()));
