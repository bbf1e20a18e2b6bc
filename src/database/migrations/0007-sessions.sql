-- Who is signed in. The cookie holds a random id; only its hash is here.

CREATE TABLE session (
  id_hash bytea PRIMARY KEY,
  partnership_id uuid NOT NULL,
  practitioner_id uuid NOT NULL,
  -- Proves that a form came from a page of this session.
  form_token text NOT NULL,
  -- Says on the next page what has been done.
  notice text,
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL
);
CREATE INDEX session_practitioner ON session (partnership_id, practitioner_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON session TO throughline_app;
