-- Transfer files that a school made: which was which, and of whom, so that they can be said to have been sent. The file itself is
-- not kept.
CREATE TABLE transfer_file_made (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  from_organisation_id uuid NOT NULL,
  -- Null when nobody knows yet where the children go.
  to_organisation_id uuid,
  -- Which one it is from the one to the other.
  sequence smallint NOT NULL CHECK (sequence BETWEEN 1 AND 999),
  file_name text NOT NULL COLLATE "C",
  made_at timestamptz NOT NULL,
  made_by uuid NOT NULL,
  moves uuid[] NOT NULL,
  subjects uuid[] NOT NULL CHECK (cardinality(subjects) = cardinality(moves)),
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, from_organisation_id) REFERENCES organisation
);
CREATE INDEX transfer_file_made_from ON transfer_file_made (partnership_id, from_organisation_id, made_at);

ALTER TABLE transfer_file_made ENABLE ROW LEVEL SECURITY;
ALTER TABLE transfer_file_made FORCE ROW LEVEL SECURITY;
CREATE POLICY writer ON transfer_file_made TO throughline_record USING (partnership_id = (SELECT app_partnership()));
GRANT SELECT, INSERT ON transfer_file_made TO throughline_record;
