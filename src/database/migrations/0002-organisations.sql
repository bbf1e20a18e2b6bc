-- Organisations, the people who work in them, and school calendars. Nothing here is about a child.

CREATE TABLE organisation (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL COLLATE "C",
  name text NOT NULL,
  sort_name text NOT NULL COLLATE "C",
  -- Of the national register of schools. A number of the Department for Education is authority and establishment; it can
  -- belong to a closed school and to the academy that followed it, so it is not unique.
  urn integer,
  authority_code text COLLATE "C",
  establishment_number text COLLATE "C",
  phase text,
  type_name text,
  status text NOT NULL CHECK (status IN ('open', 'closed', 'proposed')),
  opened_on date,
  closed_on date,
  street text,
  town text,
  postcode text COLLATE "C",
  low_age smallint,
  high_age smallint,
  telephone text,
  -- Whose term dates the school keeps. Nobody's are guessed.
  term_dates text NOT NULL DEFAULT 'unknown' CHECK (term_dates IN ('authority', 'own', 'unknown')),
  -- Whether its staff sign in here. A school that does not still owes and is owed.
  takes_part boolean NOT NULL DEFAULT false,
  source text NOT NULL CHECK (source IN ('register', 'person', 'demo')),
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (partnership_id, id)
);
CREATE UNIQUE INDEX organisation_urn ON organisation (partnership_id, urn) WHERE urn IS NOT NULL;
CREATE INDEX organisation_number ON organisation (partnership_id, authority_code, establishment_number);
CREATE INDEX organisation_by_name ON organisation (partnership_id, kind, sort_name);

-- Versions are only added: what was known at a time can be asked again.
CREATE TABLE school_calendar (
  partnership_id uuid NOT NULL,
  -- A school, or a council for all schools that keep its dates.
  organisation_id uuid NOT NULL,
  version integer NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by uuid,
  terms jsonb NOT NULL,
  PRIMARY KEY (partnership_id, organisation_id, version),
  FOREIGN KEY (partnership_id, organisation_id) REFERENCES organisation
);

CREATE TABLE practitioner (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  sort_name text NOT NULL COLLATE "C",
  email text NOT NULL COLLATE "C",
  active boolean NOT NULL DEFAULT true,
  PRIMARY KEY (partnership_id, id)
);
CREATE UNIQUE INDEX practitioner_email ON practitioner (partnership_id, email);

CREATE TABLE role_held (
  partnership_id uuid NOT NULL,
  practitioner_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  role text NOT NULL COLLATE "C",
  starts_at timestamptz NOT NULL,
  ends_at timestamptz,
  PRIMARY KEY (partnership_id, practitioner_id, organisation_id, role, starts_at),
  FOREIGN KEY (partnership_id, practitioner_id) REFERENCES practitioner,
  FOREIGN KEY (partnership_id, organisation_id) REFERENCES organisation
);
CREATE INDEX role_held_by_post ON role_held (partnership_id, organisation_id, role);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['organisation', 'school_calendar', 'practitioner', 'role_held'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY partnership ON %I USING (partnership_id = (SELECT app_partnership()))', name);
    EXECUTE format('GRANT SELECT ON %I TO throughline_app', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO throughline_record', name);
  END LOOP;
END $$;
