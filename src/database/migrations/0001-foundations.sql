-- What every table and policy rests on: the settings of a transaction, and who may do what.
--
-- throughline_app     serves requests: reads through row-level security, writes only what it has seen and done.
-- throughline_record  writes the record and derives from all of it; taken on by SET LOCAL ROLE inside one transaction.
--
-- Every setting is local to its transaction and read through these functions, so that a connection without settings sees
-- nothing. Policies call them inside a sub-select: then PostgreSQL asks once for each statement, not once for each row.

CREATE FUNCTION app_partnership() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('app.partnership', true), '')::uuid $$;

CREATE FUNCTION app_practitioner() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('app.practitioner', true), '')::uuid $$;

-- The present, from the clock of the application. Nothing in the database asks its own clock.
CREATE FUNCTION app_now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('app.now', true), '')::timestamptz $$;

-- The posts of whoever is asking, for example {dsl@…, person@…}.
CREATE FUNCTION app_viewers() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT string_to_array(nullif(current_setting('app.viewers', true), ''), ',') $$;

GRANT USAGE ON SCHEMA public TO throughline_app, throughline_record;

-- One row: whether this is a demo. Demo data never becomes live data.
CREATE TABLE installation (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  mode text NOT NULL CHECK (mode IN ('demo', 'live')),
  partnership_id uuid NOT NULL,
  partnership_name text NOT NULL,
  created_at timestamptz NOT NULL
);
GRANT SELECT ON installation TO throughline_app, throughline_record;
