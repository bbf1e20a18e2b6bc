-- Questions whether somebody works with a child, asked by those whose remit it is; and who is close to whom among practitioners,
-- so that nobody opens the record of their own family.

-- Every question, with what was told. Also attempts to open a record in an emergency by a full identity.
CREATE TABLE existence_check (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  practitioner_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  role text NOT NULL COLLATE "C",
  purpose text NOT NULL COLLATE "C",
  asked_for text NOT NULL CHECK (asked_for IN ('existence', 'emergency')),
  asked_by text NOT NULL CHECK (asked_by IN ('number', 'name')),
  reason text NOT NULL,
  -- The child whom it was about, when something was told.
  subject_id uuid,
  organisations uuid[] NOT NULL,
  PRIMARY KEY (partnership_id, id)
);
CREATE INDEX existence_check_practitioner ON existence_check (partnership_id, practitioner_id, at);

-- What a practitioner said about themselves and those close to them. Theirs to read and to end, and nobody else's.
CREATE TABLE practitioner_relation (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  practitioner_id uuid NOT NULL,
  -- `self`: where the practitioner lives, and their telephone.
  relation text NOT NULL CHECK (relation IN ('self', 'child', 'relative', 'household', 'close')),
  forename text,
  surname text,
  date_of_birth date,
  street text,
  postcode text,
  telephone text,
  declared_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, practitioner_id) REFERENCES practitioner
);
CREATE INDEX practitioner_relation_practitioner ON practitioner_relation (partnership_id, practitioner_id);

-- Names, addresses and telephones folded to be compared, of practitioners and of children. For the record role alone.
CREATE TABLE practitioner_key (
  partnership_id uuid NOT NULL,
  relation_id uuid NOT NULL,
  practitioner_id uuid NOT NULL,
  key text NOT NULL COLLATE "C",
  PRIMARY KEY (partnership_id, key, relation_id),
  FOREIGN KEY (partnership_id, relation_id) REFERENCES practitioner_relation
);
CREATE INDEX practitioner_key_relation ON practitioner_key (partnership_id, relation_id);
CREATE TABLE kin_key (
  partnership_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  key text NOT NULL COLLATE "C",
  PRIMARY KEY (partnership_id, subject_id, key),
  FOREIGN KEY (partnership_id, subject_id) REFERENCES subject
);
CREATE INDEX kin_key_key ON kin_key (partnership_id, key);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['existence_check', 'practitioner_relation', 'practitioner_key', 'kin_key'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY writer ON %I TO throughline_record USING (partnership_id = (SELECT app_partnership()))', name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO throughline_record', name);
  END LOOP;
END $$;
GRANT UPDATE ON practitioner_relation TO throughline_record;
GRANT DELETE ON practitioner_key, kin_key TO throughline_record;
-- One open denial for a person and a child.
CREATE UNIQUE INDEX access_denial_open ON access_denial (partnership_id, practitioner_id, subject_id) WHERE ends_at IS NULL;

CREATE POLICY own ON existence_check FOR SELECT TO throughline_app USING (
  partnership_id = (SELECT app_partnership()) AND practitioner_id = (SELECT app_practitioner())
);
CREATE POLICY own ON practitioner_relation FOR SELECT TO throughline_app USING (
  partnership_id = (SELECT app_partnership()) AND practitioner_id = (SELECT app_practitioner())
);
GRANT SELECT ON existence_check, practitioner_relation TO throughline_app;
