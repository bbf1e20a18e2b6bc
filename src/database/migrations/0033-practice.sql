-- What somebody answered about an invented child, to learn the threshold document. It belongs to no record: there is no
-- child in it, and nobody but whoever wrote it can read it. Of all answers together only rounded numbers are shown.

CREATE TABLE practice_answer (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  practitioner_id uuid NOT NULL,
  vignette text NOT NULL COLLATE "C",
  -- A level of the document, "none" when they could not say, "apart" when it does not belong to the child's record.
  level text NOT NULL COLLATE "C",
  words text NOT NULL,
  -- The document that they saw after it, and what it said. Absent where none was in force.
  threshold text COLLATE "C",
  version text COLLATE "C",
  band_from text COLLATE "C",
  band_to text COLLATE "C",
  answered_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, practitioner_id) REFERENCES practitioner
);
CREATE INDEX practice_answer_own ON practice_answer (partnership_id, practitioner_id, vignette, answered_at);
CREATE INDEX practice_answer_vignette ON practice_answer (partnership_id, vignette, threshold);

ALTER TABLE practice_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE practice_answer FORCE ROW LEVEL SECURITY;
CREATE POLICY writer ON practice_answer TO throughline_record USING (partnership_id = (SELECT app_partnership()));
CREATE POLICY author ON practice_answer TO throughline_app USING (
  partnership_id = (SELECT app_partnership())
  AND practitioner_id = (SELECT app_practitioner())
  AND expires_at > (SELECT app_now())
);
-- Counted, and removed when their time has come; the record has no other use for them.
GRANT SELECT, DELETE ON practice_answer TO throughline_record;
GRANT SELECT, INSERT, DELETE ON practice_answer TO throughline_app;
