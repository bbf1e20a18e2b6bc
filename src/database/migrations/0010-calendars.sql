-- Bank holidays that were loaded here. Versions are only added: what was known at a time can be asked again.
CREATE TABLE bank_holiday_list (
  partnership_id uuid NOT NULL,
  version integer NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by uuid,
  -- Of England and Wales, in the shape of the government's own list.
  list jsonb NOT NULL,
  PRIMARY KEY (partnership_id, version)
);
ALTER TABLE bank_holiday_list ENABLE ROW LEVEL SECURITY;
ALTER TABLE bank_holiday_list FORCE ROW LEVEL SECURITY;
CREATE POLICY partnership ON bank_holiday_list USING (partnership_id = (SELECT app_partnership()));
GRANT SELECT ON bank_holiday_list TO throughline_app;
GRANT SELECT, INSERT ON bank_holiday_list TO throughline_record;

ALTER TABLE subject
  -- When time alone next begins or ends something: then it is derived from again.
  ADD COLUMN derive_at timestamptz,
  -- Set when a calendar that may concern the subject changed, until what it moved has been written into the trace.
  ADD COLUMN calendar_changed_at timestamptz;
CREATE INDEX subject_derive_at ON subject (partnership_id, derive_at) WHERE derive_at IS NOT NULL;

ALTER TABLE trace
  DROP CONSTRAINT trace_step_check,
  ADD CONSTRAINT trace_step_check CHECK (step IN ('opened', 'due-soon', 'overdue', 'recounted'));
