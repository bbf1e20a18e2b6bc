-- The record: per subject an append-only chronology, and tables made from it so that lists can be asked for.

CREATE TABLE subject (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('child', 'review', 'provider', 'organisation', 'partnership')),
  last_seq integer NOT NULL,
  -- Strictly grows with every append.
  last_recorded_at timestamptz NOT NULL,
  -- Newest link of the chain of salted hashes.
  chain bytea NOT NULL,
  -- Where the chronology went when it turned out to be the same child as another.
  joined_to uuid,
  -- True while what was appended has not been derived from yet (large imports derive at their own rate).
  derive_pending boolean NOT NULL DEFAULT false,
  PRIMARY KEY (partnership_id, id)
);
CREATE INDEX subject_derive_pending ON subject (partnership_id, id) WHERE derive_pending;

CREATE TABLE entry (
  partnership_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  seq integer NOT NULL,
  id uuid NOT NULL,
  -- The same for the entries of several children that one event made.
  event_id uuid NOT NULL,
  kind text NOT NULL COLLATE "C",
  kind_version smallint NOT NULL,
  happened_from timestamptz NOT NULL,
  happened_to timestamptz,
  precision text NOT NULL CHECK (precision IN ('day', 'moment')),
  recorded_at timestamptz NOT NULL,
  recorded_by uuid,
  organisation_id uuid NOT NULL,
  controller_id uuid NOT NULL,
  home_system text NOT NULL,
  compartment text NOT NULL COLLATE "C",
  -- Who alone may see it; null is everyone whose involvement reaches the compartment.
  audience text[] COLLATE "C",
  -- Organisations that take part in what it is about, besides the one that recorded it.
  parties uuid[] NOT NULL,
  status text NOT NULL CHECK (status IN ('fact', 'allegation', 'opinion', 'finding')),
  data jsonb NOT NULL,
  corrects uuid,
  -- The import that brought it.
  batch_id uuid,
  salt bytea NOT NULL,
  content_hash bytea NOT NULL,
  PRIMARY KEY (partnership_id, subject_id, seq),
  FOREIGN KEY (partnership_id, subject_id) REFERENCES subject
);
CREATE INDEX entry_batch ON entry (partnership_id, batch_id) WHERE batch_id IS NOT NULL;

-- Who the child is now, from the newest identity entry that counts.
CREATE TABLE child (
  partnership_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  surname text NOT NULL,
  forename text NOT NULL,
  preferred_forename text,
  preferred_surname text,
  sort_name text NOT NULL COLLATE "C",
  surname_key text NOT NULL COLLATE "C",
  forename_key text NOT NULL COLLATE "C",
  date_of_birth date NOT NULL,
  sex text CHECK (sex IN ('F', 'M')),
  PRIMARY KEY (partnership_id, subject_id),
  FOREIGN KEY (partnership_id, subject_id) REFERENCES subject
);
CREATE INDEX child_birth ON child (partnership_id, date_of_birth, surname_key);
CREATE INDEX child_name ON child (partnership_id, surname_key, forename_key);

-- Not unique on purpose: a constraint would tell one agency that another already knows a child.
CREATE TABLE child_identifier (
  partnership_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  scheme text NOT NULL CHECK (scheme IN ('upn', 'former-upn', 'uln', 'nhs-number')),
  value text NOT NULL COLLATE "C",
  PRIMARY KEY (partnership_id, subject_id, scheme, value),
  FOREIGN KEY (partnership_id, subject_id) REFERENCES subject
);
CREATE INDEX child_identifier_value ON child_identifier (partnership_id, value);

-- When a child was on the roll of a school.
CREATE TABLE enrolment (
  partnership_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  starts_on date NOT NULL,
  ends_on date,
  year_group text,
  PRIMARY KEY (partnership_id, subject_id, organisation_id, starts_on),
  FOREIGN KEY (partnership_id, subject_id) REFERENCES subject
);
CREATE INDEX enrolment_roll ON enrolment (partnership_id, organisation_id, ends_on);

-- Moves between schools: proposed by an entry, then confirmed or rejected by another.
CREATE TABLE school_move (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  subject_id uuid NOT NULL,
  kind text NOT NULL COLLATE "C",
  from_type text NOT NULL,
  from_organisation_id uuid,
  to_type text NOT NULL,
  to_organisation_id uuid,
  leaves_on date,
  starts_on date,
  -- When the child came onto the roll of the new school; both schools may know that.
  arrived_on date,
  proposed_at timestamptz NOT NULL,
  proposed_by uuid,
  proposal_source text NOT NULL,
  confirmed_at timestamptz,
  rejected_at timestamptz,
  decided_by uuid,
  PRIMARY KEY (partnership_id, subject_id, id),
  FOREIGN KEY (partnership_id, subject_id) REFERENCES subject
);
CREATE INDEX school_move_from ON school_move (partnership_id, from_organisation_id, starts_on);
CREATE INDEX school_move_to ON school_move (partnership_id, to_organisation_id, starts_on);
