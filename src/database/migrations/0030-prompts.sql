-- Questions that a pattern raised, as derive() says: what raised each, who is asked, who has it, and what a person said when
-- they closed it. Made from the chronology; instants only, so that one that was put off is open again when its day has come.

CREATE TABLE prompt (
  partnership_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  -- The rule and how many times it has been asked about this child.
  instance text NOT NULL COLLATE "C",
  rule text NOT NULL COLLATE "C",
  pack text NOT NULL,
  pack_version text NOT NULL,
  question text NOT NULL,
  raised_at timestamptz NOT NULL,
  known_at timestamptz NOT NULL,
  trigger_id uuid NOT NULL,
  evidence uuid[] NOT NULL,
  since uuid[] NOT NULL,
  withdrawn uuid[] NOT NULL,
  corrected uuid[] NOT NULL,
  owner text COLLATE "C",
  owner_role text NOT NULL COLLATE "C",
  owner_organisation_id uuid,
  assigned_to uuid,
  assigned_at timestamptz,
  assigned_by uuid,
  closed_by text[] NOT NULL COLLATE "C",
  second_readers text[] NOT NULL COLLATE "C",
  closing_id uuid,
  closing_at timestamptz,
  closing_outcome text COLLATE "C",
  closing_reading text COLLATE "C" CHECK (closing_reading IN ('not-needed', 'awaited', 'agreed', 'refused')),
  look_again_at timestamptz,
  -- Nothing more is asked of anybody: it was closed, and not put off.
  settled boolean NOT NULL,
  compartments text[] NOT NULL COLLATE "C",
  audience text[] COLLATE "C",
  PRIMARY KEY (partnership_id, subject_id, instance),
  FOREIGN KEY (partnership_id, subject_id) REFERENCES subject
);
CREATE INDEX prompt_owner ON prompt (partnership_id, owner, known_at) WHERE NOT settled;
CREATE INDEX prompt_assigned ON prompt (partnership_id, assigned_to, known_at) WHERE NOT settled;
CREATE INDEX prompt_rule ON prompt (partnership_id, rule, raised_at);

-- Who opened what a question quotes, for saying of a closing whether it was read before. A person, never a mark against one.
CREATE TABLE prompt_reading (
  partnership_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  instance text NOT NULL COLLATE "C",
  practitioner_id uuid NOT NULL,
  read_at timestamptz NOT NULL,
  PRIMARY KEY (partnership_id, subject_id, instance, practitioner_id),
  FOREIGN KEY (partnership_id, subject_id) REFERENCES subject,
  FOREIGN KEY (partnership_id, practitioner_id) REFERENCES practitioner
);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['prompt', 'prompt_reading'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY writer ON %I TO throughline_record USING (partnership_id = (SELECT app_partnership()))', name);
    EXECUTE format('GRANT SELECT ON %I TO throughline_app', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO throughline_record', name);
  END LOOP;
END $$;

CREATE POLICY viewer ON prompt FOR SELECT TO throughline_app USING (
  partnership_id = (SELECT app_partnership())
  AND EXISTS (
    SELECT FROM access_grant g
    WHERE g.partnership_id = prompt.partnership_id
      AND g.subject_id = prompt.subject_id
      AND prompt.compartments <@ g.compartments
      AND (prompt.audience IS NULL OR g.viewer = ANY (prompt.audience))
      AND (g.mode = 'content' OR (g.mode = 'own' AND g.organisation_id = prompt.owner_organisation_id))
  )
);
CREATE POLICY own ON prompt_reading FOR SELECT TO throughline_app USING (
  partnership_id = (SELECT app_partnership()) AND practitioner_id = (SELECT app_practitioner())
);

-- Of the records that there are, they are made with the next deriving.
UPDATE subject SET derive_pending = true WHERE kind = 'child' AND joined_to IS NULL;
