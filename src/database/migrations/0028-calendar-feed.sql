-- A secret address under which somebody's own calendar program reads on which days something of theirs is due, and how much.
-- Only the hash of the secret is kept.
CREATE TABLE calendar_feed (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  practitioner_id uuid NOT NULL,
  secret_hash bytea NOT NULL CHECK (octet_length(secret_hash) = 32),
  made_at timestamptz NOT NULL,
  ended_at timestamptz,
  -- To the hour, so that people see whether it is still read.
  read_at timestamptz,
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, practitioner_id) REFERENCES practitioner
);
CREATE UNIQUE INDEX calendar_feed_secret ON calendar_feed (partnership_id, secret_hash);
CREATE UNIQUE INDEX calendar_feed_one ON calendar_feed (partnership_id, practitioner_id) WHERE ended_at IS NULL;

ALTER TABLE calendar_feed ENABLE ROW LEVEL SECURITY;
ALTER TABLE calendar_feed FORCE ROW LEVEL SECURITY;
CREATE POLICY writer ON calendar_feed TO throughline_record USING (partnership_id = (SELECT app_partnership()));
CREATE POLICY own ON calendar_feed FOR SELECT TO throughline_app USING (
  partnership_id = (SELECT app_partnership()) AND practitioner_id = (SELECT app_practitioner())
);
GRANT SELECT ON calendar_feed TO throughline_app;
GRANT SELECT, INSERT, UPDATE ON calendar_feed TO throughline_record;
