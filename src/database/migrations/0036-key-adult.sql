-- Who looks out for the child at the new school. A handover is complete only when somebody does.
ALTER TABLE school_move ADD COLUMN key_adult_id uuid;
