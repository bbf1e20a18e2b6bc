-- Handovers that leave the partnership as one sealed file: for a school that does not sign in here. What is sealed is
-- encrypted to the secret of the link and a code, and neither is kept; it goes when it was received, revoked or never fetched.
CREATE TABLE handover_bundle (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  subject_id uuid NOT NULL,
  move_id uuid NOT NULL,
  -- The school that hands over, and for which it was made.
  organisation_id uuid NOT NULL,
  part text NOT NULL COLLATE "C" CHECK (part IN ('school', 'safeguarding')),
  to_name text NOT NULL,
  items text[] NOT NULL COLLATE "C",
  entries uuid[] NOT NULL,
  made_at timestamptz NOT NULL,
  made_by uuid NOT NULL,
  manifest_sha256 bytea NOT NULL,
  bytes integer NOT NULL,
  -- Null for one that was printed or carried.
  secret_hash bytea CHECK (octet_length(secret_hash) = 32),
  sealed bytea,
  expires_at timestamptz,
  -- Codes that were wrong.
  attempts integer NOT NULL DEFAULT 0,
  opened_at timestamptz,
  opened integer NOT NULL DEFAULT 0,
  ended_at timestamptz,
  ended_how text COLLATE "C" CHECK (ended_how IN ('received', 'revoked', 'expired', 'wrong-codes', 'changed')),
  received_by text,
  received_complete boolean,
  received_words text,
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, subject_id) REFERENCES subject,
  CHECK (sealed IS NULL OR ended_at IS NULL)
);
CREATE UNIQUE INDEX handover_bundle_secret ON handover_bundle (partnership_id, secret_hash) WHERE secret_hash IS NOT NULL;
CREATE INDEX handover_bundle_move ON handover_bundle (partnership_id, move_id);
CREATE INDEX handover_bundle_expires ON handover_bundle (expires_at) WHERE sealed IS NOT NULL;

ALTER TABLE handover_bundle ENABLE ROW LEVEL SECURITY;
ALTER TABLE handover_bundle FORCE ROW LEVEL SECURITY;
CREATE POLICY writer ON handover_bundle TO throughline_record USING (partnership_id = (SELECT app_partnership()));
GRANT SELECT ON handover_bundle TO throughline_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON handover_bundle TO throughline_record;

-- Those of the school that hands over who see the child; of what is between the two DSLs, the DSL alone.
CREATE POLICY viewer ON handover_bundle FOR SELECT TO throughline_app USING (
  partnership_id = (SELECT app_partnership())
  AND (part <> 'safeguarding' OR ('dsl@' || organisation_id::text) = ANY ((SELECT app_viewers())::text[]))
  AND EXISTS (
    SELECT FROM access_grant g
    WHERE g.partnership_id = handover_bundle.partnership_id AND g.subject_id = handover_bundle.subject_id
      AND g.organisation_id = handover_bundle.organisation_id AND g.mode IN ('own', 'content')
  )
);
