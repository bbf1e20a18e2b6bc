-- Entries that may not be read any more, because they are about another child, unlawful or dangerous; and what somebody says
-- against an entry, which is read wherever that entry is.

ALTER TABLE entry
  -- From then on nobody reads it and nothing is derived from it. Its hash stays in the chain.
  ADD COLUMN sealed_at timestamptz,
  -- From then on there is nothing left but the hash, when it was and who recorded it.
  ADD COLUMN erased_at timestamptz;
GRANT UPDATE (sealed_at, erased_at, data, salt, home_reference, corrected_because, attachments) ON entry TO throughline_record;

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
        AND s.entry_id = (entry.data ->> 'disputes')::uuid
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
  -- Of the entry itself, so that a data protection officer can deal with it without reading it.
  kind text NOT NULL COLLATE "C",
  organisation_id uuid NOT NULL,
  recorded_by uuid,
  recorded_at timestamptz NOT NULL,
  ground text NOT NULL CHECK (ground IN ('wrong-child', 'unlawful', 'dangerous')),
  words text NOT NULL,
  asked_at timestamptz NOT NULL,
  asked_by uuid NOT NULL,
  sealed_at timestamptz,
  sealed_by uuid,
  refused_at timestamptz,
  refused_by uuid,
  -- Taken back: it may be read again.
  lifted_at timestamptz,
  lifted_by uuid,
  -- Why it was refused or lifted.
  answer text,
  -- It was recorded anew where it belongs.
  moved boolean NOT NULL DEFAULT false,
  erasure_asked_at timestamptz,
  erasure_asked_by uuid,
  erased_at timestamptz,
  erased_by uuid,
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, subject_id) REFERENCES subject,
  CHECK (erased_by IS NULL OR erased_by <> erasure_asked_by)
);
CREATE INDEX sealing_subject ON sealing (partnership_id, subject_id);
CREATE INDEX sealing_organisation ON sealing (partnership_id, organisation_id, asked_at);

-- Everybody who had opened the record while the entry could be read, and could read it.
CREATE TABLE sealing_notice (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  sealing_id uuid NOT NULL,
  practitioner_id uuid NOT NULL,
  subject_id uuid NOT NULL,
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

-- Those who asked for it, and the data protection officer of the organisation that recorded the entry.
CREATE POLICY viewer ON sealing FOR SELECT TO throughline_app USING (
  partnership_id = (SELECT app_partnership())
  AND (
    asked_by = (SELECT app_practitioner())
    OR ('data-protection-officer@' || organisation_id::text) = ANY ((SELECT app_viewers())::text[])
  )
);
CREATE POLICY viewer ON sealing_notice FOR SELECT TO throughline_app USING (
  partnership_id = (SELECT app_partnership())
  AND (
    practitioner_id = (SELECT app_practitioner())
    OR ('data-protection-officer@' || organisation_id::text) = ANY ((SELECT app_viewers())::text[])
  )
);

-- To find everybody to whom something was shown.
GRANT SELECT ON disclosure TO throughline_record;
CREATE POLICY sealing_reads ON disclosure FOR SELECT TO throughline_record USING (partnership_id = (SELECT app_partnership()));
