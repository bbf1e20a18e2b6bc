-- How people prove who they are, and how administrators look after them.
--
-- Only throughline_record reads and writes the tables of signing in, so that a request that goes wrong reaches no password.
-- Secrets that have to be read again are sealed with a key that is not in the database.

CREATE TABLE password (
  partnership_id uuid NOT NULL,
  practitioner_id uuid NOT NULL,
  -- In PHC format: algorithm, parameters, salt and hash.
  phc text NOT NULL COLLATE "C",
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (partnership_id, practitioner_id),
  FOREIGN KEY (partnership_id, practitioner_id) REFERENCES practitioner
);

-- An app that shows codes of six digits (TOTP, RFC 6238).
CREATE TABLE code_app (
  partnership_id uuid NOT NULL,
  practitioner_id uuid NOT NULL,
  sealed_secret bytea NOT NULL,
  -- The last span of thirty seconds whose code was taken: no code counts twice.
  last_step bigint NOT NULL,
  added_at timestamptz NOT NULL,
  PRIMARY KEY (partnership_id, practitioner_id),
  FOREIGN KEY (partnership_id, practitioner_id) REFERENCES practitioner
);

-- Codes for somebody whose app is out of reach. A code is removed when it is used.
CREATE TABLE recovery_code (
  partnership_id uuid NOT NULL,
  hash bytea NOT NULL,
  practitioner_id uuid NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (partnership_id, hash),
  FOREIGN KEY (partnership_id, practitioner_id) REFERENCES practitioner
);
CREATE INDEX recovery_code_of ON recovery_code (partnership_id, practitioner_id);

CREATE TABLE passkey (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  practitioner_id uuid NOT NULL,
  credential_id text NOT NULL COLLATE "C",
  public_key bytea NOT NULL,
  counter bigint NOT NULL,
  transports text[] NOT NULL COLLATE "C",
  name text NOT NULL,
  added_at timestamptz NOT NULL,
  last_used_at timestamptz,
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, practitioner_id) REFERENCES practitioner
);
CREATE UNIQUE INDEX passkey_credential ON passkey (partnership_id, credential_id);
CREATE INDEX passkey_of ON passkey (partnership_id, practitioner_id);

-- Whose account at an employer (OpenID Connect) is whose here.
CREATE TABLE employer_account (
  partnership_id uuid NOT NULL,
  issuer text NOT NULL COLLATE "C",
  account text NOT NULL COLLATE "C",
  practitioner_id uuid NOT NULL,
  bound_at timestamptz NOT NULL,
  PRIMARY KEY (partnership_id, issuer, account),
  FOREIGN KEY (partnership_id, practitioner_id) REFERENCES practitioner
);
CREATE UNIQUE INDEX employer_account_of ON employer_account (partnership_id, practitioner_id, issuer);

-- Links with which somebody sets up how they sign in: after an invitation, or when they cannot sign in any more.
CREATE TABLE sign_in_link (
  partnership_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  practitioner_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('invitation', 'recovery')),
  made_at timestamptz NOT NULL,
  -- Null: made on the command line.
  made_by uuid,
  ends_at timestamptz NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (partnership_id, token_hash),
  FOREIGN KEY (partnership_id, practitioner_id) REFERENCES practitioner
);
CREATE INDEX sign_in_link_of ON sign_in_link (partnership_id, practitioner_id);

-- Challenges that were answered; none is answered twice.
CREATE TABLE answered_challenge (
  partnership_id uuid NOT NULL,
  hash bytea NOT NULL,
  ends_at timestamptz NOT NULL,
  PRIMARY KEY (partnership_id, hash)
);

-- Attempts that failed, by a keyed hash of account, network or device: nobody can read from it who tried.
CREATE TABLE sign_in_attempt (
  partnership_id uuid NOT NULL,
  key bytea NOT NULL,
  failures integer NOT NULL,
  last_at timestamptz NOT NULL,
  PRIMARY KEY (partnership_id, key)
);

-- Browsers from which somebody has signed in before.
CREATE TABLE known_device (
  partnership_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  practitioner_id uuid NOT NULL,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (partnership_id, token_hash, practitioner_id),
  FOREIGN KEY (partnership_id, practitioner_id) REFERENCES practitioner
);

-- What has happened to somebody's way to sign in, so that they are told.
CREATE TABLE sign_in_event (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  practitioner_id uuid NOT NULL,
  at timestamptz NOT NULL,
  what text NOT NULL COLLATE "C",
  -- When they were told at signing in; what they did themselves needs no telling.
  told_at timestamptz,
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, practitioner_id) REFERENCES practitioner
);
CREATE INDEX sign_in_event_of ON sign_in_event (partnership_id, practitioner_id, at);

-- Which key seals: a server that was given another one stops instead of failing for everybody.
CREATE TABLE sign_in_key (
  partnership_id uuid NOT NULL,
  fingerprint bytea NOT NULL,
  first_used_at timestamptz NOT NULL,
  PRIMARY KEY (partnership_id)
);

-- Everybody signs in once more.
DELETE FROM session;
ALTER TABLE session
  -- What the person sees of a session and ends it by; it opens nothing.
  ADD COLUMN id uuid NOT NULL,
  -- When the person last proved with two factors who they are.
  ADD COLUMN proved_at timestamptz,
  ADD COLUMN proved_by text NOT NULL COLLATE "C",
  ADD COLUMN device text NOT NULL;
CREATE UNIQUE INDEX session_id ON session (id);
GRANT SELECT, UPDATE, DELETE ON session TO throughline_record;

-- A form that waits, sealed, until the person who sent it has proved again who they are.
CREATE TABLE kept_form (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  session_id uuid NOT NULL,
  sealed_form bytea NOT NULL,
  ends_at timestamptz NOT NULL,
  PRIMARY KEY (partnership_id, id)
);
CREATE INDEX kept_form_end ON kept_form (ends_at);

-- Two administrators together let somebody set up signing in anew: one starts it, another confirms or refuses it.
CREATE TABLE sign_in_recovery (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  practitioner_id uuid NOT NULL,
  started_at timestamptz NOT NULL,
  started_by uuid NOT NULL,
  -- How the first administrator made sure who is asking.
  checked_how text NOT NULL,
  ended_at timestamptz,
  ended_by uuid,
  outcome text CHECK (outcome IN ('confirmed', 'refused', 'withdrawn')),
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, practitioner_id) REFERENCES practitioner,
  CHECK (outcome IS DISTINCT FROM 'confirmed' OR ended_by NOT IN (started_by, practitioner_id)),
  CHECK (started_by <> practitioner_id)
);
CREATE UNIQUE INDEX sign_in_recovery_open ON sign_in_recovery (partnership_id, practitioner_id) WHERE ended_at IS NULL;

-- A role that an administrator asks for themselves: another administrator gives or refuses it.
CREATE TABLE role_request (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  practitioner_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  role text NOT NULL COLLATE "C",
  starts_at timestamptz NOT NULL,
  ends_at timestamptz,
  asked_at timestamptz NOT NULL,
  asked_by uuid NOT NULL,
  decided_at timestamptz,
  decided_by uuid,
  decision text CHECK (decision IN ('given', 'refused', 'withdrawn')),
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, practitioner_id) REFERENCES practitioner,
  FOREIGN KEY (partnership_id, organisation_id) REFERENCES organisation,
  CHECK (decision IS DISTINCT FROM 'given' OR decided_by <> asked_by)
);
CREATE INDEX role_request_open ON role_request (partnership_id, organisation_id) WHERE decided_at IS NULL;

-- With whom somebody is named, when they leave.
CREATE INDEX involvement_practitioner ON involvement (partnership_id, practitioner_id) WHERE practitioner_id IS NOT NULL;

-- Named groups in an organisation.
CREATE TABLE team (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  name text NOT NULL,
  made_at timestamptz NOT NULL,
  made_by uuid NOT NULL,
  closed_at timestamptz,
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, organisation_id) REFERENCES organisation
);
CREATE INDEX team_of ON team (partnership_id, organisation_id);

CREATE TABLE team_member (
  partnership_id uuid NOT NULL,
  team_id uuid NOT NULL,
  practitioner_id uuid NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz,
  PRIMARY KEY (partnership_id, team_id, practitioner_id, starts_at),
  FOREIGN KEY (partnership_id, team_id) REFERENCES team,
  FOREIGN KEY (partnership_id, practitioner_id) REFERENCES practitioner
);
CREATE UNIQUE INDEX team_member_now ON team_member (partnership_id, team_id, practitioner_id) WHERE ends_at IS NULL;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['password', 'code_app', 'recovery_code', 'passkey', 'employer_account', 'sign_in_link',
    'answered_challenge', 'sign_in_attempt', 'known_device', 'sign_in_event', 'sign_in_key', 'kept_form'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY writer ON %I TO throughline_record USING (partnership_id = (SELECT app_partnership()))', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO throughline_record', name);
  END LOOP;
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['sign_in_recovery', 'role_request', 'team', 'team_member'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY partnership ON %I USING (partnership_id = (SELECT app_partnership()))', name);
    EXECUTE format('GRANT SELECT ON %I TO throughline_app', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO throughline_record', name);
  END LOOP;
END $$;
