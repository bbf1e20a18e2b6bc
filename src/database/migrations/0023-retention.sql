-- How long records are kept: what stops their disposal, and what two people decided to dispose of.

CREATE TABLE retention_hold (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  -- Null: of every child.
  subject_id uuid,
  title text NOT NULL,
  reason text NOT NULL,
  placed_at timestamptz NOT NULL,
  placed_by uuid NOT NULL,
  lifted_at timestamptz,
  lifted_by uuid,
  lifted_because text,
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, subject_id) REFERENCES subject
);
CREATE INDEX retention_hold_subject ON retention_hold (partnership_id, subject_id) WHERE lifted_at IS NULL;

-- What one organisation recorded of one child, proposed by one person for disposal and decided on by another.
CREATE TABLE disposal (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  subject_id uuid NOT NULL,
  controller_id uuid NOT NULL,
  -- The class under which it was due, and since when, as it was reckoned then.
  class text NOT NULL,
  class_title text NOT NULL,
  due_since date NOT NULL,
  reason text NOT NULL,
  proposed_at timestamptz NOT NULL,
  proposed_by uuid NOT NULL,
  decided_at timestamptz,
  decided_by uuid,
  decision text CHECK (decision IN ('disposed', 'kept')),
  answer text,
  entries integer,
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, subject_id) REFERENCES subject,
  -- Never by one person alone.
  CHECK (decided_by IS NULL OR decided_by <> proposed_by)
);
CREATE UNIQUE INDEX disposal_open ON disposal (partnership_id, subject_id, controller_id) WHERE decided_at IS NULL;
CREATE INDEX entry_controller ON entry (partnership_id, controller_id, subject_id);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['retention_hold', 'disposal'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY writer ON %I TO throughline_record USING (partnership_id = (SELECT app_partnership()))', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO throughline_record', name);
  END LOOP;
END $$;

-- An entry still never changes what it says. It is emptied whole when two people have decided it: of what was sealed, or of what
-- need not be kept any more and is held by nothing.
CREATE OR REPLACE FUNCTION entry_says_what_it_said() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.data, NEW.salt, NEW.home_reference, NEW.corrected_because, NEW.attachments, NEW.erased_at)
      IS NOT DISTINCT FROM (OLD.data, OLD.salt, OLD.home_reference, OLD.corrected_because, OLD.attachments, OLD.erased_at) THEN
    RETURN NEW;
  END IF;
  IF OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL AND NEW.sealed_at IS NOT NULL
      AND NEW.data = '{}' AND NEW.salt = '' AND NEW.home_reference IS NULL AND NEW.corrected_because IS NULL
      AND NEW.attachments IS NULL
      AND (
        EXISTS (
          SELECT FROM sealing s
          WHERE s.partnership_id = OLD.partnership_id AND OLD.id = ANY (s.entries) AND s.erased_at IS NOT NULL AND s.lifted_at IS NULL
            AND OLD.sealed_at IS NOT NULL
        )
        OR EXISTS (
          SELECT FROM disposal d
          WHERE d.partnership_id = OLD.partnership_id AND d.subject_id = OLD.subject_id AND d.controller_id = OLD.controller_id
            AND d.decision = 'disposed' AND d.decided_by <> d.proposed_by
            AND NOT EXISTS (
              SELECT FROM retention_hold h
              WHERE h.partnership_id = d.partnership_id AND (h.subject_id IS NULL OR h.subject_id = d.subject_id) AND h.lifted_at IS NULL
            )
        )
      ) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'permission denied: an entry does not change' USING ERRCODE = 'insufficient_privilege';
END $$;
