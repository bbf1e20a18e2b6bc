-- Links by which a child or somebody of the family says what they think about a move, without an account. The address and the
-- code, told another way, are kept as hashes only. What is being typed waits here until it is sent, and is emptied then.
CREATE TABLE voice_link (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  subject_id uuid NOT NULL,
  move_id uuid NOT NULL,
  who text NOT NULL COLLATE "C" CHECK (who IN ('pupil', 'family')),
  -- Of somebody of the family, by the id under which they are recorded.
  person_id uuid,
  -- How they are called.
  name text NOT NULL,
  organisation_id uuid NOT NULL,
  made_by uuid NOT NULL,
  made_at timestamptz NOT NULL,
  -- The entry of the safety check on which it rests.
  check_id uuid NOT NULL,
  token_hash bytea NOT NULL CHECK (octet_length(token_hash) = 32),
  code_hash bytea NOT NULL CHECK (octet_length(code_hash) = 32),
  code_tries integer NOT NULL DEFAULT 0,
  expires_at timestamptz NOT NULL,
  -- When the code was used. It counts once.
  opened_at timestamptz,
  session_hash bytea CHECK (octet_length(session_hash) = 32),
  session_ends_at timestamptz,
  answers jsonb,
  finished_at timestamptz,
  ended_at timestamptz,
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, subject_id) REFERENCES subject,
  CHECK ((who = 'family') = (person_id IS NOT NULL)),
  CHECK (answers IS NULL OR (finished_at IS NULL AND ended_at IS NULL))
);
CREATE UNIQUE INDEX voice_link_token ON voice_link (partnership_id, token_hash);
CREATE UNIQUE INDEX voice_link_session ON voice_link (partnership_id, session_hash) WHERE session_hash IS NOT NULL;
CREATE INDEX voice_link_subject ON voice_link (partnership_id, subject_id, move_id);

ALTER TABLE voice_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE voice_link FORCE ROW LEVEL SECURITY;
CREATE POLICY writer ON voice_link TO throughline_record USING (partnership_id = (SELECT app_partnership()));
GRANT SELECT, INSERT, UPDATE ON voice_link TO throughline_record;
